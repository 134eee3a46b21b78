import type { Input } from '../../shared/api/operations.ts'

/** What is typed of one pack on hand. Texts as they stand in the fields; "" is none. */
export interface PackForm {
  readonly pack: string
  /** The day of the purchase, "2026-10-05". */
  readonly bought: string
  /** The expiry that the console shows, "2026-11-05T10:00"; none where the pack's own validity holds. */
  readonly expires: string
  /** For packs without units and price of their own, and for another currency than the card's. */
  readonly units: string
  readonly price: string
  /** Units left now, as the console shows; none where the pack is untouched. */
  readonly left: string
}

export const EMPTY_PACK: PackForm = { pack: '', bought: '', expires: '', units: '', price: '', left: '' }

/** The purchase that the form describes. @param toInstant reads a wall time of the studio's zone */
export function purchaseOf(form: PackForm, toInstant: (wall: string) => string): Input<'purchases.record'> {
  const { pack, bought, expires, units, price } = form
  return {
    pack,
    at: bought,
    ...(expires === '' ? {} : { expires: toInstant(expires) }),
    ...(units === '' ? {} : { units }),
    ...(price === '' ? {} : { price }),
  }
}

/** The field of the form that a refusal is about; null where it is about none of them. */
export function fieldOf(field: unknown): keyof PackForm | null {
  switch (field) {
    case 'pack':
    case 'units':
    case 'price':
    case 'expires':
      return field
    case 'at':
      return 'bought'
    default:
      return null
  }
}
