import { Modal, Stack } from '@mantine/core'
import type { Output } from '../../../shared/api/operations.ts'
import type { QueueJson } from '../../../shared/api/planning.ts'
import { useApi } from '../../api/api-context.tsx'
import { formatCount, formatMoney, formatUnits } from '../../ui/format.ts'
import { Loaded } from '../../ui/Loaded.tsx'
import { usePlanned } from './use-planned.ts'
import { shortKind } from './words.ts'
import classes from './plan.module.css'

type Figures = Omit<Output<'queue.actuals'>['shots'][number], 'shot'>

interface ActualsDialogProps {
  readonly queue: QueueJson
  readonly close: () => void
}

/** As many shots are listed; the render kinds above sum all of them. */
const MOST_SHOTS = 300

/** What was planned beside what the ledger has of it, by render kind and by shot. */
export function ActualsDialog({ queue, close }: ActualsDialogProps) {
  const api = useApi()
  const view = usePlanned((key) => api.call('queue.actuals', { queue: key }), queue.id)
  return (
    <Modal opened onClose={close} size="xl" title={`Plan against actual: ${queue.production}, ${queue.name}`}>
      <Loaded view={view} retry={() => undefined}>
        {({ kinds, shots }) => (
          <Stack gap="lg">
            <Table head="Render kind" rows={kinds.map((one) => ({ name: shortKind(one), ...one }))} />
            <Table head="Shot" rows={shots.slice(0, MOST_SHOTS).map((one) => ({ name: one.shot, ...one }))} />
          </Stack>
        )}
      </Loaded>
    </Modal>
  )
}

interface TableProps {
  readonly head: string
  readonly rows: readonly (Figures & { readonly name: string })[]
}

function Table({ head, rows }: TableProps) {
  return (
    <table className={classes.differences}>
      <thead>
        <tr>
          <th scope="col">{head}</th>
          <th scope="col">Clips planned</th>
          <th scope="col">Clips made</th>
          <th scope="col">Kept</th>
          <th scope="col">Units planned</th>
          <th scope="col">Units used</th>
          <th scope="col">Cost</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.name}>
            <th scope="row">{row.name}</th>
            <td>{formatCount(row.plannedClips)}</td>
            <td>{formatCount(row.madeClips)}</td>
            <td>{formatCount(row.keptClips)}</td>
            <td>{formatUnits(row.plannedUnits)}</td>
            <td>{formatUnits(row.usedUnits)}</td>
            <td>{formatMoney(row.usedCost)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
