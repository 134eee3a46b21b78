import { Button, Code, CopyButton, Group, Text } from '@mantine/core'
import classes from './Reports.module.css'

interface WhatWasClosedProps {
  readonly digest: string
  readonly note: string | null
}

/** What a month was closed with: the note, and the digest that every export of the month carries, to be compared with one. */
export function WhatWasClosed({ digest, note }: WhatWasClosedProps) {
  return (
    <>
      {note !== null && (
        <Text size="sm" mt={4} className={classes.wrapped ?? ''}>
          Note: {note}
        </Text>
      )}
      <Group gap="xs" mt={4}>
        <Text size="sm" c="dimmed">
          Digest of its statement
        </Text>
        <Code className={classes.wrapped ?? ''}>{digest}</Code>
        <CopyButton value={digest}>
          {({ copied, copy }) => (
            <Button
              size="compact-xs"
              variant="default"
              aria-label={copied ? 'Copied the digest' : 'Copy the digest'}
              onClick={copy}
            >
              {copied ? 'Copied' : 'Copy'}
            </Button>
          )}
        </CopyButton>
      </Group>
    </>
  )
}
