import type { Output, ParsedInput } from '../../../shared/api/operations.ts'
import { canonicalZone, dayOf, formatDay, isZone } from '../../../shared/domain/calendar.ts'
import { DEFAULT_CARD, MAIN_ACCOUNT } from '../../../shared/domain/defaults.ts'
import { isCurrency, parseAmount } from '../../../shared/domain/money.ts'
import { invalid, Refusal } from '../../../shared/domain/refusal.ts'
import type { RateCard } from '../../../shared/domain/rate-card.ts'
import { DEMO_PAST_PRODUCTIONS, demoPlans } from '../../demo/demo-plans.ts'
import { demoJournal } from '../../demo/demo-studio.ts'
import { run } from '../../ledger/store/database.ts'
import { countEntries } from '../../ledger/ledger.ts'
import { SCHEMA_VERSION } from '../../ledger/migrations/index.ts'
import { drawingOrders } from '../../ledger/journal/names.ts'
import { writeProduction } from '../../ledger/plans/planned-productions.ts'
import { insertRenders, writeQueue } from '../../ledger/plans/queues.ts'
import { revision } from '../../ledger/store/revision.ts'
import { readSettings, writeSettings } from '../../ledger/store/settings.ts'
import type { CommandContext, QueryContext } from '../context.ts'
import { closeMonth } from './months.ts'

export function showInfo({ dataFolder, reader, zone, currency }: QueryContext): Output<'studio.info'> {
  return {
    zone,
    currency,
    dataFolder,
    revision: revision(reader),
    entries: countEntries(reader),
    schemaVersion: SCHEMA_VERSION,
  }
}

/** Sets zone and currency of a ledger that has no entries yet; saying again what is set already changes nothing. */
export function initStudio(context: CommandContext, input: ParsedInput<'studio.init'>): Output<'studio.info'> {
  const given = input.zone ?? context.zone
  const currency = input.currency?.toUpperCase() ?? context.currency
  if (!isZone(given)) throw invalid(`zone: "${given}" is not a time zone such as Europe/Berlin`, { field: 'zone' })
  const zone = canonicalZone(given)
  if (!isCurrency(currency)) {
    throw invalid(`currency: "${currency}" is not an ISO 4217 code such as USD`, { field: 'currency' })
  }
  if (zone === context.zone && currency === context.currency) return showInfo(context)
  if (countEntries(context.reader) > 0) {
    throw new Refusal(
      'conflict',
      `the ledger has entries: its zone ${context.zone} and currency ${context.currency} are fixed`,
    )
  }
  const { writer } = context.ledger
  writer.change(context.now, (change) => {
    writeSettings(writer.db, { zone, currency })
    // What follows is folded by these settings, not by those that the writer has at hand.
    change.refoldAll()
  })
  context.settingsChanged()
  return { ...showInfo(context), ...readSettings(context.reader) }
}

export function listCards({ cards }: QueryContext): Output<'rates.list'> {
  return {
    cards: cards.list().map((card) => ({
      id: card.id,
      vendor: card.vendor,
      currency: card.currency,
      asOf: card.file.asOf,
      source: card.file.source,
      packs: card.packs.length,
      renderKinds: card.renderKinds.length,
    })),
  }
}

export function showCard({ cards }: QueryContext, input: ParsedInput<'rates.show'>): Output<'rates.show'> {
  return cards.find(input.id).file
}

export function importCard(context: CommandContext, input: ParsedInput<'rates.import'>): Output<'rates.import'> {
  const { writer } = context.ledger
  const { card, replaced } = writer.change(context.now, () => context.cards.add(input.text, input.origin, context.now))
  context.settingsChanged()
  return { id: card.id, replaced }
}

export function listAccounts({ reader }: QueryContext): Output<'accounts.list'> {
  return { accounts: [...drawingOrders(reader)].map(([account, drawingOrder]) => ({ account, drawingOrder })) }
}

/** Sets what an account's usage draws first (R2). What was drawn before is drawn anew; a closed month that would change refuses. */
export function setAccount(context: CommandContext, input: ParsedInput<'accounts.set'>): Output<'accounts.set'> {
  const { writer } = context.ledger
  const { account, drawingOrder } = input
  writer.change(context.now, (change) => {
    const id = writer.names.accountId(account)
    const { changes } = run(
      writer.db,
      'UPDATE account SET drawing_order = ? WHERE id = ? AND drawing_order <> ?',
      drawingOrder,
      id,
      drawingOrder,
    )
    if (changes > 0) change.refoldAll()
  })
  return { account, drawingOrder }
}

function writeDemoPlans({ ledger, now, zone, currency }: CommandContext, card: RateCard): void {
  const { db } = ledger.writer
  for (const production of DEMO_PAST_PRODUCTIONS) writeProduction(db, production)
  for (const { id, production, name, renders, ...described } of demoPlans({ now, zone, card })) {
    const { client, code, colour, budget } = described
    writeProduction(db, {
      name: production,
      client,
      code,
      colour,
      budget: parseAmount(String(budget), currency, 'budget'),
    })
    writeQueue(db, { id, production, name, account: MAIN_ACCOUNT, rateCard: card.id, isArchived: false }, now)
    insertRenders(
      db,
      id,
      renders.map((render, index) => ({ ...render, index })),
    )
  }
}

export function fillDemo(context: CommandContext): Output<'demo.fill'> {
  if (countEntries(context.reader) > 0) {
    throw new Refusal(
      'conflict',
      `${context.dataFolder} has entries already: the demo needs an empty data folder (--data)`,
    )
  }
  const card = context.cards.find(DEFAULT_CARD)
  const { entries, closeMonths } = demoJournal({ now: context.now, zone: context.zone, card })
  const { writer } = context.ledger
  writer.change(context.now, (change) => {
    for (const entry of entries) change.record(entry)
    writeDemoPlans(context, card)
  })
  for (const month of closeMonths) closeMonth(context, { month })
  const first = entries[0]?.at ?? context.now
  const last = entries.at(-1)?.at ?? context.now
  return {
    entries: entries.length,
    from: formatDay(dayOf(first, context.zone)),
    to: formatDay(dayOf(last, context.zone)),
  }
}
