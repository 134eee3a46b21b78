import { Alert, Autocomplete, Button, Group, Text, TextInput } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { useState } from 'react'
import type { OperationError } from '../../shared/api/outcome.ts'
import { useApi } from '../api/api-context.tsx'
import { Failure } from '../ui/Failure.tsx'
import { formatCount } from '../ui/format.ts'
import { useStudio } from '../ui/studio-context.ts'
import { toast } from '../ui/toast.tsx'
import { Section } from './Section.tsx'
import classes from './settings.module.css'

/** The zone in which days and months are counted, and the ledger's one currency: fixed with the first entry. */
export function StudioSection() {
  const { zone, currency, dataFolder, entries } = useStudio()
  if (entries === 0) {
    return (
      <Section id="studio">
        <StudioForm key={`${zone} ${currency}`} zone={zone} currency={currency} />
      </Section>
    )
  }
  return (
    <Section id="studio">
      <dl className={classes.rows}>
        <dt>Time zone</dt>
        <dd>{zone}</dd>
        <dt>Currency</dt>
        <dd>{currency}</dd>
        <dt>Data folder</dt>
        <dd>{dataFolder}</dd>
      </dl>
      <Alert variant="light" color="gray" icon={<IconLock aria-hidden />}>
        <Text size="sm">
          Zone and currency are fixed, because the ledger has {formatCount(entries)}{' '}
          {entries === 1 ? 'entry' : 'entries'}: days, months and every expiry were counted in this zone, and prices
          recorded in this currency. A studio in another zone or currency starts in a data folder of its own.
        </Text>
      </Alert>
    </Section>
  )
}

const ZONES = Intl.supportedValuesOf('timeZone')

function StudioForm(given: { readonly zone: string; readonly currency: string }) {
  const api = useApi()
  const [zone, setZone] = useState(given.zone)
  const [currency, setCurrency] = useState(given.currency)
  const [error, setError] = useState<OperationError | null>(null)
  const save = async (): Promise<void> => {
    const outcome = await api.call('studio.init', { zone, currency })
    setError(outcome.ok ? null : outcome.error)
    if (outcome.ok) toast('Zone and currency are set')
  }
  const field = error?.details.field
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <div className={classes.fields}>
        <Autocomplete
          label="Time zone"
          description="Days, months and expiries are counted in it"
          data={ZONES}
          limit={50}
          value={zone}
          onChange={setZone}
          error={field === 'zone' && error?.message}
        />
        <TextInput
          label="Currency"
          description="An ISO 4217 code such as USD"
          value={currency}
          maxLength={3}
          onChange={(event) => setCurrency(event.currentTarget.value.toUpperCase())}
          error={field === 'currency' && error?.message}
        />
      </div>
      {error !== null && field !== 'zone' && field !== 'currency' && <Failure error={error} />}
      <Group mt="md" justify="space-between">
        <Text size="sm" c="dimmed">
          Both are fixed once something is recorded.
        </Text>
        <Button type="submit" disabled={zone === given.zone && currency === given.currency}>
          Save
        </Button>
      </Group>
    </form>
  )
}
