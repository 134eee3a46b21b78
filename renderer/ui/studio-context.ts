import { createContext, useContext } from 'react'
import type { Output } from '../../shared/api/operations.ts'

export type StudioInfo = Output<'studio.info'>

export const StudioContext = createContext<StudioInfo | null>(null)

/** The open studio's zone, currency and size. */
export function useStudio(): StudioInfo {
  const info = useContext(StudioContext)
  if (info === null) throw new Error('the screen is not within a studio')
  return info
}
