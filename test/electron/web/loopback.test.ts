import { connect } from 'node:net'
import { networkInterfaces } from 'node:os'
import { expect, test } from 'vitest'
import { EchoStudio, ServedHost } from './served.ts'

/** How a connection to an address ends: opened, or the system's word for why not. */
function knock(address: string, port: number): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, address)
    socket.once('connect', () => {
      socket.destroy()
      resolve('opened')
    })
    socket.once('error', (error: NodeJS.ErrnoException) => {
      resolve(error.code ?? error.message)
    })
  })
}

test('the host answers on the loopback interface alone: none of the machine’s other addresses opens', async () => {
  const served = await ServedHost.open(new EchoStudio())
  try {
    expect(new URL(served.host.address()).hostname).toBe('127.0.0.1')
    expect(await knock('127.0.0.1', served.host.port)).toBe('opened')
    const others = Object.values(networkInterfaces()).flatMap((addresses) =>
      (addresses ?? []).filter(({ address }) => address !== '127.0.0.1').map(({ address }) => address),
    )
    for (const address of others) expect(await knock(address, served.host.port)).not.toBe('opened')
  } finally {
    await served.close()
  }
})
