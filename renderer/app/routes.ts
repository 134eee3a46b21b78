import {
  IconBook2,
  IconChartAreaLine,
  IconLayoutDashboard,
  IconListDetails,
  IconPackages,
  IconReportAnalytics,
  IconSettings,
} from '@tabler/icons-react'
import type { Icon } from '@tabler/icons-react'
import { lazy } from 'react'
import type { ComponentType, LazyExoticComponent } from 'react'
import type { CommandId } from '../../shared/api/commands.ts'

export interface Route {
  /** After the hash: "#/ledger". */
  readonly path: string
  readonly label: string
  readonly command: CommandId
  readonly icon: Icon
  readonly screen: LazyExoticComponent<ComponentType>
}

/** The screens, in the order of the navigation and of ⌘/Ctrl+1…7. Each comes in a bundle of its own. */
export const ROUTES: readonly Route[] = [
  {
    path: '/',
    label: 'Overview',
    command: 'go.overview',
    icon: IconLayoutDashboard,
    screen: lazy(() => import('../overview/OverviewScreen.tsx')),
  },
  {
    path: '/plans',
    label: 'Plans',
    command: 'go.plans',
    icon: IconPackages,
    screen: lazy(() => import('../plans/PlansScreen.tsx')),
  },
  {
    path: '/queue',
    label: 'Queue',
    command: 'go.queue',
    icon: IconListDetails,
    screen: lazy(() => import('../queue/QueueScreen.tsx')),
  },
  {
    path: '/burndown',
    label: 'Burn-down',
    command: 'go.burndown',
    icon: IconChartAreaLine,
    screen: lazy(() => import('../burndown/BurnDownScreen.tsx')),
  },
  {
    path: '/ledger',
    label: 'Ledger',
    command: 'go.ledger',
    icon: IconBook2,
    screen: lazy(() => import('../ledger/LedgerScreen.tsx')),
  },
  {
    path: '/reports',
    label: 'Reports',
    command: 'go.reports',
    icon: IconReportAnalytics,
    screen: lazy(() => import('../reports/ReportsScreen.tsx')),
  },
  {
    path: '/settings',
    label: 'Settings',
    command: 'go.settings',
    icon: IconSettings,
    screen: lazy(() => import('../settings/SettingsScreen.tsx')),
  },
]
