import { Button, Checkbox, Group, SimpleGrid, Stack, TextInput, Title } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { SyntheticEvent } from 'react'
import { useStore } from 'zustand'
import type { AccountThresholdsJson, ThresholdsJson } from '../../shared/api/alerts.ts'
import type { Input } from '../../shared/api/operations.ts'
import type { OperationError } from '../../shared/api/outcome.ts'
import { useApi } from '../api/api-context.tsx'
import { Failure } from '../ui/Failure.tsx'
import { Loaded } from '../ui/Loaded.tsx'
import { toast } from '../ui/toast.tsx'
import { Section } from './Section.tsx'
import { ALL } from './settings-stores.ts'
import type { SettingsStores } from './settings-stores.ts'
import { numbersIn, numbersText } from './number-list.ts'

type ThresholdsInput = Input<'alerts.setThresholds'>

/** From what on a producer is told: of each account, and of the studio. */
export function AlertsSection({ thresholds }: Pick<SettingsStores, 'thresholds'>) {
  const { view, load, reload } = useStore(thresholds)
  useEffect(() => void load(ALL), [load])
  return (
    <Section id="alerts" hint="Each is told once, in the window and as a notification of the system where it has any.">
      <Loaded view={view} retry={reload}>
        {(value) => (
          <Stack gap="lg">
            {value.accounts.map((account) => (
              <AccountForm key={JSON.stringify(account)} thresholds={account} />
            ))}
            <StudioForm key={JSON.stringify([value.budgetPercents, value.coolDownHours])} thresholds={value} />
          </Stack>
        )}
      </Loaded>
    </Section>
  )
}

function AccountForm({ thresholds }: { readonly thresholds: AccountThresholdsJson }) {
  const { account } = thresholds
  const [expiryDays, setExpiryDays] = useState(numbersText(thresholds.expiryDays))
  const [unitsAtRisk, setUnitsAtRisk] = useState(thresholds.unitsAtRisk ?? '')
  const [uncheckedDays, setUncheckedDays] = useState(String(thresholds.uncheckedDays ?? ''))
  const [tellsUncovered, setTellsUncovered] = useState(thresholds.tellsUncovered)
  const input = (): ThresholdsInput => ({
    account,
    expiryDays: numbersIn(expiryDays),
    unitsAtRisk: unitsAtRisk.trim() === '' ? null : unitsAtRisk,
    uncheckedDays: uncheckedDays.trim() === '' ? null : Number(uncheckedDays),
    tellsUncovered,
  })
  return (
    <ThresholdsForm title={`Account ${account}`} label={`Save the alerts of ${account}`} input={input}>
      {(error) => (
        <>
          <TextInput
            label="Days before an expiry"
            description="Numbers with commas between them; empty for none"
            error={faultOf(error, 'expiryDays')}
            value={expiryDays}
            onChange={(event) => setExpiryDays(event.currentTarget.value)}
          />
          <TextInput
            label="Units at risk at the current pace"
            description="So many or more; empty for never"
            inputMode="decimal"
            error={faultOf(error, 'unitsAtRisk')}
            value={unitsAtRisk}
            onChange={(event) => setUnitsAtRisk(event.currentTarget.value)}
          />
          <TextInput
            label="Days without a look at the console"
            description="Empty for never"
            inputMode="numeric"
            error={faultOf(error, 'uncheckedDays')}
            value={uncheckedDays}
            onChange={(event) => setUncheckedDays(event.currentTarget.value)}
          />
          <Checkbox
            label="Tell when a queue is not covered"
            mt="lg"
            checked={tellsUncovered}
            onChange={(event) => setTellsUncovered(event.currentTarget.checked)}
          />
        </>
      )}
    </ThresholdsForm>
  )
}

function StudioForm({ thresholds }: { readonly thresholds: ThresholdsJson }) {
  const [percents, setPercents] = useState(numbersText(thresholds.budgetPercents))
  const [hours, setHours] = useState(String(thresholds.coolDownHours))
  const input = (): ThresholdsInput => ({ budgetPercents: numbersIn(percents), coolDownHours: Number(hours) })
  return (
    <ThresholdsForm title="All accounts" label="Save the alerts of the studio" input={input}>
      {(error) => (
        <>
          <TextInput
            label="Percent of a production’s budget"
            description="Numbers with commas between them; empty for none"
            error={faultOf(error, 'budgetPercents')}
            value={percents}
            onChange={(event) => setPercents(event.currentTarget.value)}
          />
          <TextInput
            label="Hours before the same is told again"
            description="Of what had passed meanwhile"
            inputMode="numeric"
            error={faultOf(error, 'coolDownHours')}
            value={hours}
            onChange={(event) => setHours(event.currentTarget.value)}
          />
        </>
      )}
    </ThresholdsForm>
  )
}

interface ThresholdsFormProps {
  readonly title: string
  /** What the button that saves is called; each is another's. */
  readonly label: string
  readonly input: () => ThresholdsInput
  readonly children: (error: OperationError | null) => React.ReactNode
}

function ThresholdsForm({ title, label, input, children }: ThresholdsFormProps) {
  const api = useApi()
  const [error, setError] = useState<OperationError | null>(null)
  const [isBusy, setBusy] = useState(false)
  const save = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault()
    setBusy(true)
    const outcome = await api.call('alerts.setThresholds', input())
    setBusy(false)
    setError(outcome.ok ? null : outcome.error)
    if (outcome.ok) toast('Saved')
  }
  return (
    <form onSubmit={(event) => void save(event)}>
      <Stack gap="xs">
        <Title order={3} size="h6">
          {title}
        </Title>
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
          {children(error)}
        </SimpleGrid>
        {error !== null && error.details.field === undefined && <Failure error={error} />}
        <Group>
          <Button type="submit" size="xs" variant="default" loading={isBusy} aria-label={label}>
            Save
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

/** The message of a fault that is of this field, or of a number within it. */
function faultOf(error: OperationError | null, name: string): string | undefined {
  const field = error?.details.field
  return field === name || field?.startsWith(`${name}.`) === true ? error?.message : undefined
}
