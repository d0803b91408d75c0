CREATE TABLE room (
    id BIGINT PRIMARY KEY,
    name TEXT NOT NULL,
    topic TEXT NOT NULL,
    visibility TEXT NOT NULL,
    direct_key TEXT UNIQUE,
    epoch TEXT NOT NULL,
    position BIGINT NOT NULL,
    last_at BIGINT NOT NULL,
    created_by BIGINT NOT NULL REFERENCES account (id),
    created_at BIGINT NOT NULL,
    closed_at BIGINT
);

CREATE INDEX room_by_visibility ON room (visibility, last_at, id);

CREATE TABLE member (
    room BIGINT NOT NULL REFERENCES room (id),
    account BIGINT NOT NULL REFERENCES account (id),
    role TEXT NOT NULL,
    read_position BIGINT NOT NULL,
    joined_at BIGINT NOT NULL,
    PRIMARY KEY (room, account)
);

CREATE INDEX member_by_account ON member (account, room);
