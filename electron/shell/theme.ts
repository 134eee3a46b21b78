import type { NativeTheme } from 'electron'
import type { Theme } from '../../shared/api/host.ts'

const THEMES: readonly Theme[] = ['system', 'light', 'dark']

export function isTheme(value: unknown): value is Theme {
  return THEMES.some((theme) => theme === value)
}

/** What a window shows before its page has painted: the page's own background (renderer/app/theme.ts), so nothing flashes. */
export function backgroundOf(nativeTheme: Pick<NativeTheme, 'shouldUseDarkColors'>): string {
  return nativeTheme.shouldUseDarkColors ? '#242424' : '#ffffff'
}
