/** What passes between the preload and the main process. Plain names: the preload carries nothing else of the shell. */
export const CALL_CHANNELS = {
  call: 'packledger:call',
  cancel: 'packledger:cancel',
  stageFile: 'packledger:stage-file',
  openFile: 'packledger:open-file',
  saveExport: 'packledger:save-export',
  savePdf: 'packledger:save-pdf',
  saveMonth: 'packledger:save-month',
  setTheme: 'packledger:set-theme',
  openExternal: 'packledger:open-external',
} as const

export const PUSH_CHANNELS = {
  event: 'packledger:event',
  command: 'packledger:command',
  place: 'packledger:place',
} as const

export type CallName = keyof typeof CALL_CHANNELS
