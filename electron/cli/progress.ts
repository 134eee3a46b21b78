import type { StudioEvent } from '../../shared/api/events.ts'
import { progressWords } from '../../shared/api/progress-words.ts'
import type { Stream } from './io.ts'
import { displayWidth } from './text/display-width.ts'

const ERASE_LINE = '\r\u001b[K'

/** One line on a terminal that says how far a long command is; it is rewritten in place, and leaves nothing behind. */
export interface ProgressLine {
  show(event: StudioEvent): void
  clear(): void
}

/** The line on `stderr`, or one that stays silent where that is no terminal. */
export function progressLine(stderr: Stream): ProgressLine {
  let shown = ''
  const put = (text: string): void => {
    if (text === shown) return
    shown = text
    stderr.write(ERASE_LINE + text)
  }
  return {
    show: (event) => {
      if (stderr.isTTY !== true || event.type !== 'progress') return
      const text = progressText(event)
      // A line that wraps could not be rewritten in place.
      if (displayWidth(text) < columnsOf(stderr)) put(text)
    },
    clear: () => {
      put('')
    },
  }
}

/** A terminal that does not know its width answers 0. */
function columnsOf({ columns = 0 }: Stream): number {
  return columns > 0 ? columns : 80
}

function progressText(event: Extract<StudioEvent, { type: 'progress' }>): string {
  const words = progressWords(event.operation)
  if (event.total === null) return `${words}: ${event.done}`
  const percent = event.total === 0 ? 100 : Math.floor((event.done / event.total) * 100)
  return `${words}: ${Math.min(percent, 100)} %`
}
