import { Group, NavLink, Text, Tooltip } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useLocation } from 'wouter'
import { COMMANDS } from '../../shared/api/commands.ts'
import { useApi } from '../api/api-context.tsx'
import { keyCaps, keysOf } from './keys.ts'
import { Mark } from './Mark.tsx'
import classes from './Navigation.module.css'
import type { Route } from './routes.ts'
import { ROUTES } from './routes.ts'

/** The seven screens; icons alone where the window is narrow. */
export function Navigation() {
  const isWide = useMediaQuery('(min-width: 75em)', true, { getInitialValueInEffect: false })
  return (
    <>
      <Group className={classes.name} gap="xs" wrap="nowrap">
        <Mark />
        {isWide && <Text fw={650}>Packledger</Text>}
      </Group>
      <ul className={classes.list}>
        {ROUTES.map((route) => (
          <li key={route.path}>
            <ScreenLink route={route} isWide={isWide} />
          </li>
        ))}
      </ul>
    </>
  )
}

function ScreenLink({ route, isWide }: { readonly route: Route; readonly isWide: boolean }) {
  const api = useApi()
  const [path] = useLocation()
  const { icon: RouteIcon, label } = route
  const isActive = path === route.path
  const command = COMMANDS.find((one) => one.id === route.command)
  const keys = command === undefined ? null : keysOf(command, api)
  const caps = keys === null ? '' : keyCaps(keys, api).join(api.platform === 'mac' ? '' : '+')
  return (
    <Tooltip label={`${label} · ${caps}`} position="right" disabled={isWide}>
      <NavLink
        href={`#${route.path}`}
        active={isActive}
        aria-current={isActive ? 'page' : undefined}
        aria-label={isWide ? undefined : label}
        label={isWide ? label : undefined}
        leftSection={<RouteIcon size={20} stroke={1.6} aria-hidden />}
        rightSection={
          isWide && (
            <kbd className={classes.keys} aria-hidden>
              {caps}
            </kbd>
          )
        }
        classNames={{ root: classes.link ?? '', section: classes.section ?? '', body: classes.body ?? '' }}
      />
    </Tooltip>
  )
}
