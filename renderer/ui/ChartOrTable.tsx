import { SegmentedControl } from '@mantine/core'

export type Shape = 'chart' | 'table'

interface ChartOrTableProps {
  readonly shape: Shape
  readonly choose: (shape: Shape) => void
  /** What a screen reader calls the choice. */
  readonly label?: string
  readonly size?: 'xs' | 'sm'
}

/** Whether figures are shown as a chart or as the table that has the same. */
export function ChartOrTable({ shape, choose, label = 'Show as', size = 'xs' }: ChartOrTableProps) {
  return (
    <SegmentedControl
      size={size}
      aria-label={label}
      value={shape}
      onChange={(value) => choose(value === 'table' ? 'table' : 'chart')}
      data={[
        { value: 'chart', label: 'Chart' },
        { value: 'table', label: 'Table' },
      ]}
    />
  )
}
