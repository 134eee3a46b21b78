import { Button, Group, Stack, Stepper, Text } from '@mantine/core'
import { useState } from 'react'
import { HeadingOf } from './HeadingOf.tsx'
import { PacksStep } from './PacksStep.tsx'
import { PlaceStep } from './PlaceStep.tsx'

interface SetUpProps {
  readonly onBack: () => void
  readonly onDone: (next: 'import' | 'overview') => void
}

/** Setting a studio up, in three steps; each can be left for later but the first. */
export function SetUp({ onBack, onDone }: SetUpProps) {
  const [step, setStep] = useState(0)
  return (
    <Stack gap="lg">
      <Stepper active={step} size="sm" iconSize={28}>
        <Stepper.Step label="Zone and currency" />
        <Stepper.Step label="Packs on hand" />
        <Stepper.Step label="History" />
      </Stepper>
      {step === 0 && <PlaceStep onBack={onBack} onNext={() => setStep(1)} />}
      {step === 1 && <PacksStep onBack={() => setStep(0)} onNext={() => setStep(2)} />}
      {step === 2 && (
        <Stack gap="md">
          <HeadingOf title="History">
            A usage file of the vendor, or a spreadsheet of takes: CSV, TSV or JSONL. Nothing is recorded before a
            preview has shown what would be. It can be imported later as well.
          </HeadingOf>
          <Text size="sm">
            Where the history reaches back beyond the packs that were just recorded, the balances hold: what was used
            before them stays accounted for.
          </Text>
          <Group justify="space-between">
            <Button variant="default" onClick={() => setStep(1)}>
              Back
            </Button>
            <Group gap="xs">
              <Button variant="default" onClick={() => onDone('overview')}>
                To the overview
              </Button>
              <Button onClick={() => onDone('import')}>Import a file</Button>
            </Group>
          </Group>
        </Stack>
      )}
    </Stack>
  )
}
