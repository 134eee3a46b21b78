import type { BrowserWindow, Dialog, FileFilter } from 'electron'
import type { FileKind } from '../../shared/api/host.ts'
import { invalid } from '../../shared/domain/refusal.ts'
import { safeName } from '../hosts/file-desk.ts'

/** The native dialogs: the page names no path, it learns a token or a name of what was chosen here. */
export interface FileDialogs {
  /** The path that was chosen; null where the dialog was left. */
  chooseFile(kind: unknown): Promise<string | null>
  /** @param name what is offered as the file's name; its last part alone counts */
  choosePlace(name: string): Promise<string | null>
  /** The folder that was chosen; null where the dialog was left. */
  chooseFolder(): Promise<string | null>
}

const ALL: FileFilter = { name: 'All files', extensions: ['*'] }

const OPEN: Readonly<Record<FileKind, { readonly title: string; readonly filters: FileFilter[] }>> = {
  usage: {
    title: 'Choose a usage file',
    filters: [{ name: 'Usage files', extensions: ['csv', 'tsv', 'txt', 'jsonl', 'ndjson', 'json'] }, ALL],
  },
  journal: { title: 'Choose a journal', filters: [{ name: 'Journals', extensions: ['jsonl', 'ndjson'] }, ALL] },
  'shot-list': {
    title: 'Choose a shot list',
    filters: [{ name: 'Shot lists', extensions: ['csv', 'tsv', 'txt', 'edl'] }, ALL],
  },
  'rate-card': { title: 'Choose a rate card', filters: [{ name: 'Rate cards', extensions: ['json'] }, ALL] },
  'bank-statement': {
    title: 'Choose a statement of a bank or a card',
    filters: [{ name: 'Statements', extensions: ['ofx', 'qfx', 'csv', 'tsv', 'txt'] }, ALL],
  },
  backup: { title: 'Choose a backup', filters: [{ name: 'Backups', extensions: ['sqlite', 'db'] }, ALL] },
}

export function fileDialogs(
  dialog: Pick<Dialog, 'showOpenDialog' | 'showSaveDialog'>,
  window: () => BrowserWindow,
): FileDialogs {
  return {
    async chooseFile(kind) {
      if (!isFileKind(kind)) throw invalid(`kind: must be one of ${Object.keys(OPEN).join(', ')}`, { field: 'kind' })
      const { title, filters } = OPEN[kind]
      const { canceled, filePaths } = await dialog.showOpenDialog(window(), {
        title,
        filters,
        properties: ['openFile', 'dontAddToRecent'],
      })
      return canceled ? null : (filePaths[0] ?? null)
    },
    async choosePlace(name) {
      const { canceled, filePath } = await dialog.showSaveDialog(window(), {
        title: 'Export',
        defaultPath: safeName(name),
        filters: saveFilters(name),
        properties: ['showOverwriteConfirmation', 'createDirectory', 'dontAddToRecent'],
      })
      return canceled || filePath === '' ? null : filePath
    },
    async chooseFolder() {
      const { canceled, filePaths } = await dialog.showOpenDialog(window(), {
        title: 'Export into a folder',
        buttonLabel: 'Export',
        properties: ['openDirectory', 'createDirectory', 'dontAddToRecent'],
      })
      return canceled ? null : (filePaths[0] ?? null)
    },
  }
}

function saveFilters(name: string): FileFilter[] {
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]
  return ending === undefined ? [ALL] : [{ name: ending.toUpperCase(), extensions: [ending] }, ALL]
}

function isFileKind(kind: unknown): kind is FileKind {
  return typeof kind === 'string' && Object.hasOwn(OPEN, kind)
}
