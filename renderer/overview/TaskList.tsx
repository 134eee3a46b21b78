import { Button, Text } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck, IconClock, IconCircleDashed } from '@tabler/icons-react'
import type { TaskJson } from '../../shared/api/overview.ts'
import { runCommand } from '../ui/run-command.ts'
import { useStudio } from '../ui/studio-context.ts'
import { Card } from './Card.tsx'
import classes from './Overview.module.css'
import { taskWords } from './task-words.ts'

const LEVELS = {
  now: { word: 'Now', icon: IconAlertTriangle, className: classes.now },
  soon: { word: 'Soon', icon: IconClock, className: classes.soon },
  calm: { word: 'In time', icon: IconCircleDashed, className: classes.calm },
} as const

interface TaskListProps {
  readonly tasks: readonly TaskJson[]
  readonly hasAccounts: boolean
}

/** What needs doing, most urgent first, each with its one button. */
export function TaskList({ tasks, hasAccounts }: TaskListProps) {
  return (
    <Card title="What needs doing">
      {tasks.length === 0 ? (
        <Text size="sm" c="dimmed">
          <IconCircleCheck size={16} aria-hidden /> Nothing needs doing.
        </Text>
      ) : (
        <ul className={classes.tasks}>
          {tasks.map((task) => (
            <TaskRow key={JSON.stringify(task)} task={task} hasAccounts={hasAccounts} />
          ))}
        </ul>
      )}
    </Card>
  )
}

function TaskRow({ task, hasAccounts }: { readonly task: TaskJson; readonly hasAccounts: boolean }) {
  const { zone } = useStudio()
  const { word, icon: LevelIcon, className } = LEVELS[task.severity]
  const { sentence, action, does } = taskWords(task, zone, hasAccounts)
  return (
    <li className={classes.task}>
      <span className={`${classes.severity ?? ''} ${className ?? ''}`}>
        <LevelIcon size={16} aria-hidden />
        {word}
      </span>
      <span className={classes.sentence}>{sentence}</span>
      {'href' in does ? (
        <Button component="a" href={does.href} size="xs" variant={task.severity === 'now' ? 'filled' : 'default'}>
          {action}
        </Button>
      ) : (
        <Button
          size="xs"
          variant={task.severity === 'now' ? 'filled' : 'default'}
          onClick={() => runCommand(does.command)}
        >
          {action}
        </Button>
      )}
    </li>
  )
}
