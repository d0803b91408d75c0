-- What people keep for themselves of what was said: each message once a person, in the order in which they saved it. It
-- goes with the message.
CREATE TABLE saved_message (
    account BIGINT NOT NULL REFERENCES account (id),
    event BIGINT NOT NULL REFERENCES event (id) ON DELETE CASCADE,
    saving BIGINT NOT NULL,
    saved_at BIGINT NOT NULL,
    PRIMARY KEY (account, event)
);

CREATE INDEX saved_message_by_account ON saved_message (account, saving);

CREATE INDEX saved_message_by_event ON saved_message (event);
