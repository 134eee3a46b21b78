import type { CommandId } from './commands.ts'
import type { StudioEvent } from './events.ts'
import type { OperationName } from './operations.ts'
import type { Outcome } from './outcome.ts'

/** A file that a host keeps for an operation. Screens never name a path: they name the file by this token. */
export interface PickedFile {
  /** What an operation takes as its `file`. */
  readonly file: string
  readonly name: string
  readonly bytes: number
}

/** The largest file that a page can hand over: far above any usage file, and below what fills a disk unasked. */
export const MOST_STAGED_BYTES = 2 * 1024 ** 3

/** What a file is chosen for: it decides the dialog's filter. */
export type FileKind = 'usage' | 'journal' | 'shot-list' | 'rate-card' | 'backup' | 'bank-statement'

/** An operation that writes a file, without the file: the host asks where it goes, or offers it as a download. */
export interface ExportRequest {
  readonly operation: ExportOperation
  readonly input: Readonly<Record<string, unknown>>
  /** The name that the file is offered under, such as "statement-2026-10.csv". */
  readonly name: string
}

export type ExportOperation = Extract<OperationName, `exports.${string}`> | 'backups.create'

/** A written export; `name` is the file's without its folder. */
export interface SavedFile {
  readonly name: string
  readonly bytes: number
}

/** Exports that were written into a folder; `name` is the folder's own. */
export interface SavedFolder {
  readonly name: string
  readonly files: number
  readonly bytes: number
  /** What is not among them, and why; null where nothing is missing. */
  readonly leftOut: LeftOutFile | null
}

/** A file of an export that could not be made while the others could: "statement-2026-10.pdf". */
export interface LeftOutFile {
  readonly file: string
  readonly reason: string
}

/** The page's printed statement as a PDF; the host asks where it goes. */
export interface PdfRequest {
  readonly month: string
  readonly paper: 'a4' | 'letter'
  /** Whom the page is for; the studio itself unless told. */
  readonly audience?: 'client'
}

export type Platform = 'mac' | 'windows' | 'linux'

export type Theme = 'system' | 'light' | 'dark'

/** What the Electron preload puts at `window.packledger`: functions alone, nothing of Electron itself. */
export interface Bridge {
  readonly platform: Platform
  /** One function an operation. */
  readonly operations: Readonly<Record<OperationName, (input: unknown) => Promise<Outcome<unknown>>>>
  /** Has the running command stop, if it is a long one. */
  cancel(): Promise<void>
  /** Keeps what was dropped on the page for an import. */
  stageFile(name: string, content: ArrayBuffer): Promise<Outcome<PickedFile>>
  /** The native open dialog; null where it was left. */
  openFile(kind: FileKind): Promise<Outcome<PickedFile | null>>
  /** The native save dialog, then the export; null where it was left. */
  saveExport(request: ExportRequest): Promise<Outcome<SavedFile | null>>
  /** The native save dialog, then the page as it stands as a PDF; null where it was left. */
  savePdf(request: PdfRequest): Promise<Outcome<SavedFile | null>>
  /** The native dialog for a folder, then the month in every format into it, and the page as it stands as a PDF; null where it was left. */
  saveMonth(request: PdfRequest): Promise<Outcome<SavedFolder | null>>
  setTheme(theme: Theme): Promise<void>
  /** Opens a page of the allow-list in the system's browser. */
  openExternal(url: string): Promise<Outcome<null>>
  onEvent(listener: (event: StudioEvent) => void): () => void
  /** Called with each command that is chosen from the native menu. */
  onCommand(listener: (command: CommandId) => void): () => void
  /** Called with the place, such as "/burndown?account=main", that a notification which was clicked leads to. */
  onPlace(listener: (place: string) => void): () => void
}
