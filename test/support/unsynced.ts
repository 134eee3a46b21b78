import Database from 'better-sqlite3'
import { afterAll, beforeAll } from 'vitest'

type Open = (this: Database.Database, source: string, options?: Database.PragmaOptions) => unknown

/**
 * For a file's tests that write very many ledgers and say nothing about power cuts: SQLite writes as ever and does not wait
 * for the disk, which is most of what they would take.
 */
export function useUnsyncedDisk(): void {
  const pragma: Open = Reflect.get(Database.prototype, 'pragma')
  beforeAll(() => {
    Reflect.set(Database.prototype, 'pragma', function (this: Database.Database, source: string, options) {
      if (source !== 'journal_mode = WAL' && source !== 'synchronous = FULL') return pragma.call(this, source, options)
      pragma.call(this, 'synchronous = OFF')
      return source === 'synchronous = FULL' ? undefined : pragma.call(this, source, options)
    } satisfies Open)
  })
  afterAll(() => {
    Reflect.set(Database.prototype, 'pragma', pragma)
  })
}
