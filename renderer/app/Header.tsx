import { ActionIcon, Button, Group, Kbd, Tooltip } from '@mantine/core'
import { IconKeyboard, IconPlus, IconSearch } from '@tabler/icons-react'
import { AlertBell } from '../alerts/AlertBell.tsx'
import { useApi } from '../api/api-context.tsx'
import { runCommand } from '../ui/run-command.ts'
import classes from './Header.module.css'
import { keyCaps } from './keys.ts'
import { Standing } from './Standing.tsx'
import { ThemeMenu } from './ThemeMenu.tsx'

/** Where the studio stands in short, and what is at hand on every screen. */
export function Header() {
  const api = useApi()
  return (
    <Group h="100%" px="md" gap="xs" wrap="nowrap">
      <Standing />
      <div className={classes.space} />
      <Button
        variant="default"
        size="xs"
        leftSection={<IconSearch size={14} aria-hidden />}
        rightSection={<Kbd size="xs">{keyCaps('Mod+K', api).join(api.platform === 'mac' ? '' : '+')}</Kbd>}
        onClick={() => runCommand('view.palette')}
        aria-haspopup="dialog"
        className={classes.search}
      >
        <span className={classes.searchText}>Search</span>
      </Button>
      <Button size="xs" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => runCommand('record.usage')}>
        Record usage
      </Button>
      <AlertBell />
      <ThemeMenu />
      <Tooltip label="Keyboard shortcuts">
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label="Keyboard shortcuts"
          onClick={() => runCommand('help.keys')}
        >
          <IconKeyboard size={18} stroke={1.6} aria-hidden />
        </ActionIcon>
      </Tooltip>
    </Group>
  )
}
