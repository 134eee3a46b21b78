import type { Input } from '../../../shared/api/operations.ts'
import type { KindName } from '../../../shared/domain/kind-text.ts'
import { kindText } from '../../../shared/domain/kind-text.ts'
import type { CustomTexts } from '../plans-store.ts'
import { customOf } from '../plans-store.ts'

/** A line of a demand as it is typed. */
export interface DemandRow {
  readonly id: number
  /** As `kindText` writes it; empty while none is chosen. */
  readonly kind: string
  readonly clips: string
  readonly takes: string
}

/** What the comparison is for: the cheapest way, a share that packs must cover, or a pack by its id. */
export type Target = 'cheapest' | 'coverage' | { readonly pack: string }

/** All that is typed and chosen at the left. */
export interface Asked {
  readonly source: 'typed' | 'queue'
  readonly rows: readonly DemandRow[]
  readonly queue: string | null
  /** The card of typed rows; null is the studio's own choice. */
  readonly card: string | null
  readonly custom: CustomTexts
  readonly target: Target
  /** The share of the plan that packs must cover, in percent. */
  readonly percent: string
  /** Kinds that are not sent to pay-as-you-go, as `kindText` writes them. */
  readonly kept: readonly string[]
}

/** The rows that say what they want. */
export function completeRows(rows: readonly DemandRow[], kinds: readonly KindName[]): (DemandRow & { of: KindName })[] {
  return rows.flatMap((row) => {
    const of = kinds.find((kind) => kindText(kind) === row.kind)
    return of === undefined || row.clips.trim() === '' ? [] : [{ ...row, of }]
  })
}

/**
 * What the studio is asked; null while nothing is wanted yet. What is no number goes as it is: the studio says what would be right.
 * @param kinds the card's
 * @param demanded kinds of the demand that was compared last
 */
export function questionOf(
  asked: Asked,
  kinds: readonly KindName[],
  demanded: readonly KindName[],
): Input<'plans.compare'> | null {
  const rows = completeRows(asked.rows, kinds)
  const wanted = asked.source === 'queue' ? asked.queue !== null : rows.length > 0
  if (!wanted) return null
  const custom = customOf(asked.custom)
  const { target } = asked
  return {
    ...(asked.source === 'queue'
      ? { queue: asked.queue ?? '' }
      : {
          clips: rows.map(({ of, clips, takes }) => ({
            ...nameOf(of),
            clips: numberOf(clips),
            takes: numberOf(takes),
          })),
          ...(asked.card === null ? {} : { card: asked.card }),
        }),
    ...(custom === null ? {} : { custom }),
    ...(target === 'coverage' ? { coverage: shareOf(asked.percent) } : {}),
    ...(typeof target === 'object' ? { pack: target.pack } : {}),
    ...(asked.kept.length === 0
      ? {}
      : {
          routable: routable(
            asked,
            rows.map(({ of }) => of),
            demanded,
          ),
        }),
  }
}

function routable(asked: Asked, typed: readonly KindName[], demanded: readonly KindName[]): KindName[] {
  const kinds = asked.source === 'queue' ? demanded : typed
  return kinds.filter((kind) => !asked.kept.includes(kindText(kind))).map(nameOf)
}

function nameOf({ model, resolution, seconds }: KindName): KindName {
  return { model, resolution, seconds }
}

/** "1,200" is 1200; an empty text is 1; what is no number stays none. */
function numberOf(text: string): number {
  const plain = text.trim().replace(/[,\s]/g, '')
  return plain === '' ? 1 : Number(plain)
}

/** A percentage as the share that the operation takes: "80" is "0.8", "12.5" is "0.125". */
export function shareOf(percent: string): string {
  const match = /^(\d{1,3})(?:[.,](\d{1,2}))?\s*%?$/.exec(percent.trim())
  if (match === null) return percent
  const [, whole = '0', part = ''] = match
  const digits = whole.padStart(3, '0')
  const share = `${digits.slice(0, -2)}.${digits.slice(-2)}${part}`
  return share.replace(/\.?0+$/, '')
}
