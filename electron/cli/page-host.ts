import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Refusal } from '../../shared/domain/refusal.ts'
import type { WebHost, WebHostPorts } from '../web/web-host.ts'
import { openWebHost } from '../web/web-host.ts'

/** Serves the built page to browsers of this machine; refuses (`not_found`) where it has not been built. */
export function openPageHost(rendererFolder: string, ports: Omit<WebHostPorts, 'rendererFolder'>): Promise<WebHost> {
  if (!existsSync(join(rendererFolder, 'index.html'))) {
    throw new Refusal('not_found', `${rendererFolder}: holds no page; build it with "npm run build"`)
  }
  return openWebHost({ ...ports, rendererFolder })
}
