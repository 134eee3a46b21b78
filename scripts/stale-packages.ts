import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

interface LockedPackage {
  readonly version?: string
  /** Such as one for another platform: it need not be there. */
  readonly optional?: boolean
}

type LockedPackages = Readonly<Record<string, LockedPackage>>

/** Where packages stand that are missing, or are of another version than is wanted: "node_modules/react". */
export function stalePackages(wanted: LockedPackages, installed: LockedPackages): string[] {
  return Object.entries(wanted).flatMap(([place, { version, optional }]) => {
    const found = installed[place]
    if (place === '' || (found === undefined && optional === true)) return []
    return found !== undefined && found.version === version ? [] : [place]
  })
}

/** Ends the program with one clear line where the packages are not those of the lock file, as after a pull that brought some. */
export function refuseStalePackages(root: string): void {
  const installed = join(root, 'node_modules/.package-lock.json')
  const stale = existsSync(installed)
    ? stalePackages(packagesOf(join(root, 'package-lock.json')), packagesOf(installed))
    : ['all']
  if (stale.length === 0) return
  const rest = stale.length > 1 ? ` and ${stale.length - 1} more` : ''
  console.error(
    `The packages in node_modules are not those of package-lock.json (${stale[0] ?? ''}${rest}): run npm ci`,
  )
  process.exit(1)
}

function packagesOf(file: string): LockedPackages {
  const { packages } = JSON.parse(readFileSync(file, 'utf8')) as { readonly packages: LockedPackages }
  return packages
}
