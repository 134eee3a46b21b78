import type { CommandId } from '../../shared/api/commands.ts'

/** What carries a command out. A screen registers those that are its own while it is shown; the shell has the rest. */
type Handler = () => void

const handlers = new Map<CommandId, Handler[]>()

/** Registers what a command does; the newest registration counts. Answers a function that ends it. */
export function onCommand(id: CommandId, handler: Handler): () => void {
  const known = handlers.get(id) ?? []
  handlers.set(id, [...known, handler])
  return () => {
    handlers.set(
      id,
      (handlers.get(id) ?? []).filter((one) => one !== handler),
    )
  }
}

/** Carries a command out, whether a key, a menu, the palette or a button asked for it; answers whether anything did. */
export function runCommand(id: CommandId): boolean {
  const handler = handlers.get(id)?.at(-1)
  handler?.()
  return handler !== undefined
}
