import { Group, Title } from '@mantine/core'
import { useId } from 'react'
import type { ReactNode } from 'react'
import classes from './plan.module.css'

interface SectionProps {
  readonly title: string
  /** Stands at the end of the title's line. */
  readonly action?: ReactNode
  readonly children: ReactNode
}

/** A part of what is planned around a queue. */
export function Section({ title, action, children }: SectionProps) {
  const id = useId()
  return (
    <section aria-labelledby={id} className={classes.section}>
      <Group justify="space-between" wrap="nowrap" gap="xs" className={classes.sectionHead}>
        <Title order={3} size="sm" id={id}>
          {title}
        </Title>
        {action}
      </Group>
      {children}
    </section>
  )
}
