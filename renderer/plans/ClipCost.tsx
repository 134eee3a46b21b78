import { IconArrowUpRight } from '@tabler/icons-react'
import { NOTHING } from '../ui/format.ts'
import type { PlanPrices } from './plans-store.ts'
import classes from './plans.module.css'
import { quotientText, shareText } from './words.ts'

type Price = PlanPrices['kinds'][number]['prices'][number]

/** What a clip costs on a pack, and how that compares with pay-as-you-go: in words, and with a sign where it is dearer. */
export function ClipCost({ price }: { readonly price: Price | undefined }) {
  if (price === undefined) return NOTHING
  return (
    <div className={price.isDearer ? classes.dearer : undefined}>
      <div>{quotientText(price.cost)}</div>
      <Comparison price={price} />
    </div>
  )
}

function Comparison({ price: { saving, isDearer } }: { readonly price: Price }) {
  if (saving === null) return null
  const share = shareText(saving)
  if (!isDearer) return <div className={classes.saved}>{share} less</div>
  return (
    <div className={classes.more}>
      <IconArrowUpRight size={13} aria-hidden /> {share} more
    </div>
  )
}
