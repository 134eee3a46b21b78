import { Group, Stack, Title } from '@mantine/core'
import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import classes from './Screen.module.css'

interface ScreenProps {
  readonly title: string
  /** The question that the screen answers. */
  readonly question?: string
  /** Buttons at the head's right. */
  readonly actions?: ReactNode
  readonly children: ReactNode
}

/** A screen's frame: one heading, which takes the focus when the screen is turned to, its actions, and its content. */
export function Screen({ title, question, actions, children }: ScreenProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${title} · Packledger`
    heading.current?.focus({ preventScroll: true })
  }, [title])
  return (
    <Stack gap="md" className={classes.screen}>
      <Group justify="space-between" align="flex-end" wrap="wrap" gap="sm">
        <div>
          <Title order={1} size="h2" ref={heading} tabIndex={-1} className={classes.heading}>
            {title}
          </Title>
          {question !== undefined && <p className={classes.question}>{question}</p>}
        </div>
        <Group gap="xs">{actions}</Group>
      </Group>
      {children}
    </Stack>
  )
}
