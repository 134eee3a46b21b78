import type { StudioEvent } from '../../shared/api/events.ts'
import type {
  ExportRequest,
  FileKind,
  PdfRequest,
  PickedFile,
  Platform,
  SavedFile,
  SavedFolder,
  Theme,
} from '../../shared/api/host.ts'
import type { CommandId } from '../../shared/api/commands.ts'
import type { Input, OperationName, Output } from '../../shared/api/operations.ts'
import type { Outcome } from '../../shared/api/outcome.ts'

/** How calls reach the studio: over the Electron bridge, or over loopback HTTP. A transport carries, and decides nothing. */
export interface Transport {
  readonly host: 'electron' | 'web'
  readonly platform: Platform
  call(name: OperationName, input: unknown): Promise<Outcome<unknown>>
  cancel(): Promise<void>
  /** Keeps a file's content for an import. */
  stageFile(file: File): Promise<Outcome<PickedFile>>
  /** The host's own open dialog; null where it was left. In a browser the page's file input stands for it. */
  openFile(kind: FileKind): Promise<Outcome<PickedFile | null>>
  /** Writes an export where the host's save dialog says, or downloads it; null where the dialog was left. */
  saveExport(request: ExportRequest): Promise<Outcome<SavedFile | null>>
  /** Saves the printed page as a PDF where the save dialog says; absent where the host makes none, and the browser prints. */
  readonly savePdf?: (request: PdfRequest) => Promise<Outcome<SavedFile | null>>
  /** Saves the month in every format, with the printed page, in a folder of choice; absent where the host has no folders to choose. */
  readonly saveMonth?: (request: PdfRequest) => Promise<Outcome<SavedFolder | null>>
  setTheme(theme: Theme): Promise<void>
  openExternal(url: string): Promise<Outcome<null>>
  /** Answers a function that ends the listening. */
  onEvent(listener: (event: StudioEvent) => void): () => void
  onCommand(listener: (command: CommandId) => void): () => void
  /** Called with the place that a clicked notification of the system leads to. */
  onPlace(listener: (place: string) => void): () => void
}

/** The studio as screens call it. */
export interface ApiClient extends Omit<Transport, 'call'> {
  call<N extends OperationName>(name: N, input: Input<N>): Promise<Outcome<Output<N>>>
}

/** The typed client of a transport. What the dispatcher answers has passed the operation's own output shape. */
export function createClient(transport: Transport): ApiClient {
  return {
    ...transport,
    call: <N extends OperationName>(name: N, input: Input<N>) =>
      transport.call(name, input) as Promise<Outcome<Output<N>>>,
  }
}
