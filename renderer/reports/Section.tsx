import { Group, Paper, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'

interface SectionProps {
  readonly title: string
  /** What the section is called where its title does not say enough by itself. */
  readonly label?: string
  /** A line on what is in it. */
  readonly about?: string
  /** What can be done with it: a button beside the title. */
  readonly action?: ReactNode
  readonly children: ReactNode
}

/** A part of a report. */
export function Section({ title, label = title, about, action, children }: SectionProps) {
  return (
    <Paper component="section" p="md" aria-label={label}>
      <Group justify="space-between" wrap="nowrap" mb="xs">
        <div>
          <Title order={2} size="h5">
            {title}
          </Title>
          {about !== undefined && (
            <Text size="sm" c="dimmed">
              {about}
            </Text>
          )}
        </div>
        {action}
      </Group>
      {children}
    </Paper>
  )
}
