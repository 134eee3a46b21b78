import { Table } from '@mantine/core'
import type { ImportReportJson, ImportRowJson, Verdict } from '../../shared/api/shapes.ts'
import { formatUnits, formatWhen, NOTHING } from '../ui/format.ts'
import { RowsInView } from '../ui/RowsInView.tsx'
import { useStudio } from '../ui/studio-context.ts'
import classes from '../ui/table.module.css'
import { VerdictTabs } from '../ui/VerdictTabs.tsx'
import { OUTCOME_WORDS } from '../ui/words.ts'
import { VERDICTS } from './import-words.ts'

interface ImportRowsProps {
  readonly report: ImportReportJson
  readonly isStale: boolean
}

/** The rows of a file by what becomes of them. It opens on what needs a look: rejected rows before conflicts before the rest. */
export function ImportRows({ report, isStale }: ImportRowsProps) {
  const { counts, rows } = report
  const worst = (['rejected', 'conflict', 'new'] as const).find((verdict) => counts[verdict] > 0)
  return (
    <VerdictTabs
      choices={VERDICTS}
      counts={counts}
      rows={rows}
      opensOn={worst ?? 'duplicate'}
      isStale={isStale}
      table={(verdict, ofVerdict) => <VerdictRows key={verdict} verdict={verdict} rows={ofVerdict} />}
    />
  )
}

interface VerdictRowsProps {
  readonly verdict: Verdict
  readonly rows: readonly ImportRowJson[]
}

/** The rows of one verdict, as they were read and, where they are not new, why not. */
function VerdictRows({ verdict, rows }: VerdictRowsProps) {
  const { zone } = useStudio()
  const hasReason = verdict !== 'new'
  const hasEntry = verdict !== 'rejected'
  return (
    <RowsInView
      label="Rows of the file"
      rows={rows}
      heads={
        <>
          <Table.Th scope="col" className={classes.number}>
            Line
          </Table.Th>
          {hasReason && <Table.Th scope="col">Field</Table.Th>}
          {hasReason && <Table.Th scope="col">Why</Table.Th>}
          {hasEntry && <EntryHeads />}
          <Table.Th scope="col" className={classes.nowrap}>
            Id in the file
          </Table.Th>
        </>
      }
      cells={(row) => (
        <>
          <Table.Td className={classes.number}>{row.line}</Table.Td>
          {hasReason && <Table.Td className={classes.nowrap}>{row.field ?? NOTHING}</Table.Td>}
          {hasReason && <Table.Td className={classes.why}>{row.reason ?? NOTHING}</Table.Td>}
          {hasEntry && <EntryCells row={row} zone={zone} />}
          <Table.Td className={classes.sample} c="dimmed">
            {row.externalId ?? NOTHING}
          </Table.Td>
        </>
      )}
    />
  )
}

function EntryHeads() {
  return (
    <>
      <Table.Th scope="col">When</Table.Th>
      <Table.Th scope="col">What</Table.Th>
      <Table.Th scope="col" className={classes.number}>
        Clips
      </Table.Th>
      <Table.Th scope="col">Outcome</Table.Th>
      <Table.Th scope="col" className={classes.number}>
        Units
      </Table.Th>
      <Table.Th scope="col">Production</Table.Th>
      <Table.Th scope="col">Shot</Table.Th>
    </>
  )
}

function EntryCells({ row, zone }: { readonly row: ImportRowJson; readonly zone: string }) {
  const { entry } = row
  const outcome = entry?.outcome ?? null
  return (
    <>
      <Table.Td className={classes.nowrap}>{formatWhen(entry?.at, zone)}</Table.Td>
      <Table.Td className={classes.nowrap}>{entry?.what ?? entry?.kind ?? NOTHING}</Table.Td>
      <Table.Td className={classes.number}>{entry?.clips ?? NOTHING}</Table.Td>
      <Table.Td>{outcome === null ? NOTHING : OUTCOME_WORDS[outcome]}</Table.Td>
      <Table.Td className={classes.number}>{formatUnits(entry?.units)}</Table.Td>
      <Table.Td className={classes.sample}>{entry?.production ?? NOTHING}</Table.Td>
      <Table.Td className={classes.sample}>{entry?.shot ?? NOTHING}</Table.Td>
    </>
  )
}
