import { basename } from 'node:path'
import { serialize } from 'node:v8'
import type { PdfRequest, PickedFile, Theme } from '../../shared/api/host.ts'
import { invalid, Refusal } from '../../shared/domain/refusal.ts'
import { writeFileAtomically } from '../files/write-file.ts'
import type { FileDesk } from '../hosts/file-desk.ts'
import type { GuestCalls } from '../hosts/guest-call.ts'
import { exportOf } from '../hosts/guest-call.ts'
import { writeMonthFolder } from '../hosts/month-folder.ts'
import { withFixedMarks } from '../hosts/pdf-marks.ts'
import { externalLink } from './external-links.ts'
import type { FileDialogs } from './file-dialogs.ts'
import type { Calls } from './ipc.ts'
import { valueOf } from './ipc.ts'
import { pdfRequestOf } from './pdf.ts'
import { isTheme } from './theme.ts'

/** What a page may call on while a studio is open. */
export interface OpenStudio {
  readonly guest: GuestCalls
  readonly desk: FileDesk
  /** Has the running command stop. */
  cancel(): void
}

export interface CallPorts {
  /** Null before the studio is open, and once it closes. */
  studio(): OpenStudio | null
  readonly dialogs: FileDialogs
  openExternal(url: string): Promise<void>
  setTheme(theme: Theme): void
  /** The page as it stands, as a PDF. */
  print(request: PdfRequest): Promise<Uint8Array>
}

/** A call's input: the longest is a rate card as text. */
export const MOST_CALL_BYTES = 1024 * 1024
/** A file dropped on the page is copied from process to process: what is larger is read from its place instead. */
export const MOST_DROPPED_BYTES = 256 * 1024 * 1024

export function callsOf(ports: CallPorts): Calls {
  const open = (): OpenStudio => ports.studio() ?? closed()
  const printed = async (wanted: PdfRequest): Promise<Uint8Array> =>
    withFixedMarks(await ports.print(wanted), wanted.month)
  return {
    call: async (name, input) => valueOf(await open().guest.call(operationName(name), bounded(input))),
    cancel: () => {
      open().cancel()
      return Promise.resolve(null)
    },
    stageFile: (name, content) => stage(open().desk, name, content),
    openFile: async (kind) => {
      const { desk } = open()
      const path = await ports.dialogs.chooseFile(kind)
      return path === null ? null : desk.keep(path)
    },
    saveExport: async (request) => {
      const { guest } = open()
      const path = await ports.dialogs.choosePlace(exportOf(bounded(request)).name)
      return path === null ? null : valueOf(await guest.exportTo(path, request))
    },
    savePdf: async (request) => {
      open()
      const wanted = pdfRequestOf(request)
      const path = await ports.dialogs.choosePlace(pdfName(wanted))
      if (path === null) return null
      const { bytes } = await writeFileAtomically(path, [await printed(wanted)])
      return { name: basename(path), bytes }
    },
    saveMonth: async (request) => {
      const { guest } = open()
      const wanted = pdfRequestOf(request)
      const folder = await ports.dialogs.chooseFolder()
      if (folder === null) return null
      const { files, ...written } = await writeMonthFolder({
        folder,
        pdf: pdfName(wanted),
        print: () => printed(wanted),
        exportMonth: async () => valueOf(await guest.exportMonthTo(folder, wanted.month)),
      })
      return { name: basename(folder), files: files.length, ...written }
    },
    setTheme: (theme) => {
      if (!isTheme(theme)) throw invalid('theme: must be system, light or dark', { field: 'theme' })
      ports.setTheme(theme)
      return Promise.resolve(null)
    },
    openExternal: async (url) => {
      await ports.openExternal(externalLink(url))
      return null
    },
  }
}

function pdfName({ month, audience }: PdfRequest): string {
  return audience === undefined ? `statement-${month}.pdf` : `statement-${month}-${audience}.pdf`
}

function stage(desk: FileDesk, name: unknown, content: unknown): Promise<PickedFile> {
  if (typeof name !== 'string' || name === '') throw invalid('name: a file has a name', { field: 'name' })
  if (!(content instanceof ArrayBuffer)) throw invalid('content: must be an ArrayBuffer', { field: 'content' })
  if (content.byteLength > MOST_DROPPED_BYTES) {
    throw invalid(
      `${name}: is larger than ${megabytes(MOST_DROPPED_BYTES)}: choose it with Import… instead of dropping it`,
      { field: 'content' },
    )
  }
  return desk.stage(name, content)
}

function operationName(name: unknown): string {
  if (typeof name === 'string') return name
  throw new Refusal('unsupported', 'an operation is called by its name')
}

/** The input as it came, or a refusal where it is larger than any operation's. */
function bounded(input: unknown): unknown {
  if (serialize(input).byteLength <= MOST_CALL_BYTES) return input
  throw invalid(`the input is larger than ${megabytes(MOST_CALL_BYTES)}`)
}

function megabytes(bytes: number): string {
  return `${bytes / 1024 / 1024} MB`
}

function closed(): never {
  throw new Refusal('storage_failed', 'the ledger is closed: start Packledger again')
}
