import { Button, Group, Menu, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { SyntheticEvent } from 'react'
import { SNOOZES, snoozedUntil } from './snoozes.ts'

interface PutOffProps {
  /** What is put off, in words. */
  readonly sentence: string
  /** When the list was read. */
  readonly at: string
  /** @param until an instant, or a day: its start in the studio's zone */
  readonly putOff: (until: string) => Promise<void>
}

/** For how long nobody wants to hear of an alert: some days, or until one that is named. */
export function PutOff({ sentence, at, putOff }: PutOffProps) {
  const [isNamingDay, setNamingDay] = useState(false)
  if (isNamingDay) return <PutOffUntil putOff={putOff} cancel={() => setNamingDay(false)} />
  return (
    <Menu position="bottom-start" withinPortal={false}>
      <Menu.Target>
        <Button size="compact-xs" variant="subtle" aria-label={`Put off: ${sentence}`}>
          Put off
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {SNOOZES.map(({ days, label }) => (
          <Menu.Item key={days} onClick={() => void putOff(snoozedUntil(at, days))}>
            {label}
          </Menu.Item>
        ))}
        <Menu.Item onClick={() => setNamingDay(true)}>Until a day…</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

function PutOffUntil({ putOff, cancel }: Pick<PutOffProps, 'putOff'> & { readonly cancel: () => void }) {
  const [day, setDay] = useState('')
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault()
    void putOff(day)
  }
  return (
    <form onSubmit={submit}>
      <Group gap="xs" wrap="nowrap">
        <TextInput
          type="date"
          size="xs"
          required
          autoFocus
          aria-label="Put off until"
          value={day}
          onChange={(event) => setDay(event.currentTarget.value)}
        />
        <Button type="submit" size="compact-xs" variant="default">
          Put off
        </Button>
        <Button size="compact-xs" variant="subtle" onClick={cancel}>
          Cancel
        </Button>
      </Group>
    </form>
  )
}
