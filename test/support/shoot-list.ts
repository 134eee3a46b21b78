import { dayOf, formatDay } from '../../shared/domain/calendar.ts'

/** What a shoot of forty shots comes to: 5,400 clips of one unit and 600 of two. */
export const SHOOT = { shots: 40, takes: 150, units: '6600' } as const

const PER_SCENE = 10

/**
 * Forty shots of four scenes as a spreadsheet copies them: the first of each scene at 1080p, the others at 768p, 150 takes of
 * each, a scene a day from eight days after `now` on.
 */
export function shootList(now: number): string {
  const today = dayOf(now, 'UTC')
  const rows = Array.from({ length: SHOOT.shots }, (_, index) => {
    const scene = 1 + Math.floor(index / PER_SCENE)
    const shot = String(1 + (index % PER_SCENE)).padStart(3, '0')
    const kind = index % PER_SCENE === 0 ? '1080p 6 s' : '768p 6 s'
    return [scene, shot, `Hailuo-2.3 ${kind}`, SHOOT.takes, formatDay(today + 7 + scene)].join('\t')
  })
  return ['Scene\tShot\tRender kind\tTakes\tShoot date', ...rows].join('\n')
}
