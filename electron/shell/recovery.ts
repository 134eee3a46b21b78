import type { BrowserWindow, Dialog } from 'electron'

/** Offers the page again where its process has ended; the ledger is in the main process and knows nothing of it. */
export function offerReload(window: BrowserWindow, dialog: Pick<Dialog, 'showMessageBox'>, quit: () => void): void {
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return
    const question = dialog.showMessageBox(window, {
      type: 'warning',
      message: 'The window stopped working',
      detail: 'What was recorded is safe. What was typed and not recorded is lost.',
      buttons: ['Reload', 'Quit'],
      defaultId: 0,
      cancelId: 1,
    })
    void question.then(({ response }) => {
      if (response === 0) window.webContents.reload()
      else quit()
    })
  })
}
