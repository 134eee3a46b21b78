import { Screen } from '../ui/Screen.tsx'

export default function QueueScreen() {
  return <Screen title="Queue">{null}</Screen>
}
