import { Group, Paper, Title } from '@mantine/core'
import type { ReactNode } from 'react'

interface CardProps {
  readonly title: string
  /** At the head's right: a link, or what the figures are of. */
  readonly aside?: ReactNode
  readonly children: ReactNode
}

/** One of the overview's parts under its own heading. */
export function Card({ title, aside, children }: CardProps) {
  return (
    <Paper component="section" p="md" aria-label={title}>
      <Group justify="space-between" align="baseline" mb="xs" gap="sm">
        <Title order={2} size="h5">
          {title}
        </Title>
        {aside}
      </Group>
      {children}
    </Paper>
  )
}
