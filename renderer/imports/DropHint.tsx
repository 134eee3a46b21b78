import { Portal, Text } from '@mantine/core'
import { IconFileImport } from '@tabler/icons-react'
import classes from './DropHint.module.css'

/** Over the whole window while a file is held over it. */
export function DropHint() {
  return (
    <Portal>
      <div role="status" className={classes.dropHint}>
        <IconFileImport size={32} stroke={1.5} aria-hidden />
        <Text size="lg">Drop the file to import it</Text>
      </div>
    </Portal>
  )
}
