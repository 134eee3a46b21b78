import { Alert, Modal, NativeSelect, Stack, Tabs } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { RateCardFile } from '../../shared/domain/rate-card.ts'
import { formatDay, formatMoney, formatWhen } from '../ui/format.ts'
import { Loaded } from '../ui/Loaded.tsx'
import { useStudio } from '../ui/studio-context.ts'
import { KindsTable } from './KindsTable.tsx'
import { PacksTable } from './PacksTable.tsx'
import { RulesTable } from './RulesTable.tsx'
import type { CardVersion, SettingsStores } from './settings-stores.ts'
import classes from './settings.module.css'

interface CardDialogProps {
  readonly history: SettingsStores['history']
  readonly id: string
  readonly onClose: () => void
}

/** A rate card to look at, in its newest version or an earlier one. */
export function CardDialog({ history, id, onClose }: CardDialogProps) {
  const { zone } = useStudio()
  const { view, key, load, reload } = useStore(history)
  const [chosen, setChosen] = useState<number | null>(null)
  useEffect(() => void load(id), [load, id])
  return (
    <Modal opened onClose={onClose} title={`Rate card ${id}`} size="60rem">
      <Loaded view={view} retry={reload}>
        {(versions) => {
          const shown = versions.find((one) => one.version === chosen) ?? versions[0]
          if (key !== id || shown === undefined) return null
          return (
            <Stack gap="md">
              {versions.length > 1 && (
                <NativeSelect
                  label="Version"
                  w="24rem"
                  value={String(shown.version)}
                  data={versions.map((one) => ({ value: String(one.version), label: versionWords(one, zone) }))}
                  onChange={(event) => setChosen(Number(event.currentTarget.value))}
                />
              )}
              {shown.card === null ? (
                <Alert color="yellow" variant="light">
                  This version cannot be read any more.
                </Alert>
              ) : (
                <CardView card={shown.card} />
              )}
            </Stack>
          )
        }}
      </Loaded>
    </Modal>
  )
}

function versionWords({ version, origin, importedAt, isCurrent }: CardVersion, zone: string): string {
  const when = origin === 'shipped' ? 'came with Packledger' : `added ${formatWhen(importedAt, zone)}`
  return `${version}: ${when}${isCurrent ? ' (in use)' : ''}`
}

function CardView({ card }: { readonly card: RateCardFile }) {
  const { vendor, currency, asOf, effectiveFrom, source, listPricePerUnit, packs, renderKinds, rules } = card
  const list = listPricePerUnit === null ? null : { amount: listPricePerUnit, currency }
  return (
    <>
      <dl className={classes.rows}>
        <dt>Vendor</dt>
        <dd>{vendor}</dd>
        <dt>As of</dt>
        <dd>
          {formatDay(asOf)}, in effect from {formatDay(effectiveFrom)}
        </dd>
        <dt>List price of a unit</dt>
        <dd>{formatMoney(list, 6)}</dd>
        <dt>Source</dt>
        <dd>{source}</dd>
      </dl>
      <Tabs defaultValue="packs" keepMounted={false}>
        <Tabs.List aria-label="Parts of the card">
          <Tabs.Tab value="packs">Packs</Tabs.Tab>
          <Tabs.Tab value="kinds">Render kinds</Tabs.Tab>
          <Tabs.Tab value="rules">Rules</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="packs" pt="sm">
          <PacksTable packs={packs} currency={currency} />
        </Tabs.Panel>
        <Tabs.Panel value="kinds" pt="sm">
          <KindsTable kinds={renderKinds} currency={currency} />
        </Tabs.Panel>
        <Tabs.Panel value="rules" pt="sm">
          <RulesTable rules={rules} />
        </Tabs.Panel>
      </Tabs>
    </>
  )
}
