CREATE INDEX alert_raised_key ON alert_raised (key);

CREATE INDEX entry_amended ON entry (target) WHERE kind = 'amend';

CREATE INDEX entry_at ON entry (at);

CREATE INDEX entry_balance ON entry (account, at) WHERE kind = 'balance';

CREATE INDEX entry_dropped ON entry (production, charge, clips)
  WHERE kind = 'usage' AND outcome = 'success' AND details ->> 'kept' = 0;

CREATE UNIQUE INDEX entry_external ON entry (external_id, source, external_round) WHERE external_id IS NOT NULL;

CREATE INDEX entry_kept ON entry (production, charge, clips)
  WHERE kind = 'usage' AND outcome = 'success' AND details ->> 'kept' = 1;

CREATE INDEX entry_month ON entry (month) WHERE month IS NOT NULL;

CREATE UNIQUE INDEX entry_reversed ON entry (target) WHERE kind = 'reversal';

CREATE INDEX payment_verdict_pair ON payment_verdict (payment, purchase, seq);

CREATE INDEX planned_render_position ON planned_render (queue, position);

CREATE INDEX usage_day_overage ON usage_day (account, day, overage_units, overage_cost) WHERE overage_units > 0;

CREATE INDEX usage_day_production ON usage_day (production, charge);

CREATE TABLE account (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  drawing_order TEXT NOT NULL DEFAULT 'expiry' CHECK (drawing_order IN ('expiry', 'purchase'))
) STRICT;

CREATE TABLE alert_raised (
  id INTEGER PRIMARY KEY,
  -- What it was about: "lot:ID", "queue:ID", "budget:PRODUCTION", "at-risk:ACCOUNT", "unchecked:ACCOUNT".
  key TEXT NOT NULL,
  -- The expiry that it was about; null for a state that comes and goes.
  deadline INTEGER,
  -- The greater, the more urgent: of an expiry the days before it, negative.
  stage INTEGER NOT NULL,
  raised_at INTEGER NOT NULL,
  cleared_at INTEGER
) STRICT;

CREATE TABLE alert_setting (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  -- JSON: percent of a production's budget, rising.
  budget_percents TEXT NOT NULL,
  cool_down_hours INTEGER NOT NULL CHECK (cool_down_hours >= 0)
) STRICT;

CREATE TABLE alert_snooze (key TEXT PRIMARY KEY, until INTEGER NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE alert_threshold (
  account TEXT PRIMARY KEY CHECK (account <> ''),
  -- JSON: whole days before a lot's expiry, falling.
  expiry_days TEXT NOT NULL,
  units_at_risk INTEGER CHECK (units_at_risk > 0),
  unchecked_days INTEGER CHECK (unchecked_days > 0),
  tells_uncovered INTEGER NOT NULL CHECK (tells_uncovered IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE TABLE alert_watch (id INTEGER PRIMARY KEY CHECK (id = 1), since INTEGER NOT NULL) STRICT;

CREATE TABLE batch (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  -- The batch's entries have this number or a later one: they are found without an index of their own.
  first_seq INTEGER NOT NULL,
  file TEXT NOT NULL,
  digest TEXT NOT NULL,
  recorded_at INTEGER NOT NULL
) STRICT;

CREATE TABLE charge (
  id INTEGER PRIMARY KEY,
  model TEXT NOT NULL,
  resolution TEXT NOT NULL,
  seconds INTEGER NOT NULL CHECK (seconds > 0),
  units_per_clip INTEGER NOT NULL CHECK (units_per_clip > 0),
  pay_as_you_go INTEGER,
  list_price_per_unit INTEGER
) STRICT;

CREATE TABLE claim (
  take INTEGER PRIMARY KEY REFERENCES entry (seq),
  charged INTEGER NOT NULL CHECK (charged > 0),
  state TEXT NOT NULL CHECK (state IN ('open', 'sent', 'refunded', 'refused')),
  raised_at INTEGER NOT NULL,
  -- When it came into its state.
  since INTEGER NOT NULL,
  note TEXT
) STRICT;

CREATE TABLE earmark (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  account TEXT NOT NULL CHECK (account <> ''),
  production TEXT NOT NULL CHECK (production <> ''),
  units INTEGER NOT NULL CHECK (units > 0),
  -- So many days before a lot's expiry what is held of it is let go.
  release_days INTEGER NOT NULL CHECK (release_days >= 0),
  -- What the production uses from this civil day on comes out of the earmark.
  since INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE entry (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
  kind TEXT NOT NULL CHECK (kind IN ('purchase', 'usage', 'balance', 'amend', 'reversal', 'close', 'reopen')),
  at INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL,
  source INTEGER NOT NULL REFERENCES source (id),
  external_id TEXT,
  -- How many entries of this source and external id were recorded and reversed before: of each round there is one (R12).
  external_round INTEGER NOT NULL DEFAULT 0,
  note TEXT,
  batch INTEGER REFERENCES batch (id),
  account INTEGER REFERENCES account (id),
  charge INTEGER REFERENCES charge (id),
  clips INTEGER CHECK (clips > 0),
  outcome TEXT CHECK (outcome IN ('success', 'failed', 'rejected')),
  production INTEGER REFERENCES production (id),
  shot TEXT,
  details TEXT,
  units INTEGER CHECK (units >= 0),
  price INTEGER CHECK (price >= 0),
  rate_card TEXT,
  pack TEXT,
  expires_at INTEGER,
  -- The lot that an amend or a balance names; the entry that a reversal takes back.
  target INTEGER REFERENCES entry (seq),
  reason TEXT,
  month TEXT,
  digest TEXT,
  CHECK (kind <> 'usage' OR (account IS NOT NULL AND charge IS NOT NULL AND clips IS NOT NULL AND outcome IS NOT NULL)),
  CHECK (kind <> 'purchase' OR (account IS NOT NULL AND units > 0 AND price IS NOT NULL AND rate_card IS NOT NULL
    AND pack IS NOT NULL AND expires_at > at)),
  CHECK (kind <> 'balance' OR (account IS NOT NULL AND units IS NOT NULL)),
  CHECK (kind <> 'amend' OR (target IS NOT NULL AND expires_at > at)),
  CHECK (kind <> 'reversal' OR target IS NOT NULL),
  CHECK (kind <> 'close' OR (month IS NOT NULL AND digest IS NOT NULL)),
  CHECK (kind <> 'reopen' OR month IS NOT NULL)
) STRICT;

CREATE TABLE list_columns (
  render TEXT PRIMARY KEY CHECK (length(render) = 36),
  -- JSON: [column, text] by column, in the order of the list.
  cells TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE lot (
  entry INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  account INTEGER NOT NULL,
  pack TEXT,
  purchased_at INTEGER NOT NULL,
  -- As bought, and as amended by the newest entry (R9).
  first_expires_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  units INTEGER NOT NULL,
  price INTEGER NOT NULL
) STRICT;

CREATE TABLE lot_day (
  lot INTEGER NOT NULL,
  day INTEGER NOT NULL,
  purchased INTEGER NOT NULL,
  used INTEGER NOT NULL,
  used_cost INTEGER NOT NULL,
  adjusted INTEGER NOT NULL,
  adjusted_cost INTEGER NOT NULL,
  expired INTEGER NOT NULL,
  expired_cost INTEGER NOT NULL,
  -- At the end of the day.
  remaining INTEGER NOT NULL,
  book_value INTEGER NOT NULL,
  PRIMARY KEY (lot, day)
) STRICT, WITHOUT ROWID;

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

CREATE TABLE payment_verdict (
  seq INTEGER PRIMARY KEY,
  payment INTEGER NOT NULL REFERENCES payment (seq),
  purchase INTEGER NOT NULL REFERENCES entry (seq),
  verdict TEXT NOT NULL CHECK (verdict IN ('tied', 'untied', 'declined')),
  at INTEGER NOT NULL
) STRICT;

CREATE TABLE planned_production (
  name TEXT PRIMARY KEY CHECK (name <> ''),
  client TEXT CHECK (client <> ''),
  code TEXT CHECK (code <> ''),
  colour TEXT CHECK (colour <> ''),
  -- Minor units of the ledger's currency.
  budget INTEGER CHECK (budget >= 0)
) STRICT, WITHOUT ROWID;

CREATE TABLE planned_purchase (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  account TEXT NOT NULL CHECK (account <> ''),
  rate_card TEXT NOT NULL CHECK (rate_card <> ''),
  pack TEXT NOT NULL CHECK (pack <> ''),
  -- A civil day since 1970-01-01 in the studio's zone.
  day INTEGER NOT NULL,
  count INTEGER NOT NULL CHECK (count > 0),
  -- Of one pack, where the buyer says them; else those of the card.
  units INTEGER CHECK (units > 0),
  price INTEGER CHECK (price >= 0)
) STRICT, WITHOUT ROWID;

CREATE TABLE planned_render (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  queue TEXT NOT NULL REFERENCES queue (id),
  -- Counts from 0 within the queue, without gaps between changes.
  position INTEGER NOT NULL,
  shot TEXT NOT NULL CHECK (shot <> ''),
  model TEXT NOT NULL,
  resolution TEXT NOT NULL,
  seconds INTEGER NOT NULL CHECK (seconds > 0),
  takes INTEGER NOT NULL CHECK (takes >= 0),
  -- Of one take.
  clips INTEGER NOT NULL CHECK (clips > 0),
  -- A civil day since 1970-01-01 in the studio's zone; null is after the previous.
  day INTEGER,
  -- 1 is first.
  priority INTEGER NOT NULL CHECK (priority BETWEEN 1 AND 9),
  state TEXT NOT NULL CHECK (state IN ('planned', 'held', 'done'))
) STRICT, WITHOUT ROWID;

CREATE TABLE posted_through (id INTEGER PRIMARY KEY CHECK (id = 1), entry INTEGER NOT NULL) STRICT;

CREATE TABLE posting (
  at INTEGER NOT NULL,
  -- The entry that moved the units; of an expiry, the entry that made the lot.
  entry INTEGER NOT NULL,
  line INTEGER NOT NULL,
  kind TEXT NOT NULL,
  lot INTEGER,
  units INTEGER NOT NULL,
  cost INTEGER NOT NULL,
  PRIMARY KEY (at, entry, line)
) STRICT, WITHOUT ROWID;

CREATE TABLE production (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;

CREATE TABLE queue (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  production TEXT NOT NULL CHECK (production <> ''),
  name TEXT NOT NULL CHECK (name <> ''),
  account TEXT NOT NULL CHECK (account <> ''),
  rate_card TEXT NOT NULL CHECK (rate_card <> ''),
  is_archived INTEGER NOT NULL DEFAULT 0 CHECK (is_archived IN (0, 1)),
  created_at INTEGER NOT NULL,
  UNIQUE (production, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE queue_pace (
  queue TEXT PRIMARY KEY REFERENCES queue (id),
  requests_per_minute INTEGER CHECK (requests_per_minute > 0),
  clips_in_flight INTEGER NOT NULL CHECK (clips_in_flight > 0),
  seconds_per_clip INTEGER NOT NULL CHECK (seconds_per_clip > 0),
  review_seconds_per_clip INTEGER NOT NULL CHECK (review_seconds_per_clip >= 0),
  review_minutes_per_day INTEGER NOT NULL CHECK (review_minutes_per_day BETWEEN 1 AND 1440),
  -- Minutes after midnight.
  day_starts_at INTEGER NOT NULL CHECK (day_starts_at BETWEEN 0 AND 1439),
  -- JSON: weekdays from 1, Monday, to 7; and civil days.
  working_days TEXT NOT NULL,
  days_off TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE queue_version (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  queue TEXT NOT NULL REFERENCES queue (id),
  name TEXT NOT NULL CHECK (name <> ''),
  saved_at INTEGER NOT NULL,
  -- JSON: the renders in their order, as they were.
  renders TEXT NOT NULL,
  UNIQUE (queue, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE rate_card (
  id INTEGER PRIMARY KEY,
  card TEXT NOT NULL,
  text TEXT NOT NULL,
  imported_at INTEGER NOT NULL
) STRICT;

CREATE TABLE revision (id INTEGER PRIMARY KEY CHECK (id = 1), number INTEGER NOT NULL) STRICT;

CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE source (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;

CREATE TABLE usage_day (
  day INTEGER NOT NULL,
  account INTEGER NOT NULL,
  -- 0 is usage of no production.
  production INTEGER NOT NULL,
  charge INTEGER NOT NULL,
  clips INTEGER NOT NULL,
  failed INTEGER NOT NULL,
  rejected INTEGER NOT NULL,
  units INTEGER NOT NULL,
  cost INTEGER NOT NULL,
  overage_units INTEGER NOT NULL,
  overage_cost INTEGER NOT NULL,
  PRIMARY KEY (day, account, production, charge)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER charge_is_final BEFORE UPDATE ON charge
BEGIN SELECT RAISE(ABORT, 'a charge that entries were recorded with is final'); END;

CREATE TRIGGER charge_stays BEFORE DELETE ON charge
BEGIN SELECT RAISE(ABORT, 'a charge that entries were recorded with is final'); END;

CREATE TRIGGER entry_is_final BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'entries of the journal are final: record a reversal'); END;

CREATE TRIGGER entry_stays BEFORE DELETE ON entry
BEGIN SELECT RAISE(ABORT, 'entries of the journal are final: record a reversal'); END;

CREATE TRIGGER payment_is_final BEFORE UPDATE ON payment
BEGIN SELECT RAISE(ABORT, 'what a statement says is final'); END;

CREATE TRIGGER payment_stays BEFORE DELETE ON payment
WHEN EXISTS (
  SELECT 1 FROM payment_verdict said
  WHERE said.payment = OLD.seq AND said.verdict = 'tied' AND said.seq = (
    SELECT max(seq) FROM payment_verdict later WHERE later.payment = OLD.seq AND later.purchase = said.purchase
  )
)
BEGIN SELECT RAISE(ABORT, 'a payment that a purchase is tied to stays: untie it'); END;

CREATE TRIGGER payment_verdict_is_final BEFORE UPDATE ON payment_verdict
BEGIN SELECT RAISE(ABORT, 'what was said of a payment is final: say otherwise'); END;

CREATE TRIGGER payment_verdict_stays BEFORE DELETE ON payment_verdict
WHEN EXISTS (SELECT 1 FROM payment WHERE payment.seq = OLD.payment)
BEGIN SELECT RAISE(ABORT, 'what was said of a payment is final: say otherwise'); END;
