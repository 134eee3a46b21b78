import { Button, Group, Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'

interface EmptyProps {
  /** What is not there yet. */
  readonly title: string
  /** What to do about it. */
  readonly children: ReactNode
  readonly action?: { readonly label: string; readonly onClick: () => void }
  readonly other?: ReactNode
}

/** Nothing to show yet: says what to do, and does it in one click. */
export function Empty({ title, children, action, other }: EmptyProps) {
  return (
    <Stack align="center" gap="xs" py="xl" ta="center">
      <Title order={2} size="h4">
        {title}
      </Title>
      <Text c="dimmed" size="sm" maw="32rem">
        {children}
      </Text>
      <Group mt="xs" justify="center">
        {action !== undefined && <Button onClick={action.onClick}>{action.label}</Button>}
        {other}
      </Group>
    </Stack>
  )
}
