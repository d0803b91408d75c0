-- Gifts of hidden amount wait in an account of their own and enter a campaign's public total in lots. A lot that had
-- to be taken out again keeps its row: who was in one before does not count as new when the next is gathered.
CREATE TABLE gift_lot (
    id BIGINT PRIMARY KEY,
    campaign BIGINT NOT NULL REFERENCES campaign (id),
    amount BIGINT NOT NULL CHECK (amount > 0),
    gathered_at BIGINT NOT NULL,
    dissolved_at BIGINT
);

ALTER TABLE donation ADD COLUMN lot BIGINT REFERENCES gift_lot (id);

-- When money of a gift first went back.
ALTER TABLE donation ADD COLUMN returned_at BIGINT;

CREATE INDEX donation_of_hidden_amount ON donation (campaign, lot)
    WHERE settled_at IS NOT NULL AND visibility = 'hidden-amount';

CREATE INDEX donation_by_lot ON donation (lot) WHERE lot IS NOT NULL;
