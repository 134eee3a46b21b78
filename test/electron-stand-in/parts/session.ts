import { answerDisplay } from './display.ts'

type Request = (contents: unknown, permission: string, answer: (granted: boolean) => void) => void
type Check = (contents: unknown, permission: string) => boolean

/** Electron grants everything that nobody has asked it to refuse. */
let request: Request = (_contents, _permission, answer) => {
  answer(true)
}
let check: Check = () => true

export const session = {
  defaultSession: {
    setPermissionRequestHandler(handler: Request): void {
      request = handler
    },
    setPermissionCheckHandler(handler: Check): void {
      check = handler
    },
    setDevicePermissionHandler(): void {
      // Chromium offers no devices to pages without a person's choice: nothing to stand in for.
    },
  },
}

answerDisplay({
  /** Those of the permissions that a page would be granted. */
  granted: (permissions: readonly string[]) =>
    permissions.filter((permission) => {
      const answers: boolean[] = []
      request(null, permission, (granted) => answers.push(granted))
      return answers.includes(true) && check(null, permission)
    }),
})
