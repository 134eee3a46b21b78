import { dayOf, formatDay, parseInstant } from '../../../shared/domain/calendar.ts'
import { Empty } from '../../ui/Empty.tsx'
import { useStudio } from '../../ui/studio-context.ts'

/** Shoots of an example: days from today, and units. */
const EXAMPLE = [
  [5, '1800'],
  [9, '2400'],
  [16, '900'],
  [31, '3200'],
  [38, '2600'],
  [44, '4100'],
  [66, '700'],
  [74, '5200'],
  [81, '1500'],
] as const

interface NothingPlannedProps {
  /** The studio's clock, ISO 8601; null until it is known. */
  readonly now: string | null
  readonly show: (rows: string) => void
}

/** Before anything was asked: says what to do, and shows it on an example in one click. */
export function NothingPlanned({ now, show }: NothingPlannedProps) {
  const { zone } = useStudio()
  const example = (today: number): string =>
    EXAMPLE.map(([days, units]) => `${formatDay(today + days)},${units}`).join('\n')
  return (
    <Empty
      title="Nothing is planned yet"
      {...(now !== null && {
        action: { label: 'Show an example', onClick: () => show(example(dayOf(parseInstant(now, 'now'), zone))) },
      })}
    >
      Choose a queue, or paste dates with the units that each needs. The plan says which packs to buy on which days so
      that they cost least, given that units expire.
    </Empty>
  )
}
