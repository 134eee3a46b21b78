import { createStore } from 'zustand'

/** What a screen reader is told next. */
export const announcements = createStore<{ readonly text: string }>()(() => ({ text: '' }))

/** Has screen readers say something that is seen but takes no focus, such as how many rows a search left. */
export function announce(text: string): void {
  announcements.setState({ text })
}
