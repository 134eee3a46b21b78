import { Alert } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useStore } from 'zustand'
import { USAGE_FIELDS } from '../../shared/domain/usage-fields.ts'
import { ColumnMapping } from '../ui/ColumnMapping.tsx'
import { doubled, fieldsOf, stillMissing } from './column-mapping.ts'
import type { ImportStore } from './import-store.ts'
import { FIELD_WORDS, missingWords } from './import-words.ts'

/** A file's columns with some of what stands in them, and what each is taken for: to be said otherwise by hand. */
export function ColumnsTable({ store }: { readonly store: ImportStore }) {
  const { look, mapping, busy, setColumn } = useStore(store)
  if (look === null) return null
  const fields = fieldsOf(look, mapping)
  const missing = stillMissing(look, mapping)
  const both = doubled(look, mapping)
  return (
    <>
      {missing.length > 0 && (
        <Alert color="yellow" variant="light" icon={<IconAlertTriangle aria-hidden />} role="status">
          No column is understood as {missingWords(missing)}. Choose which column it is below.
        </Alert>
      )}
      {both !== null && (
        <Alert color="yellow" variant="light" icon={<IconAlertTriangle aria-hidden />} role="status">
          “{both[0]}” and “{both[1]}” are both read as the same field. Keep one of them in the note.
        </Alert>
      )}
      <ColumnMapping
        columns={look.columns.map((column) => ({ ...column, field: fields.get(column.name) ?? null }))}
        fields={USAGE_FIELDS}
        words={FIELD_WORDS}
        otherwise="Keep in the note"
        otherwiseSummary="kept in each entry’s note"
        isOpen={missing.length > 0 || both !== null}
        isDisabled={busy === 'applying'}
        onChange={(column, field) => void setColumn(column, field)}
      />
    </>
  )
}
