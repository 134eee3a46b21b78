import { Screen } from '../ui/Screen.tsx'

export default function LedgerScreen() {
  return <Screen title="Ledger">{null}</Screen>
}
