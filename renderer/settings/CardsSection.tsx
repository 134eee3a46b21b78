import { Alert, Button, Group, Table, Text, VisuallyHidden } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { OperationError } from '../../shared/api/outcome.ts'
import type { RateCardFile } from '../../shared/domain/rate-card.ts'
import { useApi } from '../api/api-context.tsx'
import { pickWithInput } from '../api/pick-with-input.ts'
import { Failure } from '../ui/Failure.tsx'
import { Loaded } from '../ui/Loaded.tsx'
import { formatDay } from '../ui/format.ts'
import { toast, toastFailure } from '../ui/toast.tsx'
import { CardDialog } from './CardDialog.tsx'
import { CardEditor } from './CardEditor.tsx'
import { Section } from './Section.tsx'
import { ALL } from './settings-stores.ts'
import type { CardSummary, SettingsStores } from './settings-stores.ts'
import classes from './settings.module.css'

/** A card is a page or two: what is larger is another file. */
const MOST_BYTES = 2_000_000

/** The rate cards: to look at, to import and export, and to edit as a copy. */
export function CardsSection({ stores }: { readonly stores: SettingsStores }) {
  const api = useApi()
  const { view, load, reload } = useStore(stores.cards)
  const [error, setError] = useState<OperationError | null>(null)
  const [shown, setShown] = useState<string | null>(null)
  const [edited, setEdited] = useState<RateCardFile | null>(null)
  useEffect(() => void load(ALL), [load])

  const importCard = async (): Promise<void> => {
    const file = await pickWithInput('rate-card')
    if (file === null) return
    setError(null)
    if (file.size > MOST_BYTES) {
      const message = `${file.name}: is too large to be a rate card, which is a JSON file of a page or two`
      setError({ code: 'invalid_input', message, details: {} })
      return
    }
    const outcome = await api.call('rates.import', { origin: file.name, text: await file.text() })
    if (!outcome.ok) setError(outcome.error)
    else toast(`${outcome.value.replaced ? 'Replaced' : 'Added'} the rate card ${outcome.value.id}`)
    await reload()
  }
  const edit = async (id: string): Promise<void> => {
    const card = await api.call('rates.show', { id })
    if (card.ok) setEdited(card.value)
    else toastFailure(card.error)
  }
  const exportCard = async (id: string): Promise<void> => {
    const saved = await api.saveExport({ operation: 'exports.card', input: { id }, name: `${id}.json` })
    if (!saved.ok) toastFailure(saved.error)
    else if (saved.value !== null) toast(`Exported ${saved.value.name}`)
  }
  return (
    <Section
      id="cards"
      hint="What vendors sell and charge. A charge is kept with each entry, so a newer card never changes the past."
      actions={
        <Button variant="default" onClick={() => void importCard()}>
          Import a card…
        </Button>
      }
    >
      {error !== null && (
        <div>
          <Failure error={error} />
          <Alert variant="light" color="gray" mt="xs">
            The cards are as they were.
          </Alert>
        </div>
      )}
      <Loaded view={view} retry={reload}>
        {(cards) => (
          <CardsTable
            cards={cards}
            onShow={setShown}
            onEdit={(id) => void edit(id)}
            onExport={(id) => void exportCard(id)}
          />
        )}
      </Loaded>
      {shown !== null && <CardDialog history={stores.history} id={shown} onClose={() => setShown(null)} />}
      {edited !== null && (
        <CardEditor
          card={edited}
          onClose={() => setEdited(null)}
          onSaved={(id) => {
            setEdited(null)
            toast(`Saved the rate card ${id}; what is recorded from now on is charged by it`)
            void reload()
          }}
        />
      )}
    </Section>
  )
}

interface CardsTableProps {
  readonly cards: readonly CardSummary[]
  readonly onShow: (id: string) => void
  readonly onEdit: (id: string) => void
  readonly onExport: (id: string) => void
}

function CardsTable({ cards, onShow, onEdit, onExport }: CardsTableProps) {
  return (
    <div className={classes.wide}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">Card</Table.Th>
            <Table.Th scope="col">As of</Table.Th>
            <Table.Th scope="col">Currency</Table.Th>
            <Table.Th scope="col" className={classes.number}>
              Packs
            </Table.Th>
            <Table.Th scope="col" className={classes.number}>
              Render kinds
            </Table.Th>
            <Table.Th scope="col">
              <VisuallyHidden>Actions</VisuallyHidden>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {cards.map(({ id, vendor, asOf, currency, packs, renderKinds }) => (
            <Table.Tr key={id}>
              <Table.Th scope="row" fw={500}>
                {id}
                <Text size="xs" c="dimmed">
                  {vendor}
                </Text>
              </Table.Th>
              <Table.Td className={classes.nowrap}>{formatDay(asOf)}</Table.Td>
              <Table.Td>{currency}</Table.Td>
              <Table.Td className={classes.number}>{packs}</Table.Td>
              <Table.Td className={classes.number}>{renderKinds}</Table.Td>
              <Table.Td>
                <Group gap={4} justify="flex-end" wrap="nowrap">
                  <Button size="compact-sm" variant="subtle" aria-label={`View ${id}`} onClick={() => onShow(id)}>
                    View
                  </Button>
                  <Button
                    size="compact-sm"
                    variant="subtle"
                    aria-label={`Edit a copy of ${id}`}
                    onClick={() => onEdit(id)}
                  >
                    Edit a copy
                  </Button>
                  <Button size="compact-sm" variant="subtle" aria-label={`Export ${id}`} onClick={() => onExport(id)}>
                    Export…
                  </Button>
                </Group>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}
