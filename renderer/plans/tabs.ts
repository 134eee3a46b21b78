import type { ComponentType } from 'react'
import { CompareTab } from './compare/CompareTab.tsx'
import type { PlansStores } from './plans-stores.ts'
import { PricesTab } from './PricesTab.tsx'
import { ScheduleTab } from './schedule/ScheduleTab.tsx'

/** A part of the screen with an address of its own: "#/plans?tab=prices". */
export interface PlansTab {
  readonly id: string
  readonly label: string
  readonly content: ComponentType<{ readonly stores: PlansStores }>
}

const PRICES: PlansTab = { id: 'prices', label: 'Prices', content: PricesTab }

const COMPARE: PlansTab = { id: 'compare', label: 'Compare', content: CompareTab }

const SCHEDULE: PlansTab = { id: 'schedule', label: 'Schedule', content: ScheduleTab }

/** In the order in which they stand. */
export const TABS: readonly PlansTab[] = [PRICES, COMPARE, SCHEDULE]

/** The tab that the address's query names; the first where it names none that there is. */
export function tabIn(search: string): PlansTab {
  const named = new URLSearchParams(search).get('tab')
  return TABS.find((tab) => tab.id === named) ?? PRICES
}
