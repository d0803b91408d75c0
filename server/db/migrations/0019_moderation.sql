-- What becomes of a gift's message beside its money. card: the position of its card in the campaign's room.
ALTER TABLE donation ADD COLUMN message_state TEXT NOT NULL DEFAULT 'shown';

ALTER TABLE donation ADD COLUMN card BIGINT;

CREATE INDEX donation_to_look_at ON donation (campaign, id) WHERE message_state IN ('held', 'reported');

-- messages_from: the smallest gift that may carry a message. held_words: one a line.
ALTER TABLE campaign ADD COLUMN messages_from BIGINT NOT NULL DEFAULT 0;

ALTER TABLE campaign ADD COLUMN held_words TEXT NOT NULL DEFAULT '';

ALTER TABLE campaign_draft ADD COLUMN presets TEXT;

-- Once for each person and message.
CREATE TABLE message_report (
    donation BIGINT NOT NULL REFERENCES donation (id),
    reporter BIGINT NOT NULL REFERENCES account (id),
    reason TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (donation, reporter)
);
