-- Whose second factor is to be taken away, and who asked for it: another one confirms. One for each account, for a day.
CREATE TABLE second_factor_reset (
    account BIGINT PRIMARY KEY REFERENCES account (id),
    asked_by BIGINT NOT NULL REFERENCES account (id),
    asked_at BIGINT NOT NULL,
    reason TEXT NOT NULL
);

CREATE INDEX second_factor_reset_asker ON second_factor_reset (asked_by);

CREATE INDEX second_factor_reset_age ON second_factor_reset (asked_at);
