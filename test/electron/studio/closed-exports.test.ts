import { readFileSync } from 'node:fs'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { CLIENT_FORMATS } from '../../../shared/api/client-statement.ts'
import { bundledCards } from '../../../electron/settings/bundled-cards.ts'
import type { MonthFormat } from '../../../shared/api/month-formats.ts'
import { MONTH_FORMAT_NAMES } from '../../../shared/api/month-formats.ts'
import { balance, entryId, purchase, usage } from '../../support/fold.ts'
import { recordEntries } from '../../support/journal-files.ts'
import type { TestStudio } from '../../support/studio.ts'
import { useStudios } from '../../support/studio.ts'

const open = useStudios()

const month = '2026-01'
const ENTRIES = [
  purchase(1, '2026-01-05', { units: '10', price: '10.00' }),
  usage(2, '2026-01-12', '2', { production: 'Nova' }),
  usage(3, '2026-01-13', '1', { outcome: 'failed' }),
  balance(4, '2026-01-20', '7'),
]

/** A month's file with what is packed in it. */
async function textOf(studio: TestStudio, format: MonthFormat): Promise<string> {
  const file = studio.path(`month.${format}`)
  await studio.value('exports.statement', { month, format, file })
  const bytes = readFileSync(file)
  return ['xlsx', 'csv-zip'].includes(format) ? unpacked(bytes) : bytes.toString('utf8')
}

function unpacked(bytes: Buffer): string {
  return Object.entries(unzipSync(bytes))
    .map(([name, part]) => `${name}\n${strFromU8(part)}`)
    .join('\n')
}

describe('R11: a closed month’s export carries the digest of its closing', () => {
  test.each(MONTH_FORMAT_NAMES)('%s', async (format) => {
    const studio = await open({ now: '2026-02-03' })
    await recordEntries(studio, ENTRIES)
    expect(await textOf(studio, format)).not.toMatch(/\b[0-9a-f]{64}\b/)
    const { digest } = await studio.value('months.close', { month })
    const closed = await textOf(studio, format)
    expect(closed).toContain(digest)

    await studio.value('usage.record', { model: 'hailuo-02', resolution: '768p', seconds: 6 })
    expect(await textOf(studio, format), 'after later entries').toBe(closed)

    await studio.value('months.reopen', { month })
    expect(await textOf(studio, format), 'while it is open').not.toContain(digest)
    await studio.value('months.close', { month })
    expect(await textOf(studio, format), 'closed again').toBe(closed)
  })
})

/** A card of another vendor that sells the same. */
const OTHER_CARD = JSON.stringify({ ...bundledCards[0]?.file, id: 'other-video', vendor: 'OtherCo' })

describe('R11: what happens after a closed month changes none of its files', () => {
  test.each(MONTH_FORMAT_NAMES)('%s', async (format) => {
    const studio = await open({ now: '2026-02-03' })
    await recordEntries(studio, [...ENTRIES, usage(5, '2026-01-21', '20')])
    await studio.value('months.close', { month })
    const closed = await textOf(studio, format)

    const { entry } = await studio.value('lots.amend', { lot: entryId(1), expires: '2026-03-20', note: '' })
    expect(await textOf(studio, format), 'a lot’s expiry amended').toBe(closed)
    await studio.value('rates.import', { origin: 'the card', text: OTHER_CARD })
    await studio.value('purchases.record', { rateCard: 'other-video', pack: 'standard' })
    expect(await textOf(studio, format), 'a pack of another vendor').toBe(closed)
    await studio.value('entries.reverse', { entry: entry.id, reason: '' })
    expect(await textOf(studio, format), 'the amend taken back').toBe(closed)
  })
})

describe('R11: the statement of one production carries it too', () => {
  test.each(CLIENT_FORMATS)('%s', async (format) => {
    const studio = await open({ now: '2026-02-03' })
    await recordEntries(studio, ENTRIES)
    const written = async (): Promise<string> => {
      const file = studio.path(`nova.${format}`)
      await studio.value('exports.clientStatement', { month, production: 'Nova', format, file })
      return format === 'xlsx' ? unpacked(readFileSync(file)) : readFileSync(file, 'utf8')
    }
    expect(await written()).not.toMatch(/\b[0-9a-f]{64}\b/)
    const { digest } = await studio.value('months.close', { month })
    const closed = await written()
    expect(closed).toContain(digest)
    await studio.value('usage.record', { model: 'hailuo-02', resolution: '768p', seconds: 6 })
    expect(await written(), 'after later entries').toBe(closed)
  })
})
