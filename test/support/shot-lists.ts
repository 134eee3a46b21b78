import { fileURLToPath } from 'node:url'

/** The path of a shot list of test/fixtures/shot-lists. */
export function shotListFile(name: string): string {
  return fileURLToPath(new URL(`../fixtures/shot-lists/${name}`, import.meta.url))
}
