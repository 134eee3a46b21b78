import { expect } from 'vitest'
import type { Journey } from './journey.ts'
import { begun, TAKE, turnTo, unitsLeft } from './journey.ts'

export const correctAndUndo: Journey = {
  promise: 'a take is corrected and taken back from its entry, and another from its toast',
  async prepare(value) {
    await begun(value)
    await value('purchases.record', { pack: 'standard' })
    await value('usage.record', { ...TAKE, clips: 3, production: 'Nova', shot: '12A' })
  },
  async walk({ page, value, see }) {
    const left = (): Promise<number> => unitsLeft(value)
    expect(await left()).toBe(3757)
    const drawer = page.getByRole('dialog', { name: 'Entry' })
    await turnTo(page, 'Ledger')
    await page.getByRole('row', { name: /12A/ }).click()
    await drawer.getByText('12A').waitFor()
    await see('the entry of a take')
    await drawer.getByRole('button', { name: 'Correct…' }).click()
    const correction = page.getByRole('dialog', { name: 'Correct a take' })
    const clips = correction.getByRole('textbox', { name: 'Clips' })
    expect(await clips.inputValue()).toBe('3')
    await clips.fill('5')
    await correction.getByText('Charges 5 units (1 × 5 clips), in the place of what was charged before.').waitFor()
    await see('correcting a take')
    await correction.getByRole('button', { name: 'Correct' }).click()
    await page.getByText(/units, corrected$/).waitFor()
    expect(await left()).toBe(3755)

    // Undoing a correction leaves what stood before it, not nothing.
    const corrected = page.getByRole('alert').filter({ hasText: /corrected/ })
    await corrected.getByRole('button', { name: 'Undo' }).click()
    await page.getByText('The correction is taken back').waitFor()
    expect(await left()).toBe(3757)

    await page.getByRole('row', { name: /12A/ }).filter({ hasNotText: 'Taken back' }).click()
    await drawer.getByRole('button', { name: 'Take back…' }).click()
    await drawer.getByRole('textbox', { name: 'Reason' }).fill('never rendered')
    await see('taking an entry back')
    await drawer.getByRole('button', { name: 'Take back', exact: true }).click()
    await drawer.getByText(/^Taken back .*: never rendered$/).waitFor()
    await see('an entry that was taken back')
    await drawer.getByRole('button', { name: 'Close' }).click()
    expect(await left()).toBe(3760)

    await page.getByRole('button', { name: 'Record usage' }).first().click()
    const dialog = page.getByRole('dialog', { name: 'Record usage' })
    await dialog.getByRole('combobox', { name: 'Rendered' }).fill('2.3 768p 6')
    await page.getByRole('option', { name: /^MiniMax-Hailuo-2.3 768p 6 s/ }).click()
    await dialog.getByRole('textbox', { name: 'Clips' }).fill('1')
    await dialog.getByText(/× 1 clip\)/).waitFor()
    await see('recording a take')
    await dialog.getByRole('button', { name: 'Record', exact: true }).click()
    await dialog.waitFor({ state: 'hidden' })
    const toast = page.getByRole('alert').filter({ hasText: /^Recorded: [^,]*$/ })
    await toast.getByRole('button', { name: 'Undo' }).waitFor()
    expect(await left()).toBe(3759)
    await toast.getByRole('button', { name: 'Undo' }).click()
    await toast.waitFor({ state: 'hidden' })
    await expect.poll(left).toBe(3760)
  },
}
