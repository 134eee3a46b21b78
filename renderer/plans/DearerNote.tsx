import { Alert, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import type { PlanPrices } from './plans-store.ts'
import { dearerSentence } from './words.ts'

/** Says in words where a pack loses to pay-as-you-go although it is used up. */
export function DearerNote({ prices }: { readonly prices: PlanPrices }) {
  if (prices.dearer.length === 0) return null
  return (
    <Alert color="yellow" variant="light" icon={<IconAlertTriangle aria-hidden />} p="sm">
      {prices.dearer.map((one) => (
        <Text size="sm" key={one.packs.join(' ')}>
          {dearerSentence(one, prices)}
        </Text>
      ))}
    </Alert>
  )
}
