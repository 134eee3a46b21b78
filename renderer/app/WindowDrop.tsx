import { Portal, Text } from '@mantine/core'
import { IconFileImport } from '@tabler/icons-react'
import { handOver } from '../ui/dropped-files.ts'
import { useWindowDrop } from './use-window-drop.ts'
import classes from './WindowDrop.module.css'

/** Takes what is dropped anywhere on the window, and says so over the whole of it while a file is held there. */
export function WindowDrop() {
  const isOver = useWindowDrop(handOver)
  if (!isOver) return null
  return (
    <Portal>
      <div role="status" className={classes.hint}>
        <IconFileImport size={32} stroke={1.5} aria-hidden />
        <Text size="lg">Drop the file to import it</Text>
      </div>
    </Portal>
  )
}
