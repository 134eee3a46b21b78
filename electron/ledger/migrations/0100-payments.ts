import type { Migration } from './migration.ts'

/** What left the studio's accounts by their statements, and which purchases somebody said it paid. No posting follows from it. */
export const payments: Migration = {
  version: 100,
  name: 'payments',
  sql: `
CREATE TABLE payment (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
  -- The bank's own id of the line within its account, else a digest of what the line says and which of the same it is.
  key TEXT NOT NULL UNIQUE,
  -- The last four digits of the account's number, or the name that it was given.
  card TEXT NOT NULL,
  -- By the bank's calendar, since 1970-01-01.
  day INTEGER NOT NULL,
  -- What left the account, in minor units of the currency.
  amount INTEGER NOT NULL CHECK (amount > 0),
  currency TEXT NOT NULL,
  payee TEXT NOT NULL,
  file TEXT NOT NULL,
  imported_at INTEGER NOT NULL
) STRICT;
CREATE TRIGGER payment_is_final BEFORE UPDATE ON payment
BEGIN SELECT RAISE(ABORT, 'what a statement says is final'); END;
CREATE TRIGGER payment_stays BEFORE DELETE ON payment
BEGIN SELECT RAISE(ABORT, 'what a statement says is final'); END;

-- What was said of a payment and a purchase: of each pair the newest counts.
CREATE TABLE payment_verdict (
  seq INTEGER PRIMARY KEY,
  payment INTEGER NOT NULL REFERENCES payment (seq),
  purchase INTEGER NOT NULL REFERENCES entry (seq),
  verdict TEXT NOT NULL CHECK (verdict IN ('tied', 'untied', 'declined')),
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX payment_verdict_pair ON payment_verdict (payment, purchase, seq);
CREATE TRIGGER payment_verdict_is_final BEFORE UPDATE ON payment_verdict
BEGIN SELECT RAISE(ABORT, 'what was said of a payment is final: say otherwise'); END;
CREATE TRIGGER payment_verdict_stays BEFORE DELETE ON payment_verdict
BEGIN SELECT RAISE(ABORT, 'what was said of a payment is final: say otherwise'); END;
`,
}
