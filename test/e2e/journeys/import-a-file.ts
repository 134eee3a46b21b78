import { expect } from 'vitest'
import type { Page } from 'playwright-core'
import type { Journey, TextFile } from './journey.ts'
import { PAST_MONTH, TAKE, begun, choose, turnTo } from './journey.ts'

const HEAD = 'task_id,finished_at,model,resolution,duration_s,outcome,project,shot'
const day = (hour: number): string => `${PAST_MONTH}-10T${hour}:00:00Z`
const row = (id: string, hour: number, seconds: number): string =>
  `${id},${day(hour)},${TAKE.model},${TAKE.resolution},${seconds},success,Nova,${hour}`

const FILE: TextFile = {
  name: 'january.csv',
  text: `${[HEAD, row('take-1', 10, 6), row('take-2', 11, 6), row('take-3', 12, 7), row('take-4', 13, 10)].join('\n')}\n`,
}

/** Three clips of an hour in which the ledger has one. */
const BILL: TextFile = {
  name: 'export_bill_1768000000.csv',
  text: `Consumed API,Consumed model,Output usage quantity,Total usage quantity,Consumption time(UTC),Consumption status
video_generation,${TAKE.model},3,3,${PAST_MONTH}-10 10:00-11:00,SUCCESS
speech,speech-02,9,9,${PAST_MONTH}-10 10:00-11:00,SUCCESS
`,
}

export const importAFile: Journey = {
  promise: 'a file with a duplicate and a bad row: each is named, the good rows are recorded, and taken back as one',
  async prepare(value) {
    await begun(value)
    await value('purchases.record', { pack: 'standard', account: 'agency', at: `${PAST_MONTH}-02` })
    const shown = { production: 'Nova', shot: '10' }
    await value('usage.record', { ...TAKE, ...shown, at: day(10), externalId: 'take-1' })
  },
  async walk({ page, value, chooseFile, see }) {
    const standing = async () => {
      const { accounts } = await value('statement.show', { month: PAST_MONTH })
      return { used: accounts.map((one) => one.used.units), entries: (await value('studio.info', {})).entries }
    }
    const before = await standing()
    const dialog = page.getByRole('dialog', { name: 'Import' })
    await turnTo(page, 'Ledger')

    // Dropped anywhere on the window: looked at, and left.
    await dropFile(page, FILE)
    await dialog.getByRole('tab', { name: 'New 2' }).waitFor()
    await dialog.getByRole('button', { name: 'Leave' }).click()
    await dialog.waitFor({ state: 'hidden' })
    expect(await standing()).toEqual(before)

    await page.getByRole('button', { name: 'Import', exact: true }).click()
    await dialog.getByText('Drop a file here').waitFor()
    await see('choosing a file')
    await chooseFile(FILE, () => dialog.getByRole('button', { name: 'Choose a file…' }).click())

    await dialog.getByRole('tab', { name: 'Rejected 1', selected: true }).waitFor()
    const bad = dialog.getByRole('row').nth(1)
    expect(await bad.innerText()).toMatch(/^4\t/)
    expect(await bad.innerText()).toContain('take-3')
    await see('a preview with a bad row')
    await dialog.getByRole('tab', { name: 'Duplicate 1' }).click()
    await dialog.getByRole('cell', { name: 'take-1' }).waitFor()
    await dialog.getByRole('tab', { name: 'New 2' }).click()
    await dialog.getByRole('cell', { name: 'take-4' }).waitFor()
    await see('what would be recorded')
    await dialog.getByRole('button', { name: /columns understood/ }).click()
    await dialog.getByRole('combobox', { name: 'duration_s is read as' }).waitFor()
    await see('the columns of a file')
    expect(await standing()).toEqual(before)

    const record = dialog.getByRole('button', { name: 'Record 2 entries' })
    expect(await record.isDisabled()).toBe(true)
    await dialog.getByRole('checkbox', { name: 'Record the good rows although others are rejected' }).check()
    await record.click()
    await dialog.getByText('2 entries are in the ledger; 2 rows were left out.').waitFor()
    await see('what was imported')
    expect((await standing()).entries).toBe(before.entries + 2)

    await dialog.getByRole('button', { name: 'Undo this import' }).click()
    await page.getByText('Taken back: 2 entries').waitFor()
    expect((await standing()).used).toEqual(before.used)

    // A bill of the console is compared, and records nothing.
    await dialog.waitFor({ state: 'hidden' })
    await dropFile(page, BILL)
    await dialog.getByText('Which reading is right?').waitFor()
    await see('what a bill’s counts mean')
    await dialog.getByRole('button', { name: 'It counts clips' }).click()
    await dialog.getByText('1 of 1 days and models differ.').waitFor()
    expect(await dialog.getByRole('row').nth(1).innerText()).toMatch(/MiniMax-Hailuo-2\.3\t3\t1\t2\t0\t2$/)
    await see('a bill beside the ledger')
    await choose(page, 'Account', /^agency$/)
    await dialog.getByText('In all the bill has 3, the ledger 0 clips.').waitFor()
    await choose(page, 'Account', /^main$/)
    await dialog.getByText('In all the bill has 3, the ledger 1 clip.').waitFor()
    await dialog.getByRole('button', { name: 'Reconcile with the console…' }).click()
    await page
      .getByRole('dialog', { name: 'Reconcile with the console' })
      .getByRole('button', { name: 'Close' })
      .click()
    await dialog.waitFor({ state: 'hidden' })
    expect((await standing()).used).toEqual(before.used)
  },
}

/** Drops a file on the middle of the window, as a file manager does. */
export async function dropFile(page: Page, { name, text }: TextFile): Promise<void> {
  const dataTransfer = await page.evaluateHandle(
    ([fileName, content]) => {
      const carried = new DataTransfer()
      carried.items.add(new File([content], fileName))
      return carried
    },
    [name, text] as const,
  )
  const target = page.getByRole('main')
  await target.dispatchEvent('dragenter', { dataTransfer })
  await page.getByText('Drop the file to import it').waitFor()
  await target.dispatchEvent('drop', { dataTransfer })
  await dataTransfer.dispose()
}
