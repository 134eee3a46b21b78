import { Button, Container, Group, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import type { ReactNode } from 'react'
import type { OperationError } from '../../shared/api/outcome.ts'
import { useApi } from '../api/api-context.tsx'
import { Mark } from '../app/Mark.tsx'
import { ProgressBar } from '../app/ProgressBar.tsx'
import { Failure } from '../ui/Failure.tsx'
import { awaitCommand } from '../ui/run-command.ts'
import classes from './FirstStart.module.css'
import { SetUp } from './SetUp.tsx'
import { useNoFileNavigation } from './use-no-file-navigation.ts'

interface FirstStartProps {
  /** Setting up has begun: the studio may come to have entries before it is over. */
  readonly onSetUp: () => void
  readonly onDone: () => void
}

/** What a studio without entries begins with: the demo, or its own packs. */
export default function FirstStart({ onSetUp, onDone }: FirstStartProps) {
  const [isSettingUp, setSettingUp] = useState(false)
  useNoFileNavigation()
  return (
    <main className={classes.page}>
      <div className={classes.progress}>
        <ProgressBar />
      </div>
      <Container size="sm" py="xl">
        <Group gap="xs" mb="xl">
          <Mark />
          <Text fw={650}>Packledger</Text>
        </Group>
        {isSettingUp ? (
          <SetUp
            onBack={() => setSettingUp(false)}
            onDone={(next) => {
              if (next === 'import') awaitCommand('import.usage')
              onDone()
            }}
          />
        ) : (
          <Choice
            onSetUp={() => {
              setSettingUp(true)
              onSetUp()
            }}
            onDone={onDone}
          />
        )}
      </Container>
    </main>
  )
}

function Choice({ onSetUp, onDone }: FirstStartProps) {
  const api = useApi()
  const [isFilling, setFilling] = useState(false)
  const [error, setError] = useState<OperationError | null>(null)
  const fill = async (): Promise<void> => {
    setError(null)
    setFilling(true)
    const outcome = await api.call('demo.fill', {})
    setFilling(false)
    if (outcome.ok) onDone()
    else setError(outcome.error)
  }
  return (
    <Stack gap="lg">
      <div>
        <Title order={1} size="h2">
          Where do the units go?
        </Title>
        <Text c="dimmed" mt={4}>
          Packledger keeps the books of prepaid video-generation units: what is left, until when, and what each
          production cost. Everything stays in one folder on this computer.
        </Text>
      </div>
      {error !== null && <Failure error={error} />}
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <Option
          title="Set up my studio"
          text="Time zone and currency, the packs on hand as the vendor’s console shows them, then your history from a file. About two minutes."
        >
          <Button onClick={onSetUp} disabled={isFilling} fullWidth>
            Set up my studio
          </Button>
        </Option>
        <Option
          title="Look around first"
          text="A made-up studio with six months of packs, takes and productions. It fills this data folder: for a studio of your own, start with another."
        >
          <Button variant="default" onClick={() => void fill()} loading={isFilling} fullWidth>
            Explore with demo data
          </Button>
        </Option>
      </SimpleGrid>
    </Stack>
  )
}

interface OptionProps {
  readonly title: string
  readonly text: string
  readonly children: ReactNode
}

function Option({ title, text, children }: OptionProps) {
  return (
    <Paper p="lg" className={classes.option}>
      <Title order={2} size="h4">
        {title}
      </Title>
      <Text size="sm" c="dimmed" className={classes.text}>
        {text}
      </Text>
      {children}
    </Paper>
  )
}
