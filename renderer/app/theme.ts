import {
  Button,
  createTheme,
  Drawer,
  Menu,
  Modal,
  Notification,
  NumberInput,
  Paper,
  Select,
  Table,
  TextInput,
  Tooltip,
} from '@mantine/core'
import type { CSSVariablesResolver } from '@mantine/core'

// A dialog's title is its heading, and looks like one.
const DIALOG_STYLES = { title: { fontSize: 'var(--mantine-font-size-lg)', fontWeight: 600 } }

/** The look of every control: set here alone. */
export const theme = createTheme({
  primaryColor: 'indigo',
  primaryShade: { light: 7, dark: 8 },
  autoContrast: true,
  defaultRadius: 'sm',
  cursorType: 'pointer',
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif',
  headings: { fontWeight: '600' },
  respectReducedMotion: true,
  colors: {
    dark: [
      '#c9cace',
      '#a9abb1',
      '#90939a',
      '#5c5f66',
      '#373a40',
      '#2c2e33',
      '#25262b',
      '#1a1b1e',
      '#141517',
      '#101113',
    ],
  },
  components: {
    Button: Button.extend({ defaultProps: { size: 'sm' } }),
    TextInput: TextInput.extend({ defaultProps: { size: 'sm' } }),
    NumberInput: NumberInput.extend({ defaultProps: { size: 'sm' } }),
    Select: Select.extend({
      // What was typed to find an option is enough to choose it: Enter takes the first.
      defaultProps: { size: 'sm', checkIconPosition: 'right', selectFirstOptionOnChange: true },
    }),
    Paper: Paper.extend({ defaultProps: { withBorder: true } }),
    Table: Table.extend({ defaultProps: { verticalSpacing: 6, horizontalSpacing: 'sm' } }),
    // A dialog's head is no banner of the page.
    Modal: Modal.extend({
      defaultProps: { closeButtonProps: { 'aria-label': 'Close' }, attributes: { header: { role: 'none' } } },
      styles: DIALOG_STYLES,
    }),
    Drawer: Drawer.extend({
      defaultProps: { closeButtonProps: { 'aria-label': 'Close' }, attributes: { header: { role: 'none' } } },
      styles: DIALOG_STYLES,
    }),
    // Within the landmark of its button, and with nothing in it but its items.
    Menu: Menu.extend({ defaultProps: { withinPortal: false, withInitialFocusPlaceholder: false } }),
    Notification: Notification.extend({ defaultProps: { closeButtonProps: { 'aria-label': 'Close' } } }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 400, withArrow: true } }),
  },
})

/** Texts on a tint of their own colour, dark enough for 4.5:1 where the palette's darkest is not. */
const DARK_TEXTS: Readonly<Record<string, string>> = {
  yellow: '#7a4100',
  orange: '#8a3800',
  lime: '#3f6212',
  green: '#1c6b30',
  teal: '#05634a',
}

/** Mantine's colours, where the contrast of a text would be less than 4.5:1, and the app's own names for what colours say. */
export const cssVariables: CSSVariablesResolver = ({ colors }) => {
  const light: Record<string, string> = {
    '--mantine-color-dimmed': '#5a6169',
    '--mantine-color-placeholder': '#6b727a',
    '--mantine-color-error': '#c92a2a',
    '--packledger-now': '#c92a2a',
    '--packledger-soon': '#8a4b00',
    '--packledger-good': '#1c6b30',
    '--packledger-surface': 'var(--mantine-color-gray-0)',
    '--packledger-line': 'var(--mantine-color-gray-3)',
  }
  const dark: Record<string, string> = {
    '--mantine-color-dimmed': '#a9abb1',
    '--mantine-color-placeholder': '#90939a',
    '--mantine-color-error': '#ff8787',
    '--packledger-now': '#ff8787',
    '--packledger-soon': '#ffc078',
    '--packledger-good': '#8ce99a',
    '--packledger-surface': 'var(--mantine-color-dark-8)',
    '--packledger-line': 'var(--mantine-color-dark-4)',
  }
  for (const [name, shades] of Object.entries(colors)) {
    if (name === 'dark') continue
    // Mantine's hovered tint is too dark for its own text.
    light[`--mantine-color-${name}-light-hover`] = shades[1]
    light[`--mantine-color-${name}-light-color`] = DARK_TEXTS[name] ?? shades[9]
    dark[`--mantine-color-${name}-light-color`] = shades[2]
  }
  return { variables: {}, light, dark }
}
