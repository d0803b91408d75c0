-- Addresses and networks from which nobody may come in. `network` is written in one form only, so that none is there
-- twice.
CREATE TABLE address_ban (
    id BIGINT PRIMARY KEY,
    network TEXT NOT NULL UNIQUE,
    reason TEXT NOT NULL,
    maker BIGINT REFERENCES account (id),
    made_at BIGINT NOT NULL,
    ends_at BIGINT
);

CREATE INDEX address_ban_end ON address_ban (ends_at) WHERE ends_at IS NOT NULL;

CREATE INDEX address_ban_maker ON address_ban (maker, id) WHERE maker IS NOT NULL;
