import type { Command } from 'commander'
import type { Output } from '../../../shared/api/operations.ts'
import { withExamples } from '../examples.ts'
import type { Perform } from '../program.ts'
import { Refused } from '../session.ts'
import type { Locale } from '../text/format.ts'
import { counted, localTime, page } from '../text/format.ts'
import { table } from '../text/table.ts'

/** `verify`, `backup`, `backups`, `restore`: that the data hold, and are not lost. */
export function addUpkeep(program: Command, perform: Perform): void {
  const verify = program
    .command('verify')
    .description('rebuild everything from the journal, and compare; what does not hold ends with exit code 1')
    .action(() =>
      perform(async (session) => {
        const verification = await session.call('ledger.verify', {})
        await session.answer(verification, verificationText)
        if (verification.ok) return
        throw new Refused(
          'ledger_damaged',
          `${counted(verification.findings.length, 'finding')}; the ledger does not verify`,
        )
      }),
    )
  withExamples(verify, 'verify')

  const backup = program
    .command('backup')
    .description('write a verified copy of the ledger')
    .argument('[file]', "where (default: the data folder's backups)")
    .action((file: string | undefined) =>
      perform(async (session) => {
        const copy = await session.call('backups.create', { file })
        await session.answer(copy, (value) => `Backed up to ${value.file} (${value.bytes} bytes).`)
      }),
    )
  withExamples(backup, 'backup', 'backup /mnt/disk/studio.sqlite')

  const backups = program
    .command('backups')
    .description("list the data folder's backups")
    .action(() => perform(async (session) => session.answer(await session.call('backups.list', {}), backupsText)))
  withExamples(backups, 'backups')

  const restore = program
    .command('restore')
    .description('put a backup in the place of the ledger, and keep a copy of what it replaces')
    .argument('<file>', 'the backup, as `backups` lists it')
    .action((file: string) =>
      perform(async (session) => session.answer(await session.call('backups.restore', { file }), restoredText)),
    )
  withExamples(restore, 'restore /mnt/disk/studio.sqlite')
}

function verificationText(verification: Output<'ledger.verify'>): string {
  const { ok, entries, postings, lots, months, findings } = verification
  const scope = [
    counted(entries, 'entry', 'entries'),
    counted(postings, 'posting'),
    counted(lots, 'lot'),
    counted(months, 'month'),
  ].join(', ')
  return page(
    ok ? `The ledger holds: ${scope}.` : `The ledger does not hold (${scope}):`,
    findings.map((finding) => `- ${finding}`).join('\n'),
  )
}

function backupsText({ backups }: Output<'backups.list'>, { zone }: Locale): string {
  if (backups.length === 0) return 'No backups yet.'
  return table(
    [
      { head: `Taken (${zone})`, cell: (backup) => localTime(backup.takenAt, zone) },
      { head: 'Reason', cell: (backup) => backup.reason },
      { head: 'Bytes', align: 'number', cell: (backup) => String(backup.bytes) },
      { head: 'File', cell: (backup) => backup.file },
    ],
    backups,
  )
}

function restoredText({ restored, keptCopy, entries }: Output<'backups.restore'>): string {
  const head = `Restored ${restored}: ${counted(entries, 'entry', 'entries')}.`
  return keptCopy === null ? head : `${head}\nWhat it replaced is kept in ${keptCopy}: restore that to undo this.`
}
