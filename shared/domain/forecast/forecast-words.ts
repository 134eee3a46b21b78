import type { Evidence, Seen } from './keep-rates.ts'

/** What an estimate of a render kind leans on most. */
export type RestsOn = 'own' | 'production' | 'kind' | 'prior'

/** The nearest evidence that there is. */
export function restsOn({ own, production, kind }: Evidence): RestsOn {
  if (own.takes > 0) return 'own'
  if (production.takes > 0) return 'production'
  return kind.takes > 0 ? 'kind' : 'prior'
}

/** "412 takes of this kind in this production, 137 kept", or what stands in its place. */
export function evidenceText({ evidence, restsOn: nearest }: { evidence: Evidence; restsOn: RestsOn }): string {
  const { own, production, kind } = evidence
  switch (nearest) {
    case 'own':
      return `${seenText(own)} of this kind in this production`
    case 'production':
      return `${seenText(production)} of other kinds in this production`
    case 'kind':
      return `${seenText(kind)} of this kind in other productions`
    case 'prior':
      return 'no takes yet: about 3 a kept one are assumed'
  }
}

function seenText({ takes, kept }: Seen): string {
  return `${takes} ${takes === 1 ? 'take' : 'takes'} (${kept} kept)`
}

const NEVER = '0'
const ALWAYS = '1'

/** A share such as "0.8312" as people say it: "83 of 100 futures". Only what was never or always so is said to be. */
export function shareInWords(share: string): string {
  if (share === ALWAYS) return 'all futures drawn'
  if (share === NEVER) return 'none of the futures drawn'
  const hundredths = Math.round(Number(share) * 100)
  if (hundredths === 0) return 'less than 1 of 100 futures'
  return hundredths === 100 ? 'more than 99 of 100 futures' : `${hundredths} of 100 futures`
}

/** Why renders are no part of a forecast. */
export interface LeftOut {
  readonly heldOrDone: number
  readonly kept: number
  readonly unplanned: number
}

/** A sentence for each reason that some render has. */
export function leftOutTexts({ heldOrDone, kept, unplanned }: LeftOut): string[] {
  const told = (count: number, one: string, many: string): string[] =>
    count === 0 ? [] : [count === 1 ? `1 render ${one}` : `${count} renders ${many}`]
  return [
    ...told(kept, 'has a kept take', 'have a kept take'),
    ...told(heldOrDone, 'is held or done', 'are held or done'),
    ...told(unplanned, 'is planned without a take', 'are planned without a take'),
  ]
}
