/** The percentiles of a forecast, each with its line in the chart: told apart by their dashes. */
export const PERCENTILES = [
  { key: 'p50', name: 'P50', percent: 50, dashes: '0' },
  { key: 'p80', name: 'P80', percent: 80, dashes: '6 3' },
  { key: 'p95', name: 'P95', percent: 95, dashes: '2 3' },
] as const
