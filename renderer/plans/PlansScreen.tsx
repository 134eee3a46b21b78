import { Screen } from '../ui/Screen.tsx'

export default function PlansScreen() {
  return <Screen title="Plans">{null}</Screen>
}
