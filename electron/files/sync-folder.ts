import { open } from 'node:fs/promises'

/**
 * Makes the renames within a folder themselves durable where the system can (Windows and some network drives cannot). The files
 * are whole either way, so this fails no export.
 */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null)
  await handle?.sync().catch(() => undefined)
  await handle?.close().catch(() => undefined)
}
