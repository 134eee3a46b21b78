import { Button, Group } from '@mantine/core'

interface FormEndProps {
  readonly label: string
  readonly isBusy: boolean
  readonly close: () => void
}

/** The end of a dialog's form. */
export function FormEnd({ label, isBusy, close }: FormEndProps) {
  return (
    <Group justify="flex-end">
      <Button variant="default" onClick={close}>
        Cancel
      </Button>
      <Button type="submit" loading={isBusy}>
        {label}
      </Button>
    </Group>
  )
}
