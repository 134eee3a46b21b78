import { Alert, Skeleton, Stack, Text, Title } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useEffect } from 'react'
import { useStore } from 'zustand'
import type { ComparisonJson } from '../../../shared/api/comparison.ts'
import { useOnChange } from '../../api/api-context.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { useHashSearch } from '../../ui/hash-location.ts'
import { Loaded } from '../../ui/Loaded.tsx'
import type { PlansStores } from '../plans-stores.ts'
import classes from './compare.module.css'
import { errorAt, exampleRow } from './comparison-store.ts'
import { CostCurves } from './CostCurves.tsx'
import { DemandForm } from './DemandForm.tsx'
import { KindMatrix } from './KindMatrix.tsx'
import { OptionsTable } from './OptionsTable.tsx'
import { Verdict, verdictText } from './Verdict.tsx'

/** What do I buy for this: the demand at the left, every way to pay for it at the right, the best first. */
export function CompareTab({ stores }: { readonly stores: PlansStores }) {
  const store = stores.comparison
  const { view, load } = useStore(store)
  const queue = new URLSearchParams(useHashSearch()).get('queue')
  useEffect(() => void load(queue), [load, queue])
  useOnChange(['rates', 'queue', 'ledger'], () => load(null))
  return (
    <div className={classes.layout}>
      <DemandForm store={store} />
      <Stack gap="md" className={classes.answer}>
        <InputFault stores={stores} />
        {view.kind === 'idle' ? (
          <NothingWanted stores={stores} />
        ) : (
          <Loaded view={view} retry={() => load(queue)} skeleton={<Skeleton height="20rem" />}>
            {(compared) => <Answer compared={compared} />}
          </Loaded>
        )}
      </Stack>
    </div>
  )
}

function Answer({ compared }: { readonly compared: ComparisonJson }) {
  const meant = compared.options.find((option) => option.id === compared.target)
  return (
    <Stack gap="md">
      <Verdict compared={compared} />
      <OptionsTable compared={compared} />
      <CostCurves compared={compared} summary={meant === undefined ? '' : verdictText(meant, compared)} />
      <section aria-labelledby="kind-matrix">
        <Title order={2} size="h5" id="kind-matrix" mb="xs">
          Render kind by pack
        </Title>
        <KindMatrix compared={compared} />
      </section>
    </Stack>
  )
}

/** What stops the comparison, where it belongs to no field that is in view. */
function InputFault({ stores }: { readonly stores: PlansStores }) {
  const error = errorAt(useStore(stores.comparison))
  if (error === null || /^(\d+\.|custom\.|coverage$)/.test(error.field)) return null
  return (
    <Alert color="yellow" variant="light" icon={<IconAlertTriangle aria-hidden />} role="alert" p="sm">
      <Text size="sm">{error.text}</Text>
    </Alert>
  )
}

function NothingWanted({ stores }: { readonly stores: PlansStores }) {
  const state = useStore(stores.comparison)
  const { source, inputError, setRow } = state
  if (inputError !== null) return null
  if (source === 'queue') {
    return (
      <Empty title="No queue is chosen">Choose a queue at the left: its clips that are still to do are compared.</Empty>
    )
  }
  const example = exampleRow(state)
  return (
    <Empty
      title="Nothing to compare yet"
      action={{ label: 'Compare 1,000 clips', onClick: () => void setRow(example.id, example) }}
    >
      Say at the left which clips are wanted and how many takes of each, or choose a queue. Every pack, every mix of
      packs and pay-as-you-go are then compared, the best first.
    </Empty>
  )
}
