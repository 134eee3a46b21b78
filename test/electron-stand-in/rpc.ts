/** One side of a channel between two processes; messages cross it by structured clone. */
export interface Port {
  send(message: Message): void
  listen(receive: (message: Message) => void): void
}

export type Message =
  | { readonly type: 'call'; readonly id: number; readonly name: string; readonly values: readonly unknown[] }
  | { readonly type: 'done'; readonly id: number; readonly value: unknown }
  | { readonly type: 'failed'; readonly id: number; readonly message: string }

export type Answers = Readonly<Record<string, (...values: never[]) => unknown>>

interface Waiting {
  readonly resolve: (value: unknown) => void
  readonly reject: (error: Error) => void
}

/** Calls to the other side by name, and answers to its own. */
export class Rpc {
  readonly #port: Port
  readonly #waiting = new Map<number, Waiting>()
  #lastId = 0

  constructor(port: Port, answers: Answers) {
    this.#port = port
    port.listen((message) => {
      if (message.type === 'call') void this.#answer(message, answers[message.name])
      else this.#settle(message)
    })
  }

  call(name: string, ...values: readonly unknown[]): Promise<unknown> {
    this.#lastId += 1
    const id = this.#lastId
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject })
      this.#port.send({ type: 'call', id, name, values })
    })
  }

  /** The other side has gone: nothing will be answered any more. */
  end(reason: string): void {
    for (const { reject } of this.#waiting.values()) reject(new Error(reason))
    this.#waiting.clear()
  }

  async #answer(
    { id, name, values }: Extract<Message, { type: 'call' }>,
    answer: Answers[string] | undefined,
  ): Promise<void> {
    try {
      if (answer === undefined) throw new Error(`nothing answers ${name}`)
      this.#port.send({ type: 'done', id, value: await answer(...(values as never[])) })
    } catch (error) {
      this.#port.send({ type: 'failed', id, message: error instanceof Error ? error.message : String(error) })
    }
  }

  #settle(message: Exclude<Message, { type: 'call' }>): void {
    const waiting = this.#waiting.get(message.id)
    this.#waiting.delete(message.id)
    if (message.type === 'done') waiting?.resolve(message.value)
    else waiting?.reject(new Error(message.message))
  }
}
