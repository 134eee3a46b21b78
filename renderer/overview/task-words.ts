import type { TaskJson } from '../../shared/api/overview.ts'
import type { CommandId } from '../../shared/api/commands.ts'
import { formatEstimate, formatMoney, formatMonth, formatUnits, formatWhen } from '../ui/format.ts'
import { linkTo } from '../ui/hash-location.ts'

/** What a task says, and the one thing that is done about it: a command, or a link. */
export interface TaskWords {
  readonly sentence: string
  readonly action: string
  readonly does: { readonly command: CommandId } | { readonly href: string }
}

/** A task in words. @param ofAccount " of main" where there are several accounts, else nothing */
export function taskWords(task: TaskJson, zone: string, hasAccounts: boolean): TaskWords {
  const ofAccount = task.kind !== 'month-open' && hasAccounts ? ` of ${task.account}` : ''
  switch (task.kind) {
    case 'expiring':
      return {
        sentence: `About ${formatEstimate(task.unused)} units${ofAccount} (${formatMoney(task.unusedValue)}) will expire unused on ${formatWhen(task.at, zone, 'day')} at the current pace.`,
        action: 'See the burn-down',
        does: { href: linkTo('/burndown', { account: task.account }) },
      }
    case 'nothing-left':
      return {
        sentence: `No units are left${ofAccount}: what is rendered now is overage.`,
        action: 'See packs',
        does: { command: 'go.plans' },
      }
    case 'running-out':
      return {
        sentence: `${task.isUsedUp ? 'The last unit' : 'The last lot'}${ofAccount} ${task.isUsedUp ? 'is used' : 'expires'} on ${formatWhen(task.at, zone, 'day')} at the current pace, and nothing is there to follow.`,
        action: 'See packs',
        does: { command: 'go.plans' },
      }
    case 'uncovered':
      return {
        sentence: `${task.production}, ${task.name}${ofAccount}: not covered from ${formatWhen(task.at, zone, 'day')} on; ${formatUnits(task.units)} units are missing.`,
        action: 'Plan a purchase',
        does: { href: linkTo('/plans', { tab: 'schedule', queue: task.queue }) },
      }
    case 'overage':
      return {
        sentence: `${formatUnits(task.units)} units${ofAccount} were beyond every lot this month (${formatMoney(task.cost)}).`,
        action: 'Record a purchase',
        does: { command: 'record.purchase' },
      }
    case 'unchecked':
      return {
        sentence:
          task.days === null
            ? `The balance${ofAccount} was never compared with the vendor’s console.`
            : `The balance${ofAccount} was compared with the vendor’s console ${task.days} days ago.`,
        action: 'Reconcile',
        does: { command: 'record.balance' },
      }
    case 'month-open':
      return {
        sentence: `${formatMonth(task.month)} has ended and is not closed.`,
        action: 'See the statement',
        does: { href: linkTo('/reports', { month: task.month }) },
      }
  }
}
