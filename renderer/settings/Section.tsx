import { Group, Paper, Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import type { SectionId } from './sections.ts'
import { elementIdOf, SECTIONS } from './sections.ts'
import classes from './settings.module.css'

interface SectionProps {
  readonly id: SectionId
  readonly hint?: string
  readonly actions?: ReactNode
  readonly children: ReactNode
}

/** A part of the settings under its heading. */
export function Section({ id, hint, actions, children }: SectionProps) {
  const element = elementIdOf(id)
  return (
    <section id={element} className={classes.section} tabIndex={-1} aria-labelledby={`${element}-title`}>
      <Group justify="space-between" align="flex-end" mb="sm" className={classes.sectionHead}>
        <div>
          <Title order={2} size="h4" id={`${element}-title`}>
            {SECTIONS.find((one) => one.id === id)?.label}
          </Title>
          {hint !== undefined && (
            <Text size="sm" c="dimmed" maw="38rem">
              {hint}
            </Text>
          )}
        </div>
        <Group gap="xs">{actions}</Group>
      </Group>
      <Paper p="md">
        <Stack gap="md">{children}</Stack>
      </Paper>
    </section>
  )
}
