-- What a campaign promises and how it goes on. settled_at, reported_at: null until it happened.
ALTER TABLE campaign ADD COLUMN beneficiary TEXT NOT NULL DEFAULT '';

ALTER TABLE campaign ADD COLUMN picture BIGINT;

ALTER TABLE campaign ADD COLUMN presets TEXT NOT NULL DEFAULT '5000 10000 30000 50000';

ALTER TABLE campaign ADD COLUMN report_due_at BIGINT;

ALTER TABLE campaign ADD COLUMN reported_at BIGINT;

ALTER TABLE campaign ADD COLUMN settled_at BIGINT;

-- 30 days after the end, as for those that say nothing else.
UPDATE campaign SET report_due_at = ends_at + 2592000000;

CREATE TABLE campaign_draft (
    id BIGINT PRIMARY KEY,
    author BIGINT NOT NULL REFERENCES account (id),
    title TEXT NOT NULL,
    story TEXT NOT NULL,
    beneficiary TEXT NOT NULL,
    goal BIGINT,
    ends_at BIGINT,
    report_due_at BIGINT,
    created_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL
);

CREATE INDEX campaign_draft_by_author ON campaign_draft (author, id);

-- content is base64: both engines read and dump it alike, and browsers keep what they were sent once.
CREATE TABLE campaign_picture (
    id BIGINT PRIMARY KEY,
    campaign BIGINT NOT NULL REFERENCES campaign (id),
    type TEXT NOT NULL,
    content TEXT NOT NULL,
    added_at BIGINT NOT NULL
);

CREATE INDEX campaign_picture_by_campaign ON campaign_picture (campaign, id);

-- A row is never taken away: a milestone is told once.
CREATE TABLE campaign_milestone (
    campaign BIGINT NOT NULL REFERENCES campaign (id),
    percent BIGINT NOT NULL,
    reached_at BIGINT NOT NULL,
    PRIMARY KEY (campaign, percent)
);

CREATE INDEX donation_donors ON donation (campaign, donor) WHERE settled_at IS NOT NULL;

-- A notice for everybody who gave until created_at. reached is the last donor who has it: a batch of notices and the
-- move of reached are one transaction.
CREATE TABLE letter (
    id BIGINT PRIMARY KEY,
    campaign BIGINT NOT NULL REFERENCES campaign (id),
    author BIGINT NOT NULL REFERENCES account (id),
    tag TEXT NOT NULL,
    content TEXT NOT NULL,
    type TEXT NOT NULL,
    body TEXT NOT NULL,
    said TEXT NOT NULL,
    donation BIGINT REFERENCES donation (id),
    reached BIGINT NOT NULL,
    recipients BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    delivered_at BIGINT,
    UNIQUE (author, tag)
);

CREATE INDEX letter_by_campaign ON letter (campaign, type, id);

CREATE INDEX letter_under_way ON letter (id) WHERE delivered_at IS NULL;

CREATE TABLE use_report (
    id BIGINT PRIMARY KEY,
    campaign BIGINT NOT NULL REFERENCES campaign (id),
    tag TEXT NOT NULL,
    content TEXT NOT NULL,
    title TEXT NOT NULL,
    story TEXT NOT NULL,
    published_at BIGINT NOT NULL,
    UNIQUE (campaign, tag)
);

CREATE TABLE use_report_spending (
    report BIGINT NOT NULL REFERENCES use_report (id),
    number BIGINT NOT NULL,
    label TEXT NOT NULL,
    amount BIGINT NOT NULL CHECK (amount > 0),
    receipt BIGINT REFERENCES campaign_picture (id),
    PRIMARY KEY (report, number)
);

CREATE TABLE delivery_video (
    id BIGINT PRIMARY KEY,
    campaign BIGINT NOT NULL REFERENCES campaign (id),
    title TEXT NOT NULL,
    link TEXT NOT NULL,
    added_at BIGINT NOT NULL
);

CREATE INDEX delivery_video_by_campaign ON delivery_video (campaign, id);
