/** An event whose default can be prevented, as Electron's are. */
export interface Preventable {
  preventDefault(): void
  readonly defaultPrevented: boolean
}

export function preventable<T extends object>(details: T = {} as T): Preventable & T {
  let prevented = false
  const event = {
    ...details,
    preventDefault: () => {
      prevented = true
    },
  }
  return Object.defineProperty(event, 'defaultPrevented', { get: () => prevented }) as Preventable & T & typeof event
}
