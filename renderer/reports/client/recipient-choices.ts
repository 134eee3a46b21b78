import type { Recipient } from '../../../shared/api/print.ts'

/** Those for whom a statement can be made. */
export interface RecipientNames {
  readonly clients: readonly string[]
  readonly productions: readonly string[]
}

const STUDIO = 'studio'
const CLIENT = 'client:'
const PRODUCTION = 'production:'

/** The choices by group; one that an address names is there, whether or not the studio knows it. */
export function recipientChoices({ clients, productions }: RecipientNames, recipient: Recipient | null) {
  const group = (title: string, prefix: string, names: readonly string[], named: string | undefined) => {
    const all = named === undefined || names.includes(named) ? names : [...names, named]
    return { group: title, items: all.map((name) => ({ value: `${prefix}${name}`, label: name })) }
  }
  return [
    { value: STUDIO, label: 'The whole studio' },
    group('Clients', CLIENT, clients, recipient?.client),
    group('Productions', PRODUCTION, productions, recipient?.production),
  ]
}

export function choiceOf(recipient: Recipient | null): string {
  if (recipient === null) return STUDIO
  const { client, production } = recipient
  return client === undefined ? `${PRODUCTION}${production ?? ''}` : `${CLIENT}${client}`
}

/** Null is the whole studio. */
export function recipientOfChoice(choice: string | null, waste: Recipient['waste']): Recipient | null {
  if (choice?.startsWith(CLIENT) === true) return { client: choice.slice(CLIENT.length), waste }
  if (choice?.startsWith(PRODUCTION) === true) return { production: choice.slice(PRODUCTION.length), waste }
  return null
}
