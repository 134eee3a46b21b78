import { Modal } from '@mantine/core'
import { useState } from 'react'
import { useStore } from 'zustand'
import { useCommand } from '../ui/use-command.ts'
import { PurchaseForm } from './PurchaseForm.tsx'
import { ReconcileForm } from './ReconcileForm.tsx'
import type { RecordRequest } from './record-requests.ts'
import { closeRecord, openRecord, recordRequests } from './record-requests.ts'
import { UsageForm } from './UsageForm.tsx'
import type { Choices } from './use-cards.ts'
import { useChoices } from './use-cards.ts'

/** The dialogs that record a take, a purchase, or what the console shows; they open from every screen. */
export function RecordDialogs() {
  const { request } = useStore(recordRequests)
  useCommand('record.usage', () => openRecord({ kind: 'usage' }))
  useCommand('record.purchase', () => openRecord({ kind: 'purchase' }))
  useCommand('record.balance', () => openRecord({ kind: 'balance' }))
  const choices = useChoices(request !== null)
  // What was asked for last stays in view while its dialog fades away; each request begins with a form of its own.
  const [shown, setShown] = useState<{ readonly request: RecordRequest; readonly turn: number } | null>(null)
  if (request !== null && request !== shown?.request) setShown({ request, turn: (shown?.turn ?? 0) + 1 })
  // It opens once there is something to choose from: the first field takes the focus as it opens.
  const isOpen = request !== null && choices !== null
  return (
    <Modal.Root opened={isOpen} onClose={closeRecord} size="lg">
      <Modal.Overlay />
      <Modal.Content>
        {/* A header within a dialog is no banner of the page. */}
        <Modal.Header role="presentation">
          <Modal.Title>{shown !== null && titleOf(shown.request)}</Modal.Title>
          <Modal.CloseButton aria-label="Close" />
        </Modal.Header>
        <Modal.Body>
          {shown !== null && choices !== null && <Form key={shown.turn} request={shown.request} choices={choices} />}
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
}

function titleOf(request: RecordRequest): string {
  if (request.kind === 'balance') return 'Reconcile with the console'
  const isCorrection = request.replaces !== undefined
  if (request.kind === 'usage') return isCorrection ? 'Correct a take' : 'Record usage'
  return isCorrection ? 'Correct a purchase' : 'Record a purchase'
}

function Form({ request, choices }: { readonly request: RecordRequest; readonly choices: Choices }) {
  switch (request.kind) {
    case 'usage':
      return <UsageForm request={request} choices={choices} />
    case 'purchase':
      return <PurchaseForm request={request} choices={choices} />
    case 'balance':
      return <ReconcileForm request={request} choices={choices} />
  }
}
