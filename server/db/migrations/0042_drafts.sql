-- What somebody has begun to write, one text for each of their rooms: it goes with the membership. A revision is never
-- given twice.
CREATE TABLE message_draft (
    account BIGINT NOT NULL REFERENCES account (id),
    room BIGINT NOT NULL,
    text TEXT NOT NULL,
    reply_to BIGINT,
    changed_at BIGINT NOT NULL,
    revision BIGINT NOT NULL,
    PRIMARY KEY (account, room),
    FOREIGN KEY (room, account) REFERENCES member (room, account) ON DELETE CASCADE
);
