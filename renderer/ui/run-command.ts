import type { CommandId } from '../../shared/api/commands.ts'

/** What carries a command out. A screen registers those that are its own while it is shown; the shell has the rest. */
type Handler = () => void

const handlers = new Map<CommandId, Handler[]>()
let waiting: CommandId | null = null

/** Registers what a command does; the newest registration counts. Answers a function that ends it. */
export function onCommand(id: CommandId, handler: Handler): () => void {
  const known = handlers.get(id) ?? []
  handlers.set(id, [...known, handler])
  if (waiting === id) {
    waiting = null
    // Once whatever registers it has been shown.
    queueMicrotask(() => runCommand(id))
  }
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
  if (handler === undefined) return fallback(id)
  handler()
  return true
}

let fallback: (id: CommandId) => boolean = () => false

/** Sets what is asked for commands that nothing on the screen carries out: the shell. */
export function setFallback(run: (id: CommandId) => boolean): void {
  fallback = run
}

/** Has the next part of the screen that can carry the command out do so, as after turning to its screen. */
export function awaitCommand(id: CommandId): void {
  waiting = id
}
