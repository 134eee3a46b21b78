import { NativeSelect, Stack, Table, Text, Title } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { DrawingOrder } from '../../shared/domain/lot.ts'
import { useApi } from '../api/api-context.tsx'
import { Loaded } from '../ui/Loaded.tsx'
import { toast, toastFailure } from '../ui/toast.tsx'
import { RulesTable } from './RulesTable.tsx'
import { Section } from './Section.tsx'
import { ALL } from './settings-stores.ts'
import type { SettingsStores } from './settings-stores.ts'
import classes from './settings.module.css'

const ORDERS = [
  { value: 'expiry', label: 'The pack that expires first' },
  { value: 'purchase', label: 'The pack that was bought first' },
] as const satisfies readonly { value: DrawingOrder; label: string }[]

/** What each account's usage draws first, and the rules that are taken to hold. */
export function AccountsSection({ accounts, rules }: Pick<SettingsStores, 'accounts' | 'rules'>) {
  const { view, load, reload } = useStore(accounts)
  const shownRules = useStore(rules)
  const { load: loadRules } = shownRules
  useEffect(() => void load(ALL), [load])
  useEffect(() => void loadRules(ALL), [loadRules])
  return (
    <Section id="accounts" hint="One account is one login at a vendor: its packs pay for its own takes alone.">
      <Loaded view={view} retry={reload}>
        {(list) =>
          list.length === 0 ? (
            <Text size="sm" c="dimmed">
              An account is listed once something is recorded on it. Unless another is named, that is “main”.
            </Text>
          ) : (
            <div className={classes.wide}>
              <Table>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th scope="col">Account</Table.Th>
                    <Table.Th scope="col">Takes draw from</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {list.map(({ account, drawingOrder }) => (
                    <Table.Tr key={account}>
                      <Table.Th scope="row" fw={500}>
                        {account}
                      </Table.Th>
                      <Table.Td>
                        <OrderSelect account={account} order={drawingOrder} reload={reload} />
                      </Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </div>
          )
        }
      </Loaded>
      <Stack gap="xs">
        <Title order={3} size="h6">
          Rules of the rate card
        </Title>
        <Text size="sm" c="dimmed">
          Documented rules are the vendor’s own words; the others are taken to hold until the vendor says more. To set
          one, edit a copy of the card below.
        </Text>
        <Loaded view={shownRules.view} retry={shownRules.reload}>
          {(card) => <RulesTable rules={card.rules} />}
        </Loaded>
      </Stack>
    </Section>
  )
}

interface OrderSelectProps {
  readonly account: string
  readonly order: DrawingOrder
  readonly reload: () => Promise<void>
}

function OrderSelect({ account, order, reload }: OrderSelectProps) {
  const api = useApi()
  const [isSaving, setSaving] = useState(false)
  const save = async (drawingOrder: DrawingOrder): Promise<void> => {
    setSaving(true)
    const outcome = await api.call('accounts.set', { account, drawingOrder })
    setSaving(false)
    if (!outcome.ok) toastFailure(outcome.error)
    else toast(`${account}: everything recorded so far has been drawn in the new order`)
    await reload()
  }
  return (
    <NativeSelect
      aria-label={`Takes of ${account} draw from`}
      size="xs"
      w="16rem"
      data={[...ORDERS]}
      value={order}
      disabled={isSaving}
      onChange={(event) => {
        const chosen = ORDERS.find((one) => one.value === event.currentTarget.value)
        if (chosen !== undefined) void save(chosen.value)
      }}
    />
  )
}
