import { TextInput } from '@mantine/core'
import type { OperationError } from '../../shared/api/outcome.ts'
import type { CustomTexts } from './plans-store.ts'

interface CustomFieldProps {
  readonly field: keyof CustomTexts
  readonly texts: CustomTexts
  readonly error: OperationError | null
  readonly type: (texts: Partial<CustomTexts>) => void
}

const LABELS = { price: 'Price of the custom pack', units: 'Units of the custom pack' } as const
const EXAMPLES = { price: '12000', units: '60000' } as const

/** A figure of the custom pack, which the buyer says. */
export function CustomField({ field, texts, error, type }: CustomFieldProps) {
  const concerns = error?.details.field === `custom.${field}`
  return (
    <TextInput
      size="xs"
      w="6rem"
      ml="auto"
      aria-label={LABELS[field]}
      placeholder={EXAMPLES[field]}
      inputMode="decimal"
      value={texts[field]}
      error={concerns ? error.message.replace(/^custom\.\w+: /, '') : undefined}
      onChange={(event) => type({ [field]: event.currentTarget.value })}
      styles={{ input: { textAlign: 'right', fontVariantNumeric: 'tabular-nums' } }}
    />
  )
}
