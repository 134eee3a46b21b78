/** The clock of a zip, at which the same content has the same bytes. */
export const WRITTEN_AT = '1980-01-01T00:00:00'
