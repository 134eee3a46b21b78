import { useComputedColorScheme } from '@mantine/core'

/** What a chart is drawn with. Colours of neighbours differ in lightness as well as in hue, and every second series is hatched. */
export interface ChartColours {
  readonly series: readonly string[]
  /** Everything that does not stand for itself. */
  readonly rest: string
  readonly text: string
  readonly grid: string
  readonly surface: string
  readonly even: string
  readonly ahead: string
}

const LIGHT: ChartColours = {
  series: [
    '#3b5bdb',
    '#f08c00',
    '#087f5b',
    '#c2255c',
    '#1098ad',
    '#862e9c',
    '#5c940d',
    '#a61e4d',
    '#1864ab',
    '#e8590c',
  ],
  rest: '#868e96',
  text: '#495057',
  grid: '#e9ecef',
  surface: '#ffffff',
  even: '#495057',
  ahead: '#c92a2a',
}

const DARK: ChartColours = {
  series: [
    '#748ffc',
    '#ffc078',
    '#38d9a9',
    '#f783ac',
    '#3bc9db',
    '#da77f2',
    '#a9e34b',
    '#ff8787',
    '#74c0fc',
    '#ff922b',
  ],
  rest: '#909296',
  text: '#c1c2c5',
  grid: '#373a40',
  surface: '#1a1b1e',
  even: '#c1c2c5',
  ahead: '#ff8787',
}

/** The colours of charts in the theme that is shown. */
export function useChartColours(): ChartColours {
  return useComputedColorScheme('light') === 'dark' ? DARK : LIGHT
}

/** The colour of a series; they come again after the last. */
export function seriesColour({ series }: ChartColours, index: number): string {
  return series[index % series.length] ?? '#868e96'
}

/** Whether the series is hatched, so that neighbours can be told apart without colour. */
export function isHatched(index: number): boolean {
  return index % 2 === 1
}
