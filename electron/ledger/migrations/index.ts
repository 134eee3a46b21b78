import { journal } from './0010-journal.ts'
import type { Migration } from './migration.ts'

/** All steps, in order. */
export const migrations: readonly Migration[] = [journal]

/** The version that this program writes and the newest that it reads. */
export const SCHEMA_VERSION = migrations.at(-1)?.version ?? 0
