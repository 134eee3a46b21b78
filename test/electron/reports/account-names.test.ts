import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { partNamer, spellForBeancount, spellForHledger } from '../../../electron/reports/account-names.ts'
import { NASTY_NAMES } from '../../support/random-journal.ts'

const inHledger = (name: string): string => partNamer(spellForHledger, ['unattributed'])(name, name)
const inBeancount = (name: string): string => partNamer(spellForBeancount, ['Unattributed'])(name, name)

/** Neither a space at an end, nor two in a row, nor a sign that hledger or ledger read as their own. */
const HLEDGER_PART = /^[^\s:;"|[\](){}=@*!](?: ?[^\s:;"|[\](){}=@*!])*$/u
/** The part of Beancount's own expression for a component that every version reads alike. */
const BEANCOUNT_PART = /^[\p{Lu}\p{Nd}][\p{L}\p{Nd}-]*$/u

describe('names in hledger', () => {
  it.for([
    ['Nova Launch', 'Nova Launch'],
    ['nova-launch_2.1', 'nova-launch_2.1'],
    ['春节广告', '春节广告'],
    ['नमस्ते भारत', 'नमस्ते भारत'],
    ['Nova  Launch', 'Nova-Launch-244700c6'],
    ['Nova: Launch', 'Nova-Launch-7906db26'],
    ['unattributed', 'unattributed-1532a206'],
    ['🎬', 'x-0de8a531'],
  ])('%s is written %s', ([name = '', part = '']) => {
    expect(inHledger(name)).toBe(part)
  })

  it('can be read by hledger and ledger, whatever the name', () => {
    for (const name of NASTY_NAMES) expect(inHledger(name)).toMatch(HLEDGER_PART)
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (name) => HLEDGER_PART.test(inHledger(name))))
  })
})

describe('names in Beancount', () => {
  it.for([
    ['Nova Launch', 'Nova-Launch'],
    ['nova-launch', 'Nova-launch'],
    ['春节广告', 'X-春节广告'],
    ['Élan', 'Élan'],
    ['2nd unit', '2nd-unit'],
    ['Nova: Launch', 'Nova-Launch-7906db26'],
    ['unattributed', 'Unattributed-1532a206'],
    ['🎬', 'X-0de8a531'],
  ])('%s is written %s', ([name = '', part = '']) => {
    expect(inBeancount(name)).toBe(part)
  })

  it('can be read by Beancount, whatever the name', () => {
    for (const name of NASTY_NAMES) expect(inBeancount(name)).toMatch(BEANCOUNT_PART)
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (name) => BEANCOUNT_PART.test(inBeancount(name))))
  })
})

describe.for([
  { format: 'hledger', spell: spellForHledger },
  { format: 'Beancount', spell: spellForBeancount },
])('names in one file of $format', ({ spell }) => {
  it('are never shared by two keys', () => {
    const name = fc.oneof(fc.constantFrom(...NASTY_NAMES), fc.string({ unit: 'grapheme', maxLength: 4 }))
    fc.assert(
      fc.property(fc.uniqueArray(name), (names) => {
        const part = partNamer(spell, [])
        return new Set(names.map((one) => part(one, one))).size === names.length
      }),
    )
  })

  it('are the same each time they are asked for', () => {
    const part = partNamer(spell, [])
    const once = NASTY_NAMES.map((name) => part(name, name))
    expect(NASTY_NAMES.map((name) => part(name, name))).toEqual(once)
  })

  it('do not change with what else is in the file where the spelling lost something', () => {
    const alone = partNamer(spell, [])
    const late = partNamer(spell, [])
    late('a b', 'a b')
    expect(late('a:b', 'a:b')).toBe(alone('a:b', 'a:b'))
  })

  it('are at most some sixty characters long', () => {
    expect(partNamer(spell, [])('long', 'Very long '.repeat(100)).length).toBeLessThan(64)
  })

  it('are told apart by a number where even the hashes agree', () => {
    const part = partNamer(spell, ['X-2d711642', 'x-2d711642'])
    expect(part('x', '!')).toMatch(/^[xX]-2d711642-2$/)
  })
})
