import { Screen } from '../ui/Screen.tsx'

export default function BurnDownScreen() {
  return <Screen title="BurnDown">{null}</Screen>
}
