import { Group, Paper, Skeleton, Table, Title } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import type { ComparisonJson } from '../../../shared/api/comparison.ts'
import { PAY_AS_YOU_GO } from '../../../shared/domain/comparison/comparison.ts'
import type { Shape } from '../../ui/ChartOrTable.tsx'
import { ChartOrTable } from '../../ui/ChartOrTable.tsx'
import { seriesColour, useChartColours } from '../../ui/chart-colours.ts'
import { formatEstimate, formatMoney, formatUnits } from '../../ui/format.ts'
import chart from '../../ui/chart.module.css'
import classes from './compare.module.css'
import { curveRows, marked } from './curve-points.ts'
import { dashOf } from './line-dashes.ts'
import { optionName } from './option-words.ts'

const CostChart = lazy(() => import('./CostChart.tsx'))

interface CostCurvesProps {
  readonly compared: ComparisonJson
  readonly summary: string
}

/** What each option costs where more or less of the demand happens: as a chart, or the same points as a table. */
export function CostCurves({ compared, summary }: CostCurvesProps) {
  const [shape, setShape] = useState<Shape>('chart')
  if (compared.curves.lines.length === 0) return null
  return (
    <Paper component="section" p="md" aria-labelledby="cost-curves">
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h5" id="cost-curves">
          Where more or less of it happens
        </Title>
        <ChartOrTable label="Show the curves as" shape={shape} choose={setShape} />
      </Group>
      {shape === 'chart' ? (
        <Suspense fallback={<Skeleton height={320} />}>
          <CostChart compared={compared} summary={summary} />
          <Legend compared={compared} />
        </Suspense>
      ) : (
        <CornersTable compared={compared} />
      )}
      <Crossings compared={compared} />
    </Paper>
  )
}

function Legend({ compared: { curves, packs } }: { readonly compared: ComparisonJson }) {
  const colours = useChartColours()
  return (
    <ul className={chart.legend}>
      {curves.lines.map(({ option }, index) => (
        <li key={option}>
          <svg width="28" height="10" aria-hidden focusable="false">
            <line
              x1="0"
              x2="28"
              y1="5"
              y2="5"
              stroke={seriesColour(colours, index)}
              strokeWidth="2"
              strokeDasharray={dashOf(index)}
            />
          </svg>
          {optionName(option, packs)}
        </li>
      ))}
    </ul>
  )
}

/** What the letters in the chart stand for. */
function Crossings({ compared: { curves, packs } }: { readonly compared: ComparisonJson }) {
  const crossings = marked(curves, PAY_AS_YOU_GO)
  if (crossings.length === 0) return null
  return (
    <ol className={classes.crossings}>
      {crossings.map(({ letter, units, cost, cheaper, dearer }) => (
        <li key={letter}>
          <strong>{letter}</strong> From {formatEstimate(units)} units ({formatMoney(cost)}) on,{' '}
          {optionName(cheaper, packs)} costs less than {optionName(dearer, packs)}.
        </li>
      ))}
    </ol>
  )
}

/** The corners of every line; between two of them a line is straight. */
function CornersTable({ compared: { curves, packs, demand } }: { readonly compared: ComparisonJson }) {
  const rows = curveRows(curves)
  return (
    <Table.ScrollContainer minWidth={160 + curves.lines.length * 110} className={classes.frame}>
      <Table className={classes.table} fz="sm" aria-label={`Corners of the cost curves, ${demand.payAsYouGo.currency}`}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col" className={classes.figure}>
              Units
            </Table.Th>
            {curves.lines.map(({ option }) => (
              <Table.Th key={option} scope="col" className={classes.figure}>
                {optionName(option, packs)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.units}>
              <Table.Th scope="row" className={classes.figure}>
                {formatUnits(row.units)}
              </Table.Th>
              {curves.lines.map(({ option }) => (
                <Table.Td key={option} className={classes.figure}>
                  {formatMoney(row.costs[option])}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}
