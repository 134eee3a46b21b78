import { Checkbox, Table } from '@mantine/core'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef } from 'react'
import { useStore } from 'zustand'
import type { ShotRowJson, ShotVerdict } from '../../../shared/api/shot-lists.ts'
import { kindText } from '../../../shared/domain/kind-text.ts'
import classes from '../../imports/imports.module.css'
import { NOTHING } from '../../ui/format.ts'
import { takesText } from '../paste.ts'
import type { ShotImportStore } from './shot-import-store.ts'
import { SHOT_FIELD_WORDS } from './shot-words.ts'

const ROW_HEIGHT = 36

interface ShotRowsProps {
  readonly store: ShotImportStore
  readonly verdict: ShotVerdict
  readonly rows: readonly ShotRowJson[]
}

/** The rows of one verdict: new ones with a tick each, changed ones with what changes, rejected ones with why. */
export function ShotRows({ store, verdict, rows }: ShotRowsProps) {
  const scroll = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
  })
  const shown = virtual.getVirtualItems()
  const after = virtual.getTotalSize() - (shown.at(-1)?.end ?? 0)
  return (
    <div ref={scroll} className={classes.scroll} tabIndex={0} role="region" aria-label="Rows of the list">
      <Table aria-rowcount={rows.length + 1}>
        <Table.Thead className={classes.head}>
          <Table.Tr>
            {verdict === 'new' && <TickAll store={store} rows={rows} />}
            <Table.Th scope="col" className={classes.number}>
              Line
            </Table.Th>
            <Table.Th scope="col">Shot</Table.Th>
            {verdict === 'rejected' ? <RejectedHeads /> : <PlanHeads />}
            {(verdict === 'new' || verdict === 'changed') && <Table.Th scope="col">What to note</Table.Th>}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          <Spacer height={shown[0]?.start ?? 0} />
          {shown.map(({ index, key }) => {
            const row = rows[index]
            if (row === undefined) return null
            return (
              <Table.Tr key={key} data-index={index} aria-rowindex={index + 2} ref={virtual.measureElement}>
                {verdict === 'new' && <Tick store={store} shot={row.shot ?? ''} />}
                <Table.Td className={classes.number}>{row.line}</Table.Td>
                <Table.Th scope="row" fw={500} className={classes.sample}>
                  {row.shot ?? NOTHING}
                </Table.Th>
                {verdict === 'rejected' ? <RejectedCells row={row} /> : <PlanCells row={row} />}
                {(verdict === 'new' || verdict === 'changed') && (
                  <Table.Td className={classes.why}>{noteOf(row)}</Table.Td>
                )}
              </Table.Tr>
            )
          })}
          <Spacer height={after} />
        </Table.Tbody>
      </Table>
    </div>
  )
}

/** Ticks what cannot be confused; a name that differs from another by zeros alone is ticked by itself. */
function TickAll({ store, rows }: Omit<ShotRowsProps, 'verdict'>) {
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

/** Stands for the rows that are not drawn. */
function Spacer({ height }: { readonly height: number }) {
  if (height <= 0) return null
  return (
    <tr aria-hidden className={classes.spacer}>
      <td style={{ height }} />
    </tr>
  )
}
