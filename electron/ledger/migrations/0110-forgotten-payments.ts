import type { Migration } from './migration.ts'

/** What was kept of a statement can be forgotten, with what was said of it, as long as no purchase is tied to it. */
export const forgottenPayments: Migration = {
  version: 110,
  name: 'forgotten-payments',
  sql: `
DROP TRIGGER payment_stays;
CREATE TRIGGER payment_stays BEFORE DELETE ON payment
WHEN EXISTS (
  SELECT 1 FROM payment_verdict said
  WHERE said.payment = OLD.seq AND said.verdict = 'tied' AND said.seq = (
    SELECT max(seq) FROM payment_verdict later WHERE later.payment = OLD.seq AND later.purchase = said.purchase
  )
)
BEGIN SELECT RAISE(ABORT, 'a payment that a purchase is tied to stays: untie it'); END;

DROP TRIGGER payment_verdict_stays;
CREATE TRIGGER payment_verdict_stays BEFORE DELETE ON payment_verdict
WHEN EXISTS (SELECT 1 FROM payment WHERE payment.seq = OLD.payment)
BEGIN SELECT RAISE(ABORT, 'what was said of a payment is final: say otherwise'); END;
`,
}
