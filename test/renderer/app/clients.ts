import type { ApiClient } from '../../../renderer/api/client.ts'
import type { StudioEvent } from '../../../shared/api/events.ts'
import type { Outcome } from '../../../shared/api/outcome.ts'

type Answer = (name: string, input: unknown) => Promise<Outcome<unknown>>

/** A client that answers as a test says, and counts who listens to it and what is stopped. */
export class FakeClient {
  readonly calls: { readonly name: string; readonly input: unknown }[] = []
  readonly listeners = new Set<(event: StudioEvent) => void>()
  /** How often what is running was to stop. */
  cancelled = 0
  answer: Answer

  constructor(answer: Answer) {
    this.answer = answer
  }

  tell(event: StudioEvent): void {
    for (const listener of this.listeners) listener(event)
  }

  get client(): ApiClient {
    const none = (): Promise<Outcome<null>> => Promise.resolve({ ok: true, value: null })
    return {
      host: 'web',
      platform: 'linux',
      call: (name, input) => {
        this.calls.push({ name, input })
        return this.answer(name, input) as never
      },
      cancel: () => {
        this.cancelled += 1
        return Promise.resolve()
      },
      stageFile: () => Promise.resolve({ ok: true, value: { file: 'f', name: 'f', bytes: 0 } }),
      openFile: none,
      saveExport: (request) => this.answer(request.operation, request.input) as never,
      setTheme: () => Promise.resolve(),
      openExternal: none,
      onEvent: (listener) => {
        this.listeners.add(listener)
        return () => this.listeners.delete(listener)
      },
      onCommand: () => () => undefined,
      onPlace: () => () => undefined,
    }
  }
}

export function ok(value: unknown): Outcome<unknown> {
  return { ok: true, value }
}

export function refused(code: 'host_unreachable' | 'forbidden' | 'ledger_damaged' | 'invalid_input', field?: string) {
  return {
    ok: false,
    error: { code, message: `refused: ${code}`, details: field === undefined ? {} : { field } },
  } as const
}
