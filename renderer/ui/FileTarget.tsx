import { Button, Loader, Stack, Text } from '@mantine/core'
import { Dropzone } from '@mantine/dropzone'
import { IconFileImport } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useDropZone } from './dropped-files.ts'

interface FileDropProps {
  /** What a screen reader calls it: "A file to import". */
  readonly label: string
  readonly isDisabled: boolean
  readonly drop: (file: File) => void
  readonly children: ReactNode
}

/**
 * Where one file may be dropped; one that is dropped beside it is taken for it. A button within is what chooses one, so a click
 * opens nothing.
 */
export function FileDrop({ label, isDisabled, drop, children }: FileDropProps) {
  useDropZone((file) => {
    if (!isDisabled) drop(file)
  })
  return (
    <Dropzone
      onDrop={([first]) => {
        if (first !== undefined) drop(first)
      }}
      multiple={false}
      activateOnClick={false}
      // The window has what is dropped beside it, and would take it for one that is taken.
      preventDropOnDocument={false}
      disabled={isDisabled}
      enablePointerEvents
      inputProps={{ 'aria-label': label }}
    >
      {children}
    </Dropzone>
  )
}

interface FileTargetProps {
  readonly label: string
  /** What is dropped, in a word or two: "file", "shot list". */
  readonly noun: string
  /** Which files are read, and that nothing happens before the preview. */
  readonly about: string
  readonly isReading: boolean
  readonly drop: (file: File) => void
  readonly choose: () => void
}

/** The first step of an import: where its file is dropped or chosen. */
export function FileTarget({ label, noun, about, isReading, drop, choose }: FileTargetProps) {
  return (
    <FileDrop label={label} isDisabled={isReading} drop={drop}>
      <Stack align="center" gap="sm" p="md">
        {isReading ? <Loader size="sm" /> : <IconFileImport size={32} stroke={1.5} aria-hidden />}
        <Text fw={500}>{isReading ? `Reading the ${noun}` : `Drop a ${noun} here`}</Text>
        <Text size="sm" c="dimmed" ta="center" maw="32rem">
          {about}
        </Text>
        <Button mt="xs" onClick={choose} disabled={isReading} data-autofocus>
          Choose a file…
        </Button>
      </Stack>
    </FileDrop>
  )
}
