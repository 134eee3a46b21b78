import { Button, Group, Select, Stack } from '@mantine/core'
import { useState } from 'react'
import type { OperationError } from '../../shared/api/outcome.ts'
import { useApi } from '../api/api-context.tsx'
import { Failure } from '../ui/Failure.tsx'
import { currencyChoices } from '../ui/currency-choices.ts'
import { useStudio } from '../ui/studio-context.ts'
import { HeadingOf } from './HeadingOf.tsx'
import { zoneChoices } from './places.ts'

interface PlaceStepProps {
  readonly onBack: () => void
  readonly onNext: () => void
}

/** Zone and currency, which the first entry fixes. */
export function PlaceStep({ onBack, onNext }: PlaceStepProps) {
  const api = useApi()
  const studio = useStudio()
  const [zone, setZone] = useState(studio.zone)
  const [currency, setCurrency] = useState(studio.currency)
  const [error, setError] = useState<OperationError | null>(null)
  const isFixed = studio.entries > 0

  const save = async (): Promise<void> => {
    if (isFixed) {
      onNext()
      return
    }
    const outcome = await api.call('studio.init', { zone, currency })
    if (outcome.ok) onNext()
    else setError(outcome.error)
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <Stack gap="md">
        <HeadingOf title="Zone and currency">
          Days and months begin and end in this zone, and everything is accounted for in this currency. Both are fixed
          once something is recorded.
        </HeadingOf>
        {error !== null && <Failure error={error} />}
        <Select
          label="Time zone"
          data={zoneChoices(studio.zone)}
          value={zone}
          onChange={(value) => value !== null && setZone(value)}
          searchable
          limit={60}
          allowDeselect={false}
          disabled={isFixed}
          nothingFoundMessage="No zone has that name"
        />
        <Select
          label="Currency"
          description="What packs are paid in. The shipped prices are in USD: in another currency each purchase asks for what it cost."
          data={currencyChoices()}
          value={currency}
          onChange={(value) => value !== null && setCurrency(value)}
          searchable
          limit={60}
          allowDeselect={false}
          disabled={isFixed}
          nothingFoundMessage="No currency has that name"
        />
        <Group justify="space-between">
          <Button variant="default" onClick={onBack}>
            Back
          </Button>
          <Button type="submit">Continue</Button>
        </Group>
      </Stack>
    </form>
  )
}
