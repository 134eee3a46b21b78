import { Group, Kbd, Modal, Stack, Table, Text, Title } from '@mantine/core'
import { COMMANDS } from '../../shared/api/commands.ts'
import type { Command } from '../../shared/api/commands.ts'
import { useApi } from '../api/api-context.tsx'
import { keyCaps, keysOf } from './keys.ts'

const GROUPS: readonly { readonly menu: Command['menu']; readonly title: string }[] = [
  { menu: 'go', title: 'Screens' },
  { menu: 'file', title: 'Record, import, export' },
  { menu: 'edit', title: 'Edit' },
  { menu: 'view', title: 'View' },
  { menu: 'help', title: 'Help' },
]

/** Every key, as this host takes it. */
export default function KeysHelp({ onClose }: { readonly onClose: () => void }) {
  const { host } = useApi()
  return (
    <Modal opened onClose={onClose} title="Keyboard shortcuts" size="lg">
      <Stack gap="md">
        {GROUPS.map(({ menu, title }) => (
          <div key={menu}>
            <Title order={3} size="h6" mb={4}>
              {title}
            </Title>
            <Table verticalSpacing={4} withRowBorders={false} layout="fixed">
              <Table.Tbody>
                {COMMANDS.filter((command) => command.menu === menu).map((command) => (
                  <KeysRow key={command.id} command={command} />
                ))}
              </Table.Tbody>
            </Table>
          </div>
        ))}
        <Text size="sm" c="dimmed">
          Single letters work while no field has the focus and no dialog is open.{' '}
          {host === 'web' &&
            'A browser keeps the digits with Ctrl or Command for its own tabs: here Alt and a digit turn to a screen. In the desktop app Ctrl or Command does.'}
        </Text>
      </Stack>
    </Modal>
  )
}

function KeysRow({ command }: { readonly command: Command }) {
  const api = useApi()
  const keys = keysOf(command, api)
  if (keys === null) return null
  return (
    <Table.Tr>
      <Table.Td>{command.label}</Table.Td>
      <Table.Td>
        <Group gap={4} justify="flex-end">
          {keyCaps(keys, api).map((cap) => (
            <Kbd key={cap}>{cap}</Kbd>
          ))}
        </Group>
      </Table.Td>
    </Table.Tr>
  )
}
