-- What a person says of a transfer: when the bank booked it, and who sent it as the bank names them.
ALTER TABLE seen_transfer ADD COLUMN came_at BIGINT;

ALTER TABLE seen_transfer ADD COLUMN holder TEXT;

CREATE INDEX seen_transfer_by_order ON seen_transfer (order_id, id) WHERE order_id IS NOT NULL;

-- Transfers that fit no waiting order are unmatched money like any other, under the bank's number; order_id is empty
-- where nobody was told the reference.
INSERT INTO unmatched_money (id, kind, gateway, payment_key, order_id, expected, captured, found_at)
SELECT t.id, t.verdict, 'transfer', t.bank_transaction, COALESCE(t.order_id, ''), COALESCE(o.amount, 0), t.amount, t.seen_at
  FROM seen_transfer t
  LEFT JOIN payment_order o ON o.id = t.order_id
 WHERE t.verdict <> 'matched'
   AND NOT EXISTS (SELECT 1 FROM unmatched_money u WHERE u.order_id = t.order_id AND u.kind = t.verdict);

DROP INDEX seen_transfer_misfit;

CREATE INDEX payment_order_for_transfer ON payment_order (id) WHERE status = 'WAITING_FOR_DEPOSIT' AND gateway = 'transfer';

-- A return with status 'by-hand' waits until a person has transferred the money; then the bank's number is its proof.
ALTER TABLE order_return ADD COLUMN bank_transaction TEXT;

ALTER TABLE order_return ADD COLUMN sent_by TEXT;

CREATE UNIQUE INDEX order_return_by_transaction ON order_return (bank_transaction) WHERE bank_transaction IS NOT NULL;

-- When somebody said what was done about a refund that was refused.
ALTER TABLE refund ADD COLUMN dismissed_at BIGINT;

CREATE INDEX refund_open ON refund (id) WHERE dismissed_at IS NULL AND state <> 'returned' AND state <> 'rejected';
