import { Button, Group, Modal, Stack, Table, Text } from '@mantine/core'
import { useState } from 'react'
import { useStore } from 'zustand'
import { formatCount, formatWhen } from '../../ui/format.ts'
import { useStudio } from '../../ui/studio-context.ts'
import classes from '../Reports.module.css'
import { Section } from '../Section.tsx'
import type { Payments, PaymentsStore } from './payments-store.ts'

type Kept = Payments['statements'][number]

interface KeptStatementsProps {
  readonly store: PaymentsStore
  readonly payments: Payments
}

/** The statements of which something is kept; what was read wrongly, or of another account, can be forgotten. */
export function KeptStatements({ store, payments: { statements } }: KeptStatementsProps) {
  const { zone } = useStudio()
  const [chosen, setChosen] = useState<Kept | null>(null)
  if (statements.length === 0) return null
  return (
    <Section title="Kept statements" about="The files that payments were read from, the newest first.">
      <Table.ScrollContainer minWidth={560}>
        <Table className={classes.table} fz="sm" aria-label="Kept statements, the newest first">
          <thead>
            <tr>
              <th scope="col">File</th>
              <th scope="col">Kept</th>
              <th scope="col" className={classes.number}>
                Payments
              </th>
              <td />
            </tr>
          </thead>
          <tbody>
            {statements.map((one) => (
              <tr key={`${one.statement} ${one.keptAt}`}>
                <td>{one.statement}</td>
                <td className={classes.steadyText}>{formatWhen(one.keptAt, zone)}</td>
                <td className={classes.number}>{formatCount(one.payments)}</td>
                <td>
                  <Button
                    size="compact-xs"
                    variant="subtle"
                    aria-label={`Forget ${one.statement}, kept ${formatWhen(one.keptAt, zone)}`}
                    onClick={() => setChosen(one)}
                  >
                    Forget…
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      </Table.ScrollContainer>
      {chosen !== null && <Forget store={store} kept={chosen} close={() => setChosen(null)} />}
    </Section>
  )
}

interface ForgetProps {
  readonly store: PaymentsStore
  readonly kept: Kept
  readonly close: () => void
}

function Forget({ store, kept: { statement, keptAt, payments }, close }: ForgetProps) {
  const { isBusy, forget } = useStore(store.pairs)
  const save = async (): Promise<void> => {
    await forget({ statement, keptAt })
    close()
  }
  return (
    <Modal opened onClose={close} title={`Forget ${statement}`}>
      <Stack gap="md">
        <Text size="sm">
          {`${formatCount(payments)} ${payments === 1 ? 'payment is' : 'payments are'} forgotten, and so is what was declined. The file can be imported again.`}
        </Text>
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={close}>
            Cancel
          </Button>
          <Button color="red" disabled={isBusy} onClick={() => void save()}>
            Forget
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
