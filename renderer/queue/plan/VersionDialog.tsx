import { Group, Modal, Select, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { QueueJson } from '../../../shared/api/planning.ts'
import type { VersionComparison, VersionJson } from '../../../shared/api/queue-plans.ts'
import { useApi } from '../../api/api-context.tsx'
import { formatCount, formatMoney, formatUnits, formatWhen, NOTHING } from '../../ui/format.ts'
import { Loaded } from '../../ui/Loaded.tsx'
import { useStudio } from '../../ui/studio-context.ts'
import { usePlanned } from './use-planned.ts'
import { shortKind } from './words.ts'
import classes from './plan.module.css'

interface VersionDialogProps {
  readonly queue: QueueJson
  readonly versions: readonly VersionJson[]
  readonly first: VersionJson
  readonly close: () => void
}

const NOW = 'now'

/** Two versions side by side with the difference, and the renders that make it. */
export function VersionDialog({ queue, versions, first, close }: VersionDialogProps) {
  const [from, setFrom] = useState(first.id)
  const [to, setTo] = useState<string>(NOW)
  const choices = [
    { value: NOW, label: 'As it is now' },
    ...versions.map((version) => ({ value: version.id, label: version.name })),
  ]
  return (
    <Modal opened onClose={close} size="xl" title={`Versions of ${queue.production}, ${queue.name}`}>
      <Stack gap="md">
        <Group grow>
          <Select
            label="From"
            data={choices}
            value={from}
            onChange={(value) => setFrom(value ?? from)}
            allowDeselect={false}
          />
          <Select label="To" data={choices} value={to} onChange={(value) => setTo(value ?? to)} allowDeselect={false} />
        </Group>
        <Comparison key={`${from} ${to}`} queue={queue.id} from={from} to={to} />
      </Stack>
    </Modal>
  )
}

function Comparison({ queue, from, to }: { readonly queue: string; readonly from: string; readonly to: string }) {
  const api = useApi()
  const view = usePlanned((key) => api.call('versions.compare', { queue: key, from, to }), queue)
  return (
    <Loaded view={view} retry={() => undefined}>
      {(compared) => (
        <>
          <Totals compared={compared} />
          <Changes compared={compared} />
        </>
      )}
    </Loaded>
  )
}

function Totals({ compared }: { readonly compared: VersionComparison }) {
  const { zone } = useStudio()
  const { from, to } = compared
  const finish = compared.finishDays === null ? NOTHING : `${signed(compared.finishDays)} days`
  return (
    <table className={classes.differences}>
      <thead>
        <tr>
          <th scope="col">What it comes to</th>
          <th scope="col">{nameOf(from.name)}</th>
          <th scope="col">{nameOf(to.name)}</th>
          <th scope="col">Difference</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <td>Clips to make</td>
          <td>{formatCount(from.clips)}</td>
          <td>{formatCount(to.clips)}</td>
          <td>{signed(String(to.clips - from.clips))}</td>
        </tr>
        <tr>
          <td>Units</td>
          <td>{formatUnits(from.units)}</td>
          <td>{formatUnits(to.units)}</td>
          <td className={toneOf(compared.units)}>{signed(formatUnits(compared.units))}</td>
        </tr>
        <tr>
          <td>Cost</td>
          <td>{formatMoney(from.cost)}</td>
          <td>{formatMoney(to.cost)}</td>
          <td className={toneOf(compared.cost.amount)}>{signed(formatMoney(compared.cost))}</td>
        </tr>
        <tr>
          <td>Units that would expire</td>
          <td>{formatUnits(from.wasteUnits)}</td>
          <td>{formatUnits(to.wasteUnits)}</td>
          <td className={toneOf(compared.wasteUnits)}>{signed(formatUnits(compared.wasteUnits))}</td>
        </tr>
        <tr>
          <td>Done</td>
          <td>{formatWhen(from.finish, zone)}</td>
          <td>{formatWhen(to.finish, zone)}</td>
          <td className={toneOf(compared.finishDays ?? '0')}>{finish}</td>
        </tr>
      </tbody>
    </table>
  )
}

const CHANGE_WORDS = { added: 'Added', removed: 'Removed', changed: 'Changed' } as const

/** As many changed renders are listed. */
const MOST_LISTED = 200

function Changes({ compared: { renders } }: { readonly compared: VersionComparison }) {
  if (renders.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        The renders are the same.
      </Text>
    )
  }
  return (
    <table className={classes.differences}>
      <thead>
        <tr>
          <th scope="col">Shot</th>
          <th scope="col">Was</th>
          <th scope="col">Is</th>
          <th scope="col">Units</th>
          <th scope="col">Cost</th>
        </tr>
      </thead>
      <tbody>
        {renders.slice(0, MOST_LISTED).map(({ change, from, to, units, cost }) => (
          <tr key={to?.id ?? from?.id}>
            <td>
              {to?.shot ?? from?.shot} <span className={classes.quiet}>{CHANGE_WORDS[change]}</span>
            </td>
            <td>{from === null ? NOTHING : `${from.takes} × ${shortKind(from)}`}</td>
            <td>{to === null ? NOTHING : `${to.takes} × ${shortKind(to)}`}</td>
            <td>{signed(formatUnits(units))}</td>
            <td>{signed(formatMoney(cost))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function nameOf(name: string): string {
  return name === NOW ? 'As it is now' : name
}

/** With a plus before what is more. */
function signed(text: string): string {
  return text.startsWith('-') || /^[^1-9]*$/.test(text) ? text : `+${text}`
}

/** Less is better: units, money, waste and days alike. */
function toneOf(difference: string): string | undefined {
  if (/^[^1-9]*$/.test(difference)) return undefined
  return difference.startsWith('-') ? classes.better : classes.worse
}
