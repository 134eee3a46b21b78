import '@mantine/core/styles.css'
import '@mantine/notifications/styles.css'
import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { setNonce } from 'get-nonce'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { ApiProvider } from './api/api-context.tsx'
import { connect } from './api/connect.ts'
import { App } from './app/App.tsx'
import { HostContext } from './app/host-context.ts'
import { watchClient } from './app/host-store.ts'
import { cssVariables, theme } from './app/theme.ts'

const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? ''
// Modals lock scrolling with a style tag of their own, which needs the nonce before it is first written.
setNonce(nonce)

const root = document.getElementById('root')
if (root === null) throw new Error('the page has no root')
const client = watchClient(connect())
const colorSchemes = localStorageColorSchemeManager({ key: 'packledger-theme' })
createRoot(root).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      colorSchemeManager={colorSchemes}
      defaultColorScheme="auto"
      getStyleNonce={() => nonce}
    >
      <ApiProvider client={client}>
        <HostContext value={client.hostStore}>
          <Notifications position="bottom-right" />
          <App />
        </HostContext>
      </ApiProvider>
    </MantineProvider>
  </StrictMode>,
)
