/**
 * A whole number as typed. What is none becomes NaN, which the dispatcher refuses like any other value that an
 * operation does not take: a bad value is a refusal, not a misuse of the command line.
 */
export function numberOption(text: string): number {
  return /^[+-]?\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN
}

/** Flags that several commands share, in the same words everywhere. */
export const FLAGS = {
  account: ['--account <account>', 'the vendor account (default: main; units of two accounts are never added up)'],
  at: ['--at <instant>', 'when it took effect (default: now)'],
  note: ['--note <text>', 'kept with the entry'],
  rateCard: ['--rate-card <id>', 'the rate card (default: minimax-video)'],
  externalId: ['--external-id <id>', 'what the vendor calls it: the same id is recorded once'],
  from: ['--from <instant>', 'from then on'],
  to: ['--to <instant>', 'until then'],
  lot: ['--lot <lot>', 'the id of a lot, as `balance` shows it'],
} as const satisfies Record<string, readonly [flags: string, description: string]>

/** What every command that takes a queue says of it. */
export const QUEUE_ARGUMENT = ['<queue>', 'the queue: "Production/Name", its name alone, or its id'] as const
