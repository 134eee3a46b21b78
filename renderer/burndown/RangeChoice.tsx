import { SegmentedControl } from '@mantine/core'
import { memo } from 'react'
import { useStore } from 'zustand'
import type { PaceRange } from '../../shared/api/burn-pace.ts'
import type { BurnDownStore } from './burndown-store.ts'

const RANGES: readonly { readonly value: PaceRange; readonly label: string }[] = [
  { value: '30d', label: '30 days' },
  { value: '90d', label: '90 days' },
  { value: 'lots', label: 'Lots on hand' },
  { value: '12m', label: '12 months' },
]

/** How far back the burn-down goes; "Lots on hand" is since the oldest of them was bought. */
export const RangeChoice = memo(function RangeChoice({ store }: { readonly store: BurnDownStore }) {
  const { range, setRange } = useStore(store.choice)
  return (
    <SegmentedControl
      size="sm"
      aria-label="How far back"
      value={range}
      onChange={(value) => {
        const chosen = RANGES.find((one) => one.value === value)
        if (chosen !== undefined) setRange(chosen.value)
      }}
      data={[...RANGES]}
    />
  )
})
