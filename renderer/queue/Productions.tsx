import { ActionIcon, Checkbox, ColorSwatch, Group, ScrollArea, Text, Tooltip, UnstyledButton } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import type { Output } from '../../shared/api/operations.ts'
import { formatCount, formatDay } from '../ui/format.ts'
import classes from './queue.module.css'

export type ProductionList = Output<'queues.list'>['productions']

interface ProductionsProps {
  readonly productions: ProductionList
  readonly archived: number
  readonly withArchived: boolean
  readonly showArchived: (shown: boolean) => void
  readonly selected: string | null
  readonly select: (queue: string) => void
  readonly create: (production: string) => void
}

/** So many productions of the journal are listed; the others are found by name when a queue is made. */
const MOST_WORKED = 50

/** Productions with their queues, then those that the ledger alone knows. */
export function Productions(props: ProductionsProps) {
  const { productions, archived, withArchived, showArchived, create } = props
  const planned = productions.filter((one) => one.queues.length > 0)
  const worked = productions.filter((one) => one.queues.length === 0)
  return (
    <nav aria-label="Productions" className={classes.productions}>
      <ScrollArea.Autosize className={classes.productionList} type="auto">
        <ul className={classes.plainList}>
          {planned.map((one) => (
            <PlannedProduction key={one.production} production={one} {...props} />
          ))}
        </ul>
        {worked.length > 0 && (
          <>
            <Text size="xs" c="dimmed" mt="md" mb={4} px="xs" id="worked-productions">
              In the ledger, not planned
            </Text>
            <ul className={classes.plainList} aria-labelledby="worked-productions">
              {worked.slice(0, MOST_WORKED).map(({ production, lastDay }) => (
                <li key={production} className={classes.production}>
                  <Text size="sm" truncate title={lastDay === null ? undefined : `Last used ${formatDay(lastDay)}`}>
                    {production}
                  </Text>
                  <Add production={production} create={create} />
                </li>
              ))}
            </ul>
          </>
        )}
      </ScrollArea.Autosize>
      {archived > 0 && (
        <Checkbox
          size="xs"
          label={`Show ${formatCount(archived)} put away`}
          checked={withArchived}
          onChange={(event) => showArchived(event.currentTarget.checked)}
          p="xs"
        />
      )}
    </nav>
  )
}

interface PlannedProductionProps extends ProductionsProps {
  readonly production: ProductionList[number]
}

function PlannedProduction({ production, selected, select, create }: PlannedProductionProps) {
  return (
    <li>
      <div className={classes.production}>
        <Group gap={6} wrap="nowrap" className={classes.productionName}>
          {production.colour !== null && <ColorSwatch color={production.colour} size={10} aria-hidden />}
          <Text size="sm" fw={600} truncate title={production.production}>
            {production.production}
          </Text>
        </Group>
        <Add production={production.production} create={create} />
      </div>
      <ul className={classes.plainList}>
        {production.queues.map((queue) => (
          <li key={queue.id}>
            <UnstyledButton
              className={classes.queue}
              aria-current={queue.id === selected}
              onClick={() => select(queue.id)}
            >
              <span className={classes.queueName} title={queue.name}>
                {queue.name}
                {queue.isArchived && ' (put away)'}
              </span>
              <span className={classes.queueCount}>{formatCount(queue.renders)}</span>
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </li>
  )
}

function Add({ production, create }: { readonly production: string; readonly create: (production: string) => void }) {
  return (
    <Tooltip label={`New queue for ${production}`}>
      <ActionIcon
        size="sm"
        variant="subtle"
        color="gray"
        aria-label={`New queue for ${production}`}
        onClick={() => create(production)}
      >
        <IconPlus size={14} aria-hidden />
      </ActionIcon>
    </Tooltip>
  )
}
