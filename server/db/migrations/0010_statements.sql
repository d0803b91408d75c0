-- Who does not want to be in the ranking.
CREATE TABLE ranking_refusal (
    account BIGINT PRIMARY KEY REFERENCES account (id),
    at BIGINT NOT NULL
);

CREATE INDEX donation_by_moment ON donation (settled_at) WHERE settled_at IS NOT NULL;
