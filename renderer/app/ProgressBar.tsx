import { Button, Group, Paper, Progress, Text } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { progressWords } from '../../shared/api/progress-words.ts'
import { useApi } from '../api/api-context.tsx'
import { formatCount } from '../ui/format.ts'
import { useHostStore } from './host-context.ts'
import type { Running } from './host-store.ts'
import classes from './ProgressBar.module.css'

/** What the studio is busy with, once it takes long enough to wonder. */
export function ProgressBar() {
  const running = useStore(useHostStore()).running[0]
  return running === undefined ? null : <RunningCommand key={running.id} running={running} />
}

const WONDER = 400
const IMPATIENCE = 2000

function RunningCommand({ running }: { readonly running: Running }) {
  const api = useApi()
  const [stage, setStage] = useState<'quick' | 'shown' | 'long'>('quick')
  useEffect(() => {
    const shown = setTimeout(() => setStage('shown'), WONDER)
    const long = setTimeout(() => setStage('long'), IMPATIENCE)
    return () => {
      clearTimeout(shown)
      clearTimeout(long)
    }
  }, [])
  if (stage === 'quick') return null
  const { done, total } = running
  const share = total === null || total === 0 ? null : Math.min(100, (done / total) * 100)
  const words = progressWords(running.operation)
  return (
    <Paper className={classes.panel} shadow="sm" role="status">
      <Group justify="space-between" gap="sm" wrap="nowrap">
        <Text size="sm">
          {words}
          {done > 0 && ` · ${formatCount(done)}${total === null ? '' : ` of ${formatCount(total)}`}`}
        </Text>
        {stage === 'long' && (
          <Button size="compact-sm" variant="default" onClick={() => void api.cancel()}>
            Cancel
          </Button>
        )}
      </Group>
      <Progress value={share ?? 100} animated={share === null} size="sm" mt={6} aria-label={words} />
    </Paper>
  )
}
