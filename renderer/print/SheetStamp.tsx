import { formatWhen } from '../ui/format.ts'
import classes from './sheet.module.css'

/** When and with which digest a month was closed. */
export interface Closing {
  readonly at: string
  readonly digest: string
}

interface SheetStampProps {
  readonly zone: string
  readonly currency: string
  /** When an open month's figures were read. */
  readonly at: string
  readonly closing: Closing | null
}

/** What the figures of a printed statement are told in, and as of when. */
export function SheetStamp({ zone, currency, at, closing }: SheetStampProps) {
  return (
    <p className={classes.stamp}>
      Days in {zone}, money in {currency}
      <br />
      {closing === null ? (
        <>Open, as of {formatWhen(at, zone)}</>
      ) : (
        <>
          Closed {formatWhen(closing.at, zone)}
          <br />
          <Digest text={closing.digest} />
        </>
      )}
    </p>
  )
}

/** A digest is too long for a line: two of the same length are the easiest to compare. */
function Digest({ text }: { readonly text: string }) {
  const half = text.length / 2
  return (
    <code>
      {text.slice(0, half)}
      <br />
      {text.slice(half)}
    </code>
  )
}
