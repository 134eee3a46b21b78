import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { writeUsageCsv } from '../../../electron/reports/usage-csv.ts'
import { neutralised } from '../../../shared/domain/spreadsheet-text.ts'
import type { UsageEntry } from '../../../shared/domain/journal.ts'
import { at, entryId, usage } from '../../support/fold.ts'
import { NASTY_NAMES } from '../../support/random-journal.ts'

function readBack(entries: readonly UsageEntry[]): Record<string, string>[] {
  return parse([...writeUsageCsv(entries)].join(''), { columns: true, trim: true })
}

describe('usage as CSV', () => {
  it('has the columns that imports read', () => {
    expect([...writeUsageCsv([])]).toEqual([
      'task_id,submitted_at,finished_at,model,mode,resolution,duration_s,outcome,units,project,scene,shot,take,kept,note,clips,source,account\r\n',
    ])
  })

  it('tells all of a take that came from outside', () => {
    const entry: UsageEntry = {
      ...usage(1, '2026-10-05 08:00', '0.7', { clips: 3, production: 'Nova' }),
      source: 'minimax-video',
      externalId: 'task-77',
      note: 'redo',
      shot: '12',
      details: { mode: 't2v', scene: '4', take: '2', kept: false, submittedAt: at('2026-10-05T07:58:00.250') },
    }
    expect(readBack([entry])).toEqual([
      {
        task_id: 'task-77',
        submitted_at: '2026-10-05T07:58:00.250Z',
        finished_at: '2026-10-05T08:00:00Z',
        model: 'MiniMax-Hailuo-02',
        mode: 't2v',
        resolution: '768p',
        duration_s: '6',
        outcome: 'success',
        units: '2.1',
        project: 'Nova',
        scene: '4',
        shot: '12',
        take: '2',
        kept: 'false',
        note: 'redo',
        clips: '3',
        source: 'minimax-video',
        account: 'main',
      },
    ])
  })

  it('names a take without an external id by its entry', () => {
    expect(readBack([usage(1, '2026-10-05', '0.7')])[0]).toMatchObject({ task_id: entryId(1), source: 'packledger' })
  })

  it('leaves empty what was not told', () => {
    expect(readBack([usage(1, '2026-10-05', '0.7')])[0]).toMatchObject({
      submitted_at: '',
      mode: '',
      project: '',
      scene: '',
      shot: '',
      take: '',
      kept: '',
      note: '',
    })
  })

  it.for(['failed', 'rejected'] as const)('R6 outcomes: a %s take is charged 0', (outcome) => {
    expect(readBack([usage(1, '2026-10-05', '0.7', { clips: 2, outcome })])[0]).toMatchObject({
      outcome,
      clips: '2',
      units: '0',
    })
  })

  it('keeps text exactly but for the apostrophe that keeps a spreadsheet from running it', () => {
    const entries = NASTY_NAMES.map((name, index) => ({
      ...usage(index, '2026-10-05', '0.7', { production: name }),
      note: name,
      shot: name,
    }))
    expect(readBack(entries).map(({ project, note, shot }) => [project, note, shot])).toEqual(
      NASTY_NAMES.map(neutralised).map((name) => [name, name, name]),
    )
  })
})
