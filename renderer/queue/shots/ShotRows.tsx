import { Checkbox, Table } from '@mantine/core'
import { useStore } from 'zustand'
import type { ShotReport, ShotRowJson, ShotVerdict } from '../../../shared/api/shot-lists.ts'
import { kindText } from '../../../shared/domain/kind-text.ts'
import { NOTHING } from '../../ui/format.ts'
import { RowsInView } from '../../ui/RowsInView.tsx'
import classes from '../../ui/table.module.css'
import { VerdictTabs } from '../../ui/VerdictTabs.tsx'
import { takesText } from '../paste.ts'
import type { ShotImportStore } from './shot-import-store.ts'
import { SHOT_FIELD_WORDS, SHOT_VERDICTS } from './shot-words.ts'

interface ShotRowsProps {
  readonly store: ShotImportStore
  readonly report: ShotReport
}

/** The rows of a list by what becomes of them. It opens on what needs a look: rejected rows before new ones before changed ones. */
export function ShotRows({ store, report }: ShotRowsProps) {
  const { busy } = useStore(store)
  const { counts, rows } = report
  const first = (['rejected', 'new', 'changed'] as const).find((verdict) => counts[verdict] > 0)
  return (
    <VerdictTabs
      choices={SHOT_VERDICTS}
      counts={counts}
      rows={rows}
      opensOn={first ?? 'unchanged'}
      isStale={busy === 'previewing'}
      table={(verdict, ofVerdict) => <VerdictRows key={verdict} store={store} verdict={verdict} rows={ofVerdict} />}
    />
  )
}

interface VerdictRowsProps {
  readonly store: ShotImportStore
  readonly verdict: ShotVerdict
  readonly rows: readonly ShotRowJson[]
}

/** The rows of one verdict: new ones with a tick each, changed ones with what changes, rejected ones with why. */
function VerdictRows({ store, verdict, rows }: VerdictRowsProps) {
  const hasNote = verdict === 'new' || verdict === 'changed'
  return (
    <RowsInView
      label="Rows of the list"
      rows={rows}
      heads={
        <>
          {verdict === 'new' && <TickAll store={store} rows={rows} />}
          <Table.Th scope="col" className={classes.number}>
            Line
          </Table.Th>
          <Table.Th scope="col">Shot</Table.Th>
          {verdict === 'rejected' ? <RejectedHeads /> : <PlanHeads />}
          {hasNote && <Table.Th scope="col">What to note</Table.Th>}
        </>
      }
      cells={(row) => (
        <>
          {verdict === 'new' && <Tick store={store} shot={row.shot ?? ''} />}
          <Table.Td className={classes.number}>{row.line}</Table.Td>
          <Table.Th scope="row" fw={500} className={classes.sample}>
            {row.shot ?? NOTHING}
          </Table.Th>
          {verdict === 'rejected' ? <RejectedCells row={row} /> : <PlanCells row={row} />}
          {hasNote && <Table.Td className={classes.why}>{noteOf(row)}</Table.Td>}
        </>
      )}
    />
  )
}

/** Ticks what cannot be confused; a name that differs from another by zeros alone is ticked by itself. */
function TickAll({ store, rows }: Omit<VerdictRowsProps, 'verdict'>) {
  const { ticked, busy, tickAll } = useStore(store)
  const clear = rows.filter((row) => row.similar === null)
  const isAll = clear.length > 0 && clear.every((row) => ticked.has(row.shot ?? ''))
  return (
    <Table.Th scope="col" w={40}>
      <Checkbox
        size="xs"
        aria-label="Create all new shots"
        checked={isAll}
        indeterminate={!isAll && ticked.size > 0}
        disabled={busy === 'applying'}
        onChange={(event) => tickAll(event.currentTarget.checked)}
      />
    </Table.Th>
  )
}

function Tick({ store, shot }: { readonly store: ShotImportStore; readonly shot: string }) {
  const { ticked, busy, tick } = useStore(store)
  return (
    <Table.Td>
      <Checkbox
        size="xs"
        aria-label={`Create shot ${shot}`}
        checked={ticked.has(shot)}
        disabled={busy === 'applying'}
        onChange={(event) => tick(shot, event.currentTarget.checked)}
      />
    </Table.Td>
  )
}

function PlanHeads() {
  return (
    <>
      <Table.Th scope="col">Render kind</Table.Th>
      <Table.Th scope="col" className={classes.number}>
        Takes
      </Table.Th>
      <Table.Th scope="col">Day</Table.Th>
    </>
  )
}

function PlanCells({ row: { render } }: { readonly row: ShotRowJson }) {
  return (
    <>
      <Table.Td className={classes.nowrap}>{render === null ? NOTHING : kindText(render)}</Table.Td>
      <Table.Td className={classes.number}>{render === null ? NOTHING : takesText(render)}</Table.Td>
      <Table.Td className={classes.nowrap}>{render?.day ?? NOTHING}</Table.Td>
    </>
  )
}

function RejectedHeads() {
  return (
    <>
      <Table.Th scope="col">Column</Table.Th>
      <Table.Th scope="col">Why</Table.Th>
    </>
  )
}

function RejectedCells({ row }: { readonly row: ShotRowJson }) {
  return (
    <>
      <Table.Td className={classes.nowrap}>{row.field ?? NOTHING}</Table.Td>
      <Table.Td className={classes.why}>{row.reason ?? NOTHING}</Table.Td>
    </>
  )
}

function noteOf({ similar, changes }: ShotRowJson): string {
  if (similar !== null) return `Differs from “${similar}” in the queue by leading zeros alone`
  if (changes.length === 0) return NOTHING
  return changes.map(({ field, from, to }) => `${SHOT_FIELD_WORDS[field]}: ${from} → ${to}`).join('; ')
}
