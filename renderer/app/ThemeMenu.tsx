import { ActionIcon, Menu, useMantineColorScheme } from '@mantine/core'
import { IconDeviceDesktop, IconMoon, IconSun } from '@tabler/icons-react'
import type { Icon } from '@tabler/icons-react'
import { useEffect } from 'react'
import { useApi } from '../api/api-context.tsx'

const SCHEMES: readonly { readonly value: 'light' | 'dark' | 'auto'; readonly label: string; readonly icon: Icon }[] = [
  { value: 'light', label: 'Light', icon: IconSun },
  { value: 'dark', label: 'Dark', icon: IconMoon },
  { value: 'auto', label: 'As the system', icon: IconDeviceDesktop },
]

/** Light, dark, or as the system; kept in this browser or window, and told to the host for its frame and dialogs. */
export function ThemeMenu() {
  const api = useApi()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  useEffect(() => void api.setTheme(colorScheme === 'auto' ? 'system' : colorScheme), [api, colorScheme])
  const CurrentIcon = SCHEMES.find((one) => one.value === colorScheme)?.icon ?? IconDeviceDesktop
  const choose = (value: string): void => {
    const scheme = SCHEMES.find((one) => one.value === value)
    if (scheme !== undefined) setColorScheme(scheme.value)
  }
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label="Theme">
          <CurrentIcon size={18} stroke={1.6} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.RadioGroup value={colorScheme} onChange={(value) => choose(value)}>
          {SCHEMES.map(({ value, label, icon: SchemeIcon }) => (
            <Menu.RadioItem
              key={value}
              value={value}
              closeMenuOnClick
              rightSection={<SchemeIcon size={16} stroke={1.6} aria-hidden />}
            >
              {label}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  )
}
