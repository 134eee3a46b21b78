import { Autocomplete, Button, Group, Select, Textarea, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import type { OperationError } from '../../shared/api/outcome.ts'
import { closeRecord } from './record-requests.ts'
import type { Card } from './use-cards.ts'

const MOST_OPTIONS = 50

type InputProps = ReturnType<UseFormReturnType<Record<string, unknown>>['getInputProps']>

interface FieldProps {
  readonly props: InputProps
}

export function WhenField({
  props,
  zone,
  label,
  empty,
}: FieldProps & { readonly zone: string; readonly label: string; readonly empty: string }) {
  return <TextInput type="datetime-local" label={label} description={`${empty}; ${zone}`} {...props} />
}

export function AccountField({ props, accounts }: FieldProps & { readonly accounts: readonly string[] }) {
  return (
    <Autocomplete
      label="Account"
      placeholder="main"
      maxLength={200}
      data={[...accounts]}
      limit={MOST_OPTIONS}
      {...props}
    />
  )
}

export function ProductionField({ props, productions }: FieldProps & { readonly productions: readonly string[] }) {
  return (
    <Autocomplete label="Production" maxLength={200} data={[...new Set(productions)]} limit={MOST_OPTIONS} {...props} />
  )
}

export function NoteField({ props }: FieldProps) {
  return <Textarea label="Note" autosize minRows={1} maxRows={4} maxLength={2000} {...props} />
}

/** The rate card, where there is more than one. */
export function CardField({ props, cards }: FieldProps & { readonly cards: readonly Card[] }) {
  if (cards.length < 2) return null
  return (
    <Select
      label="Rate card"
      allowDeselect={false}
      data={cards.map(({ id, vendor }) => ({ value: id, label: `${vendor} (${id})` }))}
      {...props}
    />
  )
}

interface ButtonsProps {
  readonly label: string
  readonly isBusy: boolean
  readonly isDisabled?: boolean
  readonly next?: () => void
}

export function FormButtons({ label, isBusy, isDisabled = false, next }: ButtonsProps) {
  return (
    <Group justify="flex-end" gap="xs" mt="md">
      <Button variant="subtle" onClick={closeRecord}>
        Cancel
      </Button>
      {next !== undefined && (
        <Button variant="default" disabled={isBusy || isDisabled} onClick={next}>
          Record and next
        </Button>
      )}
      <Button type="submit" loading={isBusy} disabled={isDisabled}>
        {label}
      </Button>
    </Group>
  )
}

/** Puts an error at the field that it names; answers it for the form's head where the form has no such field. */
export function placeError<T extends object>(
  form: Pick<UseFormReturnType<T>, 'setFieldError' | 'getValues'>,
  error: OperationError,
  names: Readonly<Record<string, string>> = {},
): OperationError | null {
  const named = error.details.field ?? ''
  const field = names[named] ?? named
  if (!Object.hasOwn(form.getValues(), field)) return error
  form.setFieldError(field, withoutName(error.message, named))
  return null
}

/** A message names its field first, which the place says already. */
function withoutName(message: string, field: string): string {
  return message.startsWith(`${field}: `) ? message.slice(field.length + 2) : message
}
