import { Badge, Tabs, Text } from '@mantine/core'
import { useState } from 'react'
import type { ImportReportJson, Verdict } from '../../shared/api/shapes.ts'
import { formatCount } from '../ui/format.ts'
import { VERDICT_MEANING, VERDICT_WORDS, VERDICTS } from './import-words.ts'
import { VerdictRows } from './VerdictRows.tsx'

const COLORS: Readonly<Record<Verdict, string>> = {
  new: 'green',
  duplicate: 'gray',
  conflict: 'yellow',
  rejected: 'red',
}

interface VerdictTabsProps {
  readonly report: ImportReportJson
  readonly isStale: boolean
}

/** The rows of a file by what becomes of them. It opens on what needs a look: rejected rows before conflicts before the rest. */
export function VerdictTabs({ report, isStale }: VerdictTabsProps) {
  const [chosen, setChosen] = useState<Verdict | null>(null)
  const worst = VERDICTS.toReversed().find((verdict) => report.counts[verdict] > 0 && verdict !== 'duplicate')
  const shown = chosen ?? worst ?? 'duplicate'
  const rows = report.rows.filter((row) => row.verdict === shown)
  const total = report.counts[shown]
  return (
    <Tabs
      value={shown}
      onChange={(value) => setChosen(VERDICTS.find((one) => one === value) ?? null)}
      aria-busy={isStale}
      keepMounted={false}
    >
      <Tabs.List aria-label="Rows by verdict">
        {VERDICTS.map((verdict) => (
          <Tabs.Tab
            key={verdict}
            value={verdict}
            rightSection={
              <Badge
                variant="light"
                color={report.counts[verdict] > 0 ? COLORS[verdict] : 'gray'}
                size="sm"
                aria-hidden={false}
              >
                {formatCount(report.counts[verdict])}
              </Badge>
            }
          >
            {VERDICT_WORDS[verdict]}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {VERDICTS.map((verdict) => (
        <Tabs.Panel key={verdict} value={verdict} pt="sm">
          <Text size="sm" c="dimmed" mb="xs">
            {total === 0 ? 'No row.' : VERDICT_MEANING[verdict]}
            {rows.length < total && ` The first ${formatCount(rows.length)} are shown.`}
          </Text>
          {rows.length > 0 && <VerdictRows key={verdict} verdict={verdict} rows={rows} />}
        </Tabs.Panel>
      ))}
    </Tabs>
  )
}
