import { Badge, Tabs, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useState } from 'react'
import { formatCount } from './format.ts'

/** What may become of a file’s row. */
export interface VerdictChoice<Verdict extends string> {
  readonly verdict: Verdict
  readonly label: string
  /** What it means for the rows: "These are recorded." */
  readonly meaning: string
  /** The badge’s colour where there are such rows. */
  readonly color: string
}

interface VerdictTabsProps<Verdict extends string, Row extends { readonly verdict: Verdict }> {
  readonly choices: readonly VerdictChoice<Verdict>[]
  /** How many rows of the file there are of each; `rows` may hold but the first of them. */
  readonly counts: Readonly<Record<Verdict, number>>
  readonly rows: readonly Row[]
  /** The tab that is open until another is chosen. */
  readonly opensOn: Verdict
  readonly isStale: boolean
  readonly table: (verdict: Verdict, rows: readonly Row[]) => ReactNode
}

/** The rows of a file by what becomes of them, a tab each. */
export function VerdictTabs<Verdict extends string, Row extends { readonly verdict: Verdict }>(
  props: VerdictTabsProps<Verdict, Row>,
) {
  const { choices, counts, rows, opensOn, isStale, table } = props
  const [chosen, setChosen] = useState<Verdict | null>(null)
  const shown = chosen ?? opensOn
  const ofShown = rows.filter(({ verdict }) => verdict === shown)
  return (
    <Tabs
      value={shown}
      onChange={(value) => setChosen(choices.find(({ verdict }) => verdict === value)?.verdict ?? null)}
      aria-busy={isStale}
      keepMounted={false}
    >
      <Tabs.List aria-label="Rows by verdict">
        {choices.map(({ verdict, label, color }) => (
          <Tabs.Tab
            key={verdict}
            value={verdict}
            rightSection={
              <Badge variant="light" color={counts[verdict] > 0 ? color : 'gray'} size="sm" aria-hidden={false}>
                {formatCount(counts[verdict])}
              </Badge>
            }
          >
            {label}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {choices.map(({ verdict, meaning }) => (
        <Tabs.Panel key={verdict} value={verdict} pt="sm">
          <Text size="sm" c="dimmed" mb="xs">
            {counts[shown] === 0 ? 'No row.' : meaning}
            {ofShown.length < counts[shown] && ` The first ${formatCount(ofShown.length)} are shown.`}
          </Text>
          {ofShown.length > 0 && table(verdict, ofShown)}
        </Tabs.Panel>
      ))}
    </Tabs>
  )
}
