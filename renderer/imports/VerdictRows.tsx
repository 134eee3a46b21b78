import { Table } from '@mantine/core'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef } from 'react'
import type { ImportRowJson, Verdict } from '../../shared/api/shapes.ts'
import { formatUnits, formatWhen, NOTHING } from '../ui/format.ts'
import { useStudio } from '../ui/studio-context.ts'
import { OUTCOME_WORDS } from '../ui/words.ts'
import classes from './imports.module.css'

const ROW_HEIGHT = 34

interface VerdictRowsProps {
  readonly verdict: Verdict
  readonly rows: readonly ImportRowJson[]
}

/** The rows of one verdict, as they were read and, where they are not new, why not. Only those in view are drawn. */
export function VerdictRows({ verdict, rows }: VerdictRowsProps) {
  const { zone } = useStudio()
  const scroll = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
  })
  const shown = virtual.getVirtualItems()
  const before = shown[0]?.start ?? 0
  const after = virtual.getTotalSize() - (shown.at(-1)?.end ?? 0)
  const hasReason = verdict !== 'new'
  return (
    <div ref={scroll} className={classes.scroll} tabIndex={0} role="region" aria-label="Rows of the file">
      <Table aria-rowcount={rows.length + 1}>
        <Table.Thead className={classes.head}>
          <Table.Tr>
            <Table.Th scope="col" className={classes.number}>
              Line
            </Table.Th>
            {hasReason && <Table.Th scope="col">Field</Table.Th>}
            {hasReason && <Table.Th scope="col">Why</Table.Th>}
            {verdict !== 'rejected' && <EntryHeads />}
            <Table.Th scope="col" className={classes.nowrap}>
              Id in the file
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          <Spacer height={before} />
          {shown.map(({ index, key }) => {
            const row = rows[index]
            if (row === undefined) return null
            return (
              <Table.Tr key={key} data-index={index} aria-rowindex={index + 2} ref={virtual.measureElement}>
                <Table.Td className={classes.number}>{row.line}</Table.Td>
                {hasReason && <Table.Td className={classes.nowrap}>{row.field ?? NOTHING}</Table.Td>}
                {hasReason && <Table.Td className={classes.why}>{row.reason ?? NOTHING}</Table.Td>}
                {verdict !== 'rejected' && <EntryCells row={row} zone={zone} />}
                <Table.Td className={classes.sample} c="dimmed">
                  {row.externalId ?? NOTHING}
                </Table.Td>
              </Table.Tr>
            )
          })}
          <Spacer height={after} />
        </Table.Tbody>
      </Table>
    </div>
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

/** Stands for the rows that are not drawn. */
function Spacer({ height }: { readonly height: number }) {
  if (height <= 0) return null
  return (
    <tr aria-hidden className={classes.spacer}>
      <td style={{ height }} />
    </tr>
  )
}
