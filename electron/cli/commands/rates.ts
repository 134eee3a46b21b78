import type { Command } from 'commander'
import type { Output } from '../../../shared/api/operations.ts'
import { withExamples } from '../examples.ts'
import { writeFileAtomically } from '../../files/write-file.ts'
import { readSmallText } from '../files.ts'
import type { Perform } from '../program.ts'
import { rateCardText } from '../text/rate-card.ts'
import { table } from '../text/table.ts'

/** `rates`: what vendors sell and charge. */
export function addRates(program: Command, perform: Perform): void {
  const rates = program
    .command('rates')
    .description('list the rate cards; show, import or export one')
    .action(() => perform(async (session) => session.answer(await session.call('rates.list', {}), cardsTable)))
  withExamples(rates, 'rates', 'rates show minimax-video')

  const show = rates
    .command('show')
    .description("a card's packs, render kinds and rules")
    .argument('<id>', "the card's id, as `rates` lists it")
    .action((id: string) =>
      perform(async (session) => session.answer(await session.call('rates.show', { id }), rateCardText)),
    )
  withExamples(show, 'rates show minimax-video', 'rates show minimax-video --json')

  const read = rates
    .command('import')
    .description('take in a card from a JSON file; one with the same id is replaced')
    .argument('<file>', 'the card, in the form of `rates show --json`')
    .action((file: string) =>
      perform(async (session) => {
        const imported = await session.call('rates.import', { origin: file, text: await readSmallText(file) })
        await session.answer(imported, ({ id, replaced }) => `${replaced ? 'Replaced' : 'Added'} the rate card ${id}.`)
      }),
    )
  withExamples(read, 'rates import our-card.json')

  const write = rates
    .command('export')
    .description('write a card to a JSON file')
    .argument('<id>', "the card's id")
    .argument('<file>', 'written whole, or not at all')
    .action((id: string, file: string) =>
      perform(async (session) => {
        const card = await session.call('rates.show', { id })
        const { bytes } = await writeFileAtomically(file, [`${JSON.stringify(card, null, 2)}\n`])
        await session.answer({ id, file, bytes }, () => `Wrote the rate card ${id} to ${file} (${bytes} bytes).`)
      }),
    )
  withExamples(write, 'rates export minimax-video our-card.json')
}

function cardsTable({ cards }: Output<'rates.list'>): string {
  return table(
    [
      { head: 'Card', cell: (card) => card.id },
      { head: 'Vendor', cell: (card) => card.vendor },
      { head: 'Currency', cell: (card) => card.currency },
      { head: 'As of', cell: (card) => card.asOf },
      { head: 'Packs', align: 'number', cell: (card) => String(card.packs) },
      { head: 'Render kinds', align: 'number', cell: (card) => String(card.renderKinds) },
    ],
    cards,
  )
}
