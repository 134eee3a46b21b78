import { afterEach, describe, expect, it } from 'vitest'
import { awaitCommand, onCommand, runCommand, setFallback } from '../../../renderer/ui/run-command.ts'

const ends: (() => void)[] = []
afterEach(() => {
  for (const end of ends.splice(0)) end()
  setFallback(() => false)
})

describe('commands', () => {
  it('are carried out by what registered last, and by the one before once that has gone', () => {
    const done: string[] = []
    ends.push(onCommand('edit.find', () => done.push('screen')))
    const end = onCommand('edit.find', () => done.push('dialog'))
    expect(runCommand('edit.find')).toBe(true)
    end()
    expect(runCommand('edit.find')).toBe(true)
    expect(done).toEqual(['dialog', 'screen'])
  })

  it('go to the shell where nothing on the screen carries them out', () => {
    const asked: string[] = []
    expect(runCommand('go.ledger')).toBe(false)
    setFallback((id) => asked.push(id) > 0)
    expect(runCommand('go.ledger')).toBe(true)
    expect(asked).toEqual(['go.ledger'])
  })

  it('that are waited for are carried out once, as soon as something can', async () => {
    const done: string[] = []
    awaitCommand('import.usage')
    ends.push(onCommand('record.usage', () => done.push('other')))
    ends.push(onCommand('import.usage', () => done.push('wizard')))
    await Promise.resolve()
    ends.push(onCommand('import.usage', () => done.push('again')))
    await Promise.resolve()
    expect(done).toEqual(['wizard'])
  })
})
