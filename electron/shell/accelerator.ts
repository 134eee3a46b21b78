import type { Platform } from '../../shared/api/host.ts'

/**
 * The keys of a command as a menu shows them. A bare letter is only shown, where the platform can show keys without taking
 * them: taken by the menu it could not be typed any more. The page itself carries it out.
 */
export function accelerator(
  keys: string | undefined,
  platform: Platform,
): { readonly accelerator?: string; readonly registerAccelerator?: false } {
  if (keys === undefined) return {}
  if (keys.startsWith('Mod+')) return { accelerator: keys.replace('Mod+', 'CmdOrCtrl+') }
  return platform === 'mac' ? {} : { accelerator: keys, registerAccelerator: false }
}
