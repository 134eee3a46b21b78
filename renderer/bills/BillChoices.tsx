import { Group, Select } from '@mantine/core'
import { BILL_TIMES } from '../../shared/domain/bills/bill.ts'
import type { ComparedBill, Said } from './bill-store.ts'
import { CLOCK_WORDS, readingWords } from './bill-words.ts'

interface BillChoicesProps {
  readonly compared: ComparedBill
  readonly accounts: readonly string[]
  readonly onSay: (said: Said) => void
}

/** What a bill is compared by: the account, the clock of its hours and, once it was said, what its counts are. */
export function BillChoices({ compared, accounts, onSay }: BillChoicesProps) {
  const { account, time, isTimeTold } = compared
  return (
    <Group align="flex-start">
      {accounts.length > 1 && (
        <Select
          label="Account"
          allowDeselect={false}
          data={[...accounts]}
          value={account}
          onChange={(value) => {
            if (value !== null) onSay({ account: value })
          }}
        />
      )}
      <Select
        label="Hours of the bill are in"
        description={isTimeTold ? undefined : 'Not said by the file'}
        inputWrapperOrder={['label', 'input', 'description']}
        allowDeselect={false}
        data={BILL_TIMES.map((value) => ({ value, label: CLOCK_WORDS[value] }))}
        value={time}
        onChange={(value) => onSay({ time: value === 'utc' ? 'utc' : 'beijing' })}
      />
      <ReadingChoice compared={compared} onSay={onSay} />
    </Group>
  )
}

function ReadingChoice({ compared: { counts, readings }, onSay }: Omit<BillChoicesProps, 'accounts'>) {
  if (counts === null || readings.length === 0) return null
  return (
    <Select
      label="Its counts are"
      description="Remembered for the next bill"
      inputWrapperOrder={['label', 'input', 'description']}
      allowDeselect={false}
      data={readings.map((reading) => readingWords(reading))}
      value={readingWords(counts)}
      onChange={(value) => {
        const said = readings.find((reading) => readingWords(reading) === value)
        if (said !== undefined) onSay({ counts: said.measure, column: said.column })
      }}
    />
  )
}
