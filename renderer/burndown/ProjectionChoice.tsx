import { SegmentedControl } from '@mantine/core'
import { memo } from 'react'
import { useStore } from 'zustand'
import type { ProjectionBasis } from '../../shared/api/burn-outlook.ts'
import type { BurnDownStore } from './burndown-store.ts'

const BASES: readonly { readonly value: ProjectionBasis; readonly label: string }[] = [
  { value: 'queue', label: 'Queues' },
  { value: '7', label: '7 working days' },
  { value: '14', label: '14' },
  { value: '28', label: '28' },
]

/** Where the days to come get their units from: the queues as planned, or the mean of the last working days. */
export const ProjectionChoice = memo(function ProjectionChoice({ store }: { readonly store: BurnDownStore }) {
  const { basis, setBasis } = useStore(store.choice)
  return (
    <SegmentedControl
      size="sm"
      aria-label="Project from"
      value={basis}
      onChange={(value) => {
        const chosen = BASES.find((one) => one.value === value)
        if (chosen !== undefined) setBasis(chosen.value)
      }}
      data={[...BASES]}
    />
  )
})
