import type { Answers, Message } from '../rpc.ts'
import { Rpc } from '../rpc.ts'

/** The test's process, which shows the windows in a real Chromium. */
const answers: Record<string, (...values: never[]) => unknown> = {}

export const display = new Rpc(
  {
    send: (message) => process.send?.(message),
    listen: (receive) => {
      process.on('message', (message) => {
        receive(message as Message)
      })
    },
  },
  answers,
)

/** Has the display ask this. */
export function answerDisplay(more: Answers): void {
  Object.assign(answers, more)
}
