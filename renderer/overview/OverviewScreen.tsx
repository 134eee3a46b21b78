import { Screen } from '../ui/Screen.tsx'

export default function OverviewScreen() {
  return <Screen title="Overview">{null}</Screen>
}
