import { journal } from './0010-journal.ts'
import { postedThrough } from './0020-posted-through.ts'
import { queue } from './0030-queue.ts'
import { planning } from './0040-planning.ts'
import { alerts } from './0050-alerts.ts'
import { keptTakes } from './0060-kept-takes.ts'
import { balances } from './0070-balances.ts'
import { listColumns } from './0080-list-columns.ts'
import { claims } from './0090-claims.ts'
import { payments } from './0100-payments.ts'
import { forgottenPayments } from './0110-forgotten-payments.ts'
import type { Migration } from './migration.ts'

/** All steps, in order. */
export const migrations: readonly Migration[] = [
  journal,
  postedThrough,
  queue,
  planning,
  alerts,
  keptTakes,
  balances,
  listColumns,
  claims,
  payments,
  forgottenPayments,
]

/** The version that this program writes and the newest that it reads. */
export const SCHEMA_VERSION = migrations.at(-1)?.version ?? 0
