import { describe, expect, test } from 'vitest'
import type { BalanceSheetJson, BurndownJson, LedgerEntryJson, StatementJson } from '../../../shared/api/shapes.ts'
import type { Instant } from '../../../shared/domain/calendar.ts'
import { formatInstant, parseDay, parseInstant, startOfDay } from '../../../shared/domain/calendar.ts'
import { currencyDigits } from '../../../shared/domain/money.ts'
import { mulberry32 } from '../../../shared/domain/random.ts'
import { recordJournal } from '../../support/journal-files.ts'
import type { ListedLedger } from '../../support/naive-statement.ts'
import { NaiveStatements, scaled } from '../../support/naive-statement.ts'
import type { RandomJournal } from '../../support/random-journal.ts'
import { randomJournal } from '../../support/random-journal.ts'
import { monthsOf } from '../../support/studio-picture.ts'
import type { TestStudio } from '../../support/studio.ts'
import { useStudios } from '../../support/studio.ts'

const open = useStudios()
const SEEDS = Array.from({ length: 30 }, (_, index) => index + 1)
