import { createTheme } from '@mantine/core'

/** The look of every control: set here alone. */
export const theme = createTheme({
  primaryColor: 'indigo',
  defaultRadius: 'sm',
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif',
  respectReducedMotion: true,
})
