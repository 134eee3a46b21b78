import type { StudioEvent } from '../../shared/api/events.ts'
import type { ExportRequest, FileKind, PickedFile, Platform, SavedFile } from '../../shared/api/host.ts'
import type { Outcome } from '../../shared/api/outcome.ts'
import type { Transport } from './client.ts'
import { pickWithInput } from './pick-with-input.ts'

/** An export that the host has ready: the page fetches it by a link, so that the browser saves it as it comes. */
interface ReadyDownload extends SavedFile {
  readonly href: string
}

/** Calls over HTTP to the host that served the page; events come as server-sent events. */
export function webTransport(): Transport {
  const stageFile = (file: File): Promise<Outcome<PickedFile>> =>
    send(`/files?name=${encodeURIComponent(file.name)}`, file, 'application/octet-stream')
  return {
    host: 'web',
    platform: platformOf(navigator.userAgent),
    call: (name, input) => post(`/api/${name}`, input),
    cancel: async () => {
      await post('/cancel', {})
    },
    stageFile,
    openFile: async (kind: FileKind) => {
      const file = await pickWithInput(kind)
      return file === null ? { ok: true, value: null } : stageFile(file)
    },
    saveExport: async (request: ExportRequest) => {
      const ready: Outcome<ReadyDownload> = await post('/exports', request)
      if (!ready.ok) return ready
      const { href, name, bytes } = ready.value
      download(href, name)
      return { ok: true, value: { name, bytes } }
    },
    // The page follows the theme itself; a browser has no window frame to follow it.
    setTheme: () => Promise.resolve(),
    openExternal: (url) => {
      window.open(url, '_blank', 'noopener,noreferrer')
      return Promise.resolve({ ok: true, value: null })
    },
    onEvent: listenToEvents,
    onCommand: () => () => undefined,
    onPlace: () => () => undefined,
  }
}

function post<T>(path: string, body: unknown): Promise<Outcome<T>> {
  return send(path, JSON.stringify(body), 'application/json')
}

/** What the host answers, or that it cannot be reached. */
async function send<T>(path: string, body: BodyInit, type: string): Promise<Outcome<T>> {
  try {
    const answer = await fetch(path, { method: 'POST', body, headers: { 'content-type': type } })
    return (await answer.json()) as Outcome<T>
  } catch {
    const message = 'Packledger does not answer: start it again, and open the address that it prints'
    return { ok: false, error: { code: 'host_unreachable', message, details: {} } }
  }
}

function download(href: string, name: string): void {
  const link = document.createElement('a')
  link.href = href
  link.download = name
  link.click()
}

function listenToEvents(listener: (event: StudioEvent) => void): () => void {
  const source = new EventSource('/events')
  source.onmessage = (message: MessageEvent<string>) => {
    listener(JSON.parse(message.data) as StudioEvent)
  }
  return () => {
    source.close()
  }
}

function platformOf(userAgent: string): Platform {
  if (userAgent.includes('Mac OS')) return 'mac'
  return userAgent.includes('Windows') ? 'windows' : 'linux'
}
