import { readFileSync } from 'node:fs'
import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import { at } from '../../support/fold.ts'
import type { TestStudio } from '../../support/studio.ts'
import { useStudios } from '../../support/studio.ts'

const makeStudio = useStudios()
const KIND = { model: 'MiniMax-Hailuo-2.3', resolution: '768p', seconds: 6 }

/** The calendar as a program that is not this one reads it. */
async function calendarOf(studio: TestStudio) {
  const file = studio.path('deadlines.ics')
  await studio.value('exports.calendar', { file })
  const text = readFileSync(file, 'utf8')
  const events = new ICAL.Component(ICAL.parse(text) as unknown[]).getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component)
    return {
      uid: event.uid,
      sequence: event.sequence,
      at: event.startDate.toJSDate().toISOString(),
      summary: event.summary,
      status: component.getFirstPropertyValue('status'),
      reminders: component
        .getAllSubcomponents('valarm')
        .map((alarm) => String(alarm.getFirstPropertyValue('trigger')))
        .toSorted(),
    }
  })
  return { text, events }
}

async function withPack() {
  const studio = await makeStudio({ now: '2026-01-09 12:00', zone: 'Europe/Berlin' })
  const { lot } = await studio.value('purchases.record', { pack: 'standard', at: '2026-01-05T09:00:00Z' })
  return { studio, lot: lot?.id ?? '' }
}

describe('the calendar', () => {
  test('has each lot’s expiry at its instant, with what is left of it and the account’s reminders', async () => {
    const { studio, lot } = await withPack()
    await studio.value('usage.record', { ...KIND, clips: 760 })
    await studio.value('alerts.setThresholds', { expiryDays: [14, 2] })
    const { events } = await calendarOf(studio)
    expect(events).toEqual([
      {
        uid: `lot-${lot}@packledger`,
        sequence: expect.any(Number) as number,
        at: '2026-02-05T09:00:00.000Z',
        summary: 'The pack standard expires: 3000 units, 797.87 USD',
        status: 'CONFIRMED',
        reminders: ['-P14D', '-P2D'],
      },
    ])
  })

  test('moves an event that is read again: the same id, a greater number, the new instant', async () => {
    const { studio, lot } = await withPack()
    const [before] = (await calendarOf(studio)).events
    await studio.value('lots.amend', { lot, expires: '2026-02-20T17:00:00Z' })
    const [after] = (await calendarOf(studio)).events
    expect(after?.uid).toBe(before?.uid)
    expect(after?.at).toBe('2026-02-20T17:00:00.000Z')
    expect(after?.sequence).toBeGreaterThan(before?.sequence ?? Infinity)
  })

  test('takes the event of a purchase that was taken back out of the calendar, and that of a lot that is used up', async () => {
    const { studio, lot } = await withPack()
    const used = await studio.value('purchases.record', { pack: 'custom', units: '1', price: '1.00', at: '2026-01-02' })
    await studio.value('usage.record', { ...KIND, at: '2026-01-03' })
    await studio.value('entries.reverse', { entry: lot })
    const { events } = await calendarOf(studio)
    expect(events.map(({ uid, status, reminders }) => [uid, status, reminders])).toEqual([
      [`lot-${used.lot?.id ?? ''}@packledger`, 'CANCELLED', []],
      [`lot-${lot}@packledger`, 'CANCELLED', []],
    ])
  })

  test('has the latest instant at which each queue can begin and still draw the lot that expires', async () => {
    const { studio } = await withPack()
    const { queue } = await studio.value('queues.save', { production: 'Nike SS27', name: 'Hero, cut 2' })
    await studio.value('renders.add', { queue: queue.id, renders: [{ ...KIND, shot: '010', takes: 40 }] })
    const { safeStart } = await studio.value('queue.show', { queue: queue.id })
    const { events } = await calendarOf(studio)
    const start = events.find(({ uid }) => uid === `queue-${queue.id}@packledger`)
    expect(start).toMatchObject({ summary: 'Nike SS27, Hero, cut 2: begin by now', reminders: ['-P1D', '-P3D'] })
    expect(Date.parse(start?.at ?? '')).toBe(Math.floor(Date.parse(safeStart?.at ?? '') / 1000) * 1000)
  })

  test('says what was lost with a lot that expired, and leaves its event where it was', async () => {
    const { studio, lot } = await withPack()
    await studio.value('usage.record', { ...KIND, clips: 760 })
    studio.clock.set(at('2026-02-06 12:00'))
    const [event] = (await calendarOf(studio)).events
    expect(event).toMatchObject({
      uid: `lot-${lot}@packledger`,
      at: '2026-02-05T09:00:00.000Z',
      summary: 'The pack standard expired: 3000 units, 797.87 USD lost',
      status: 'CONFIRMED',
      reminders: [],
    })
  })

  test('takes the latest start of a queue that is archived or done out of the calendar', async () => {
    const { studio } = await withPack()
    const made = async (name: string) => {
      const { queue } = await studio.value('queues.save', { production: 'Nike SS27', name })
      const { added } = await studio.value('renders.add', {
        queue: queue.id,
        renders: [{ ...KIND, shot: '010', takes: 4 }],
      })
      return { queue: queue.id, render: added[0] ?? '' }
    }
    const [archived, done] = [await made('A'), await made('B')]
    const statusOf = async ({ queue }: { readonly queue: string }) =>
      (await calendarOf(studio)).events.find(({ uid }) => uid === `queue-${queue}@packledger`)?.status
    expect([await statusOf(archived), await statusOf(done)]).toEqual(['CONFIRMED', 'CONFIRMED'])
    await studio.value('queues.archive', { queue: archived.queue })
    await studio.value('renders.edit', { queue: done.queue, renders: [{ id: done.render, state: 'done' }] })
    expect([await statusOf(archived), await statusOf(done)]).toEqual(['CANCELLED', 'CANCELLED'])
  })

  test('is the same file for the same studio, with the line ends, folds and escapes that RFC 5545 asks for', async () => {
    const { studio } = await withPack()
    const production = 'Émile; \\ “東京ロケ” 🎬, '.repeat(5).trim()
    const { queue } = await studio.value('queues.save', { production, name: 'A' })
    await studio.value('renders.add', { queue: queue.id, renders: [{ ...KIND, shot: '010', takes: 4 }] })
    const { text, events } = await calendarOf(studio)
    expect((await calendarOf(studio)).text).toBe(text)
    expect(events.map(({ summary }) => summary)).toContain(`${production}, A: begin by now`)
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    expect(text.split('\r\n').filter((line) => Buffer.byteLength(line) > 75)).toEqual([])
  })
})
