-- Notices that nobody ever reads are forgotten after a year.
CREATE INDEX notice_old ON notice (at) WHERE acknowledged_at IS NULL;
