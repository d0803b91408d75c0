-- The number a year's last receipt has. Raising it locks the row until the COMMIT that writes the receipt: no number
-- is ever missing.
CREATE TABLE receipt_series (
    organisation TEXT NOT NULL,
    year BIGINT NOT NULL,
    latest BIGINT NOT NULL,
    PRIMARY KEY (organisation, year)
);

-- What is printed is kept as it was then. name may be one the donor typed for this paper alone. voided_at: null while
-- it is good.
CREATE TABLE receipt (
    id BIGINT PRIMARY KEY,
    organisation TEXT NOT NULL,
    year BIGINT NOT NULL,
    number BIGINT NOT NULL,
    donation BIGINT NOT NULL REFERENCES donation (id),
    donor BIGINT NOT NULL REFERENCES account (id),
    name TEXT NOT NULL,
    amount BIGINT NOT NULL CHECK (amount > 0),
    issuer TEXT NOT NULL,
    issued_at BIGINT NOT NULL,
    voided_at BIGINT,
    void_reason TEXT,
    replaced_by TEXT,
    UNIQUE (organisation, year, number),
    CHECK ((voided_at IS NULL) = (void_reason IS NULL))
);

CREATE UNIQUE INDEX receipt_in_force ON receipt (donation) WHERE voided_at IS NULL;

CREATE INDEX receipt_by_donation ON receipt (donation, id);

CREATE INDEX receipt_by_donor ON receipt (donor, id);
