import { Button, Group, Paper, Progress, Text } from '@mantine/core'
import { useEffect, useState } from 'react'

interface SearchingProps {
  /** Of 1. */
  readonly progress: number
  readonly stop: () => void
}

/** Milliseconds after which a search is worth telling of. */
const WONDER = 400

/** How much of its time a search has taken; stopping it keeps the best plan so far. */
export function Searching({ progress, stop }: SearchingProps) {
  const [isLate, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), WONDER)
    return () => clearTimeout(timer)
  }, [])
  if (!isLate) return null
  return (
    <Paper withBorder p="sm" mb="md" role="status">
      <Group justify="space-between" gap="sm" wrap="nowrap">
        <Text size="sm">Looking for a cheaper plan, or the proof that there is none</Text>
        <Button size="compact-sm" variant="default" onClick={stop}>
          Stop and keep the best
        </Button>
      </Group>
      <Progress value={progress * 100} size="sm" mt={6} aria-label="Time taken of the time allowed" />
    </Paper>
  )
}
