import { useEffect } from 'react'
import { PRINT_STATE } from '../../shared/api/print.ts'
import type { View } from '../api/resource.ts'
import { FALLBACK_FONTS, loadFonts } from './fallback-fonts.ts'

interface PrintStateProps {
  readonly view: View<unknown>
  /** The document's title: what a browser offers as the file's name, and a PDF's title. */
  readonly title: string
}

/**
 * Tells whoever prints the page from outside that it is whole, or why it never will be: in attributes of the document, once what it
 * shows stands in it with its fonts.
 */
export function PrintState({ view, title }: PrintStateProps) {
  useEffect(() => {
    const { documentElement } = document
    const before = document.title
    document.title = title
    let isLeft = false
    const tell = (state: string, message: string): void => {
      if (isLeft) return
      documentElement.setAttribute(PRINT_STATE.message, message)
      documentElement.setAttribute(PRINT_STATE.state, state)
    }
    if (view.kind === 'ready') {
      void loadFonts().then(
        () => tell(PRINT_STATE.ready, ''),
        () => tell(PRINT_STATE.failed, 'the fonts for its text could not be loaded'),
      )
    }
    if (view.kind === 'failed') tell(PRINT_STATE.failed, view.error.message)
    return () => {
      isLeft = true
      document.title = before
      for (const name of [PRINT_STATE.state, PRINT_STATE.message, FALLBACK_FONTS]) documentElement.removeAttribute(name)
    }
  }, [view, title])
  return null
}
