import { Table, Text } from '@mantine/core'
import type { ComparisonJson } from '../../../shared/api/comparison.ts'
import { kindText } from '../../../shared/domain/kind-text.ts'
import { formatMoney, formatUnits } from '../../ui/format.ts'
import { ClipCost } from '../ClipCost.tsx'
import classes from './compare.module.css'

/** What a clip of each render kind costs on each pack that is used up; those of the demand come first, dearer cells are marked. */
export function KindMatrix({ compared }: { readonly compared: ComparisonJson }) {
  const { packs, demand } = compared
  const wanted = new Set(demand.kinds.map(kindText))
  const kinds = compared.kinds.toSorted((a, b) => Number(wanted.has(kindText(b))) - Number(wanted.has(kindText(a))))
  return (
    <Table.ScrollContainer minWidth={300 + packs.length * 84} className={classes.frame}>
      <Table className={classes.table} fz="sm" horizontalSpacing="0.375rem" aria-label="What a clip costs on each pack">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">A clip, when the pack is used up</Table.Th>
            <Table.Th scope="col" className={classes.figure}>
              Units
            </Table.Th>
            <Table.Th scope="col" className={classes.figure}>
              Pay as you go
            </Table.Th>
            {packs.map((pack) => (
              <Table.Th key={pack.id} scope="col" className={classes.figure}>
                {pack.name}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {kinds.map((kind) => (
            <Table.Tr key={kindText(kind)}>
              <Table.Th scope="row" className={classes.kindName}>
                {kind.model}
                <Text size="xs" c="dimmed">
                  {kind.resolution} {kind.seconds} s
                </Text>
              </Table.Th>
              <Table.Td className={classes.figure}>{formatUnits(kind.units)}</Table.Td>
              <Table.Td className={classes.figure}>{formatMoney(kind.payAsYouGo, 6)}</Table.Td>
              {kind.byPack.map(({ pack, clipCost, saving, isDearer }) => (
                <Table.Td key={pack} className={classes.figure}>
                  <ClipCost price={{ pack, cost: clipCost, saving, isDearer }} />
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}
