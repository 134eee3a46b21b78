import { Alert, Button, Code, Group, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import type { OperationError } from '../../shared/api/outcome.ts'

interface FailureProps {
  readonly error: OperationError
  readonly retry?: () => unknown
}

/** Why something could not be shown or done: its cause in words, its code, and the way out. */
export function Failure({ error, retry }: FailureProps) {
  return (
    <Alert
      color="red"
      variant="light"
      icon={<IconAlertTriangle aria-hidden />}
      title="This could not be done"
      role="alert"
    >
      <Text size="sm">{error.message}</Text>
      <Group mt="sm" gap="sm">
        {retry !== undefined && (
          <Button size="xs" variant="default" onClick={() => void retry()}>
            Try again
          </Button>
        )}
        <Code>{error.code}</Code>
      </Group>
    </Alert>
  )
}
