import { ActionIcon, Button, Group, Menu, Text } from '@mantine/core'
import { IconArrowBackUp, IconDots, IconGitCompare, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import type { VersionJson } from '../../../shared/api/queue-plans.ts'
import { useApi } from '../../api/api-context.tsx'
import { formatCount, formatWhen } from '../../ui/format.ts'
import { toastFailure } from '../../ui/toast.tsx'
import { useStudio } from '../../ui/studio-context.ts'
import type { PlanProps } from './PlanPanel.tsx'
import { Section } from './Section.tsx'
import { carryOut } from './use-plan-actions.ts'
import { usePlanned, valueOf } from './use-planned.ts'
import { VersionDialog } from './VersionDialog.tsx'
import classes from './plan.module.css'

/** The plan as it was kept under names; each is compared with the plan as it is now. */
export function Versions({ view: { queue }, store }: PlanProps) {
  const api = useApi()
  const { zone } = useStudio()
  const [compared, setCompared] = useState<VersionJson | null>(null)
  const versions = valueOf(usePlanned((key) => api.call('versions.list', { queue: key }), queue.id))?.versions ?? []
  const save = (): void => {
    void carryOut(store, api.call('versions.save', { queue: queue.id }), ({ version }) => ({
      label: `Kept the plan as “${version.name}”`,
      takeBack: () => api.call('versions.remove', { queue: queue.id, version: version.id }),
    }))
  }
  const restore = (version: VersionJson): void => {
    void carryOut(store, api.call('versions.restore', { queue: queue.id, version: version.id }), ({ kept }) => ({
      label: `Planned as in “${version.name}”`,
      takeBack: () => api.call('versions.restore', { queue: queue.id, version: kept?.id ?? '', keep: false }),
    }))
  }
  const remove = (version: VersionJson): void => {
    void api.call('versions.remove', { queue: queue.id, version: version.id }).then((outcome) => {
      if (!outcome.ok) toastFailure(outcome.error)
    })
  }
  return (
    <Section
      title="Versions"
      action={
        <Button size="compact-xs" variant="default" onClick={save}>
          Keep this one
        </Button>
      }
    >
      {versions.length === 0 ? (
        <Text size="xs" c="dimmed">
          Keep the plan before changing it, to see what the change comes to.
        </Text>
      ) : (
        <ul className={classes.list}>
          {versions.map((version) => (
            <li key={version.id} className={classes.item}>
              <div className={classes.itemText}>
                {version.name}
                <br />
                <span className={classes.quiet}>
                  {formatCount(version.renders)} renders, {formatWhen(version.savedAt, zone)}
                </span>
              </div>
              <Group gap={2} wrap="nowrap">
                <Button
                  size="compact-xs"
                  variant="default"
                  leftSection={<IconGitCompare size={12} aria-hidden />}
                  aria-label={`Compare ${version.name} with now`}
                  onClick={() => setCompared(version)}
                >
                  Compare
                </Button>
                <Menu position="bottom-end">
                  <Menu.Target>
                    <ActionIcon size="sm" variant="subtle" color="gray" aria-label={`More for ${version.name}`}>
                      <IconDots size={14} aria-hidden />
                    </ActionIcon>
                  </Menu.Target>
                  <Menu.Dropdown>
                    <Menu.Item leftSection={<IconArrowBackUp size={14} aria-hidden />} onClick={() => restore(version)}>
                      Plan this again
                    </Menu.Item>
                    <Menu.Item leftSection={<IconTrash size={14} aria-hidden />} onClick={() => remove(version)}>
                      Forget this version
                    </Menu.Item>
                  </Menu.Dropdown>
                </Menu>
              </Group>
            </li>
          ))}
        </ul>
      )}
      {compared !== null && (
        <VersionDialog queue={queue} versions={versions} first={compared} close={() => setCompared(null)} />
      )}
    </Section>
  )
}
