CREATE TABLE account (
    id BIGINT PRIMARY KEY,
    username TEXT NOT NULL UNIQUE,
    skeleton TEXT NOT NULL UNIQUE,
    nickname TEXT NOT NULL,
    password TEXT NOT NULL,
    role TEXT NOT NULL,
    created_at BIGINT NOT NULL
, disabled_at BIGINT, nickname_look TEXT, nickname_chosen_at BIGINT, nickname_changes INTEGER NOT NULL DEFAULT 0, language TEXT NOT NULL DEFAULT '', chosen_language TEXT NOT NULL DEFAULT 'auto');

CREATE INDEX account_by_nickname ON account (LOWER(nickname));

CREATE INDEX account_by_nickname_look ON account (nickname_look) WHERE nickname_look IS NOT NULL;

CREATE TABLE "account_email" (
    account BIGINT PRIMARY KEY REFERENCES account (id),
    address TEXT NOT NULL,
    folded TEXT NOT NULL,
    claimed_at BIGINT NOT NULL,
    verified_at BIGINT
);

CREATE INDEX account_email_folded ON account_email (folded);

CREATE UNIQUE INDEX account_email_proven ON account_email (folded) WHERE verified_at IS NOT NULL;

CREATE TABLE account_identity (
    issuer TEXT NOT NULL,
    subject TEXT NOT NULL,
    account BIGINT NOT NULL REFERENCES account (id),
    provider TEXT NOT NULL,
    label TEXT NOT NULL,
    linked_at BIGINT NOT NULL,
    last_used_at BIGINT NOT NULL,
    PRIMARY KEY (issuer, subject)
);

CREATE UNIQUE INDEX account_identity_of ON account_identity (account, provider);

CREATE TABLE account_merge (
    account BIGINT PRIMARY KEY REFERENCES account (id),
    kept BIGINT NOT NULL REFERENCES account (id),
    username TEXT NOT NULL,
    nickname TEXT NOT NULL,
    state TEXT NOT NULL,
    at BIGINT NOT NULL
);

CREATE INDEX account_merge_by_kept ON account_merge (kept);

CREATE INDEX account_merge_running ON account_merge (state) WHERE state = 'running';

CREATE INDEX account_moderating ON account (role, id) WHERE role IN ('owner', 'admin', 'moderator');

CREATE INDEX account_that_moves_money ON account (role, id) WHERE role IN ('owner', 'admin', 'treasurer');

CREATE INDEX account_with_badge ON account (role, id)
    WHERE role IN ('owner', 'admin', 'treasurer', 'moderator', 'support');

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

CREATE TABLE agreed_terms (
    account BIGINT NOT NULL REFERENCES account (id),
    version TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (account, version)
);

CREATE TABLE alert_rules (
    account BIGINT PRIMARY KEY REFERENCES account (id),
    rules TEXT NOT NULL
);

CREATE TABLE api_token (
    id BIGINT PRIMARY KEY,
    account BIGINT NOT NULL REFERENCES account (id),
    name TEXT NOT NULL,
    scope TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    last_used_at BIGINT,
    last_address TEXT,
    second_factor BIGINT NOT NULL
);

CREATE INDEX api_token_expiry ON api_token (expires_at);

CREATE UNIQUE INDEX api_token_fingerprint ON api_token (fingerprint);

CREATE UNIQUE INDEX api_token_name ON api_token (account, name);

CREATE TABLE applicant (
    account BIGINT PRIMARY KEY REFERENCES account (id),
    about TEXT NOT NULL,
    language TEXT NOT NULL,
    since BIGINT NOT NULL
);

CREATE TABLE attachment (
    id BIGINT PRIMARY KEY,
    room BIGINT NOT NULL REFERENCES room (id),
    uploader BIGINT NOT NULL REFERENCES account (id),
    name TEXT NOT NULL,
    size BIGINT NOT NULL CHECK (size > 0),
    received BIGINT NOT NULL,
    type TEXT NOT NULL,
    width BIGINT,
    height BIGINT,
    thumbnail TEXT NOT NULL,
    touched_at BIGINT NOT NULL,
    completed_at BIGINT,
    event BIGINT,
    gone_at BIGINT
);

CREATE INDEX attachment_by_event ON attachment (event) WHERE event IS NOT NULL;

CREATE INDEX attachment_by_uploader ON attachment (uploader) WHERE gone_at IS NULL;

CREATE INDEX attachment_gone ON attachment (gone_at) WHERE gone_at IS NOT NULL;

CREATE INDEX attachment_unposted ON attachment (touched_at) WHERE event IS NULL AND gone_at IS NULL;

CREATE TABLE audit_blank (
    number BIGINT PRIMARY KEY REFERENCES audit_record (number),
    record BIGINT NOT NULL
);

CREATE INDEX audit_blank_by_record ON audit_blank (record, number);

CREATE TABLE audit_record (
    number BIGINT PRIMARY KEY,
    at BIGINT NOT NULL,
    account BIGINT REFERENCES account (id),
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    target TEXT NOT NULL,
    address TEXT NOT NULL,
    request TEXT NOT NULL,
    details TEXT NOT NULL,
    previous TEXT NOT NULL,
    hash TEXT NOT NULL
);

CREATE INDEX audit_record_by_action ON audit_record (action, number);

CREATE INDEX audit_record_by_actor ON audit_record (actor, number);

CREATE TRIGGER audit_record_is_never_changed BEFORE UPDATE ON audit_record
WHEN NOT EXISTS (SELECT 1 FROM erasure WHERE state = 'running')
  OR OLD.number IS NOT NEW.number OR OLD.at IS NOT NEW.at OR OLD.account IS NOT NEW.account
  OR OLD.action IS NOT NEW.action OR OLD.target IS NOT NEW.target OR OLD.request IS NOT NEW.request
  OR OLD.previous IS NOT NEW.previous OR OLD.hash IS NOT NEW.hash
BEGIN
    SELECT RAISE(ABORT, 'the audit log is append-only');
END;

CREATE TRIGGER audit_record_is_never_deleted BEFORE DELETE ON audit_record
BEGIN
    SELECT RAISE(ABORT, 'the audit log is append-only');
END;

CREATE TABLE billing_card (
    id BIGINT PRIMARY KEY,
    token TEXT NOT NULL UNIQUE,
    subject BIGINT NOT NULL,
    owner BIGINT NOT NULL REFERENCES account (id),
    title TEXT NOT NULL,
    amount BIGINT NOT NULL CHECK (amount > 0),
    gateway TEXT NOT NULL,
    customer_key TEXT NOT NULL,
    status TEXT NOT NULL,
    auth_key TEXT,
    sealed_key TEXT,
    label TEXT,
    reason TEXT,
    attempts BIGINT NOT NULL,
    next_check_at BIGINT,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    CHECK ((status = 'asked') = (next_check_at IS NOT NULL)),
    CHECK ((status = 'registered') = (sealed_key IS NOT NULL))
);

CREATE INDEX billing_card_by_check ON billing_card (next_check_at) WHERE next_check_at IS NOT NULL;

CREATE INDEX billing_card_by_expiry ON billing_card (expires_at) WHERE status = 'ready';

CREATE INDEX billing_card_by_subject ON billing_card (subject);

CREATE TABLE billing_key_removal (
    card BIGINT PRIMARY KEY REFERENCES billing_card (id),
    gateway TEXT NOT NULL,
    sealed_key TEXT NOT NULL,
    attempts BIGINT NOT NULL,
    next_try_at BIGINT NOT NULL
);

CREATE INDEX billing_key_removal_due ON billing_key_removal (next_try_at);

CREATE TABLE block (
    blocker BIGINT NOT NULL REFERENCES account (id),
    blocked BIGINT NOT NULL REFERENCES account (id),
    made_at BIGINT NOT NULL,
    PRIMARY KEY (blocker, blocked)
);

CREATE TABLE campaign (
    id BIGINT PRIMARY KEY,
    room BIGINT NOT NULL UNIQUE REFERENCES room (id),
    title TEXT NOT NULL,
    story TEXT NOT NULL,
    goal BIGINT NOT NULL CHECK (goal > 0),
    created_by BIGINT NOT NULL REFERENCES account (id),
    created_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    closed_at BIGINT,
    revision BIGINT NOT NULL
, beneficiary TEXT NOT NULL DEFAULT '', picture BIGINT, presets TEXT NOT NULL DEFAULT '5000 10000 30000 50000', report_due_at BIGINT, reported_at BIGINT, settled_at BIGINT, messages_from BIGINT NOT NULL DEFAULT 0, held_words TEXT NOT NULL DEFAULT '');

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
, presets TEXT);

CREATE INDEX campaign_draft_by_author ON campaign_draft (author, id);

CREATE TABLE campaign_milestone (
    campaign BIGINT NOT NULL REFERENCES campaign (id),
    percent BIGINT NOT NULL,
    reached_at BIGINT NOT NULL,
    PRIMARY KEY (campaign, percent)
);

CREATE TABLE campaign_picture (
    id BIGINT PRIMARY KEY,
    campaign BIGINT NOT NULL REFERENCES campaign (id),
    type TEXT NOT NULL,
    content TEXT NOT NULL,
    added_at BIGINT NOT NULL
);

CREATE INDEX campaign_picture_by_campaign ON campaign_picture (campaign, id);

CREATE INDEX campaign_to_close ON campaign (ends_at) WHERE closed_at IS NULL;

CREATE TABLE code_decoy (
    slot BIGINT PRIMARY KEY,
    tries BIGINT NOT NULL
);

CREATE TABLE complainant (
    complaint BIGINT NOT NULL REFERENCES complaint (id),
    person BIGINT NOT NULL REFERENCES account (id),
    reason TEXT NOT NULL,
    note TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (complaint, person)
);

CREATE TABLE complaint (
    id BIGINT PRIMARY KEY,
    room BIGINT REFERENCES room (id),
    event BIGINT,
    position BIGINT NOT NULL,
    author BIGINT NOT NULL REFERENCES account (id),
    said TEXT NOT NULL,
    first_at BIGINT NOT NULL,
    decided_at BIGINT,
    decided_by BIGINT REFERENCES account (id),
    verdict TEXT,
    kind TEXT NOT NULL DEFAULT 'message',
    called TEXT NOT NULL DEFAULT '',
    picture BIGINT
);

CREATE INDEX complaint_by_room ON complaint (room, id);

CREATE UNIQUE INDEX complaint_open ON complaint (event) WHERE decided_at IS NULL;

CREATE INDEX complaint_open_person ON complaint (author, kind) WHERE decided_at IS NULL AND kind <> 'message';

CREATE TABLE delivery_video (
    id BIGINT PRIMARY KEY,
    campaign BIGINT NOT NULL REFERENCES campaign (id),
    title TEXT NOT NULL,
    link TEXT NOT NULL,
    added_at BIGINT NOT NULL
, file TEXT);

CREATE INDEX delivery_video_by_campaign ON delivery_video (campaign, id);

CREATE TABLE desk_deed (
    id BIGINT PRIMARY KEY,
    at BIGINT NOT NULL,
    account BIGINT REFERENCES account (id),
    who TEXT NOT NULL,
    deed TEXT NOT NULL,
    target TEXT NOT NULL,
    about TEXT NOT NULL
);

CREATE INDEX desk_deed_by_target ON desk_deed (target, id);

CREATE TRIGGER desk_deed_is_never_changed BEFORE UPDATE ON desk_deed
WHEN NOT EXISTS (SELECT 1 FROM erasure WHERE state = 'running')
  OR OLD.id IS NOT NEW.id OR OLD.at IS NOT NEW.at OR OLD.account IS NOT NEW.account OR OLD.deed IS NOT NEW.deed
  OR OLD.target IS NOT NEW.target OR OLD.about IS NOT NEW.about
BEGIN
    SELECT RAISE(ABORT, 'what operators did stays on record');
END;

CREATE TRIGGER desk_deed_is_never_deleted BEFORE DELETE ON desk_deed
BEGIN
    SELECT RAISE(ABORT, 'what operators did stays on record');
END;

CREATE TABLE desk_outcome (
    deed BIGINT PRIMARY KEY REFERENCES desk_deed (id),
    at BIGINT NOT NULL,
    outcome TEXT NOT NULL
);

CREATE TRIGGER desk_outcome_is_never_changed BEFORE UPDATE ON desk_outcome
BEGIN
    SELECT RAISE(ABORT, 'what operators did stays on record');
END;

CREATE TRIGGER desk_outcome_is_never_deleted BEFORE DELETE ON desk_outcome
BEGIN
    SELECT RAISE(ABORT, 'what operators did stays on record');
END;

CREATE TABLE donation (
    id BIGINT PRIMARY KEY,
    campaign BIGINT NOT NULL REFERENCES campaign (id),
    donor BIGINT NOT NULL REFERENCES account (id),
    tag TEXT NOT NULL,
    content TEXT NOT NULL,
    amount BIGINT NOT NULL CHECK (amount > 0),
    message TEXT NOT NULL,
    visibility TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    settled_at BIGINT, lot BIGINT REFERENCES gift_lot (id), returned_at BIGINT, canceled_at BIGINT, message_state TEXT NOT NULL DEFAULT 'shown', card BIGINT,
    UNIQUE (donor, tag)
);

CREATE INDEX donation_by_donor ON donation (donor, id);

CREATE INDEX donation_by_lot ON donation (lot) WHERE lot IS NOT NULL;

CREATE INDEX donation_by_moment ON donation (settled_at) WHERE settled_at IS NOT NULL;

CREATE INDEX donation_donors ON donation (campaign, donor) WHERE settled_at IS NOT NULL;

CREATE INDEX donation_of_hidden_amount ON donation (campaign, lot)
    WHERE settled_at IS NOT NULL AND visibility = 'hidden-amount';

CREATE TABLE donation_return (
    key TEXT PRIMARY KEY,
    donation BIGINT NOT NULL REFERENCES donation (id),
    amount BIGINT NOT NULL CHECK (amount > 0),
    at BIGINT NOT NULL
);

CREATE INDEX donation_return_by_donation ON donation_return (donation, amount);

CREATE INDEX donation_settled ON donation (campaign, settled_at, id) WHERE settled_at IS NOT NULL;

CREATE INDEX donation_to_look_at ON donation (campaign, id) WHERE message_state IN ('held', 'reported');

CREATE TABLE email_code (
    account BIGINT NOT NULL REFERENCES account (id),
    purpose TEXT NOT NULL,
    address TEXT NOT NULL,
    hash TEXT NOT NULL,
    tries_left BIGINT NOT NULL,
    sent_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    PRIMARY KEY (account, purpose)
);

CREATE INDEX email_code_expiry ON email_code (expires_at);

CREATE TABLE erasure (
    account BIGINT PRIMARY KEY REFERENCES account (id),
    messages TEXT NOT NULL,
    state TEXT NOT NULL,
    at BIGINT NOT NULL,
    settled_at BIGINT
);

CREATE INDEX erasure_running ON erasure (state) WHERE state = 'running';

CREATE INDEX erasure_unsettled ON erasure (at) WHERE settled_at IS NULL;

CREATE TABLE event (
    room BIGINT NOT NULL REFERENCES room (id),
    position BIGINT NOT NULL,
    id BIGINT NOT NULL UNIQUE,
    type TEXT NOT NULL,
    sender BIGINT REFERENCES account (id),
    at BIGINT NOT NULL,
    tag TEXT,
    body TEXT NOT NULL, target BIGINT,
    PRIMARY KEY (room, position)
) WITHOUT ROWID;

CREATE UNIQUE INDEX event_by_tag ON event (room, sender, tag) WHERE tag IS NOT NULL;

CREATE INDEX event_by_target ON event (target, position) WHERE target IS NOT NULL;

CREATE INDEX event_by_time ON event (room, at, position);

CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
WHEN OLD.room IS NOT NEW.room OR OLD.position IS NOT NEW.position OR OLD.id IS NOT NEW.id OR OLD.type IS NOT NEW.type
  OR OLD.at IS NOT NEW.at OR OLD.target IS NOT NEW.target
  OR (NOT EXISTS (SELECT 1 FROM erasure WHERE state = 'running')
      AND NOT EXISTS (SELECT 1 FROM account_merge WHERE state = 'running'))
  OR (OLD.sender IS NOT NEW.sender
      AND NOT EXISTS (SELECT 1
                        FROM account_merge
                       WHERE state = 'running' AND account = OLD.sender AND kept = NEW.sender))
  OR (OLD.tag IS NOT NEW.tag
      AND (NEW.tag IS NOT NULL
           OR NOT EXISTS (SELECT 1 FROM account_merge WHERE state = 'running' AND account = OLD.sender)))
BEGIN
    SELECT RAISE(ABORT, 'events are append-only');
END;

CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event
BEGIN
    SELECT RAISE(ABORT, 'events are append-only');
END;

CREATE TABLE event_mark (
    event BIGINT PRIMARY KEY REFERENCES event (id),
    room BIGINT NOT NULL REFERENCES room (id),
    marked_at BIGINT NOT NULL,
    body TEXT,
    edits INTEGER NOT NULL,
    edited_at BIGINT,
    deleted_at BIGINT,
    pinned_at BIGINT,
    reactions INTEGER NOT NULL
, answers INTEGER NOT NULL DEFAULT 0, answered_at BIGINT, answers_changed BIGINT);

CREATE INDEX event_mark_by_pin ON event_mark (room, pinned_at) WHERE pinned_at IS NOT NULL;

CREATE TABLE event_redaction (
    room BIGINT NOT NULL REFERENCES room (id),
    position BIGINT NOT NULL,
    body TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (room, position)
);

CREATE TABLE former_name (
    hash TEXT PRIMARY KEY
);

CREATE TABLE gift_lot (
    id BIGINT PRIMARY KEY,
    campaign BIGINT NOT NULL REFERENCES campaign (id),
    amount BIGINT NOT NULL CHECK (amount > 0),
    gathered_at BIGINT NOT NULL,
    dissolved_at BIGINT
);

CREATE TABLE ledger_account (
    id BIGINT PRIMARY KEY,
    kind TEXT NOT NULL,
    subject BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    UNIQUE (kind, subject)
);

CREATE TRIGGER ledger_account_is_never_changed BEFORE UPDATE ON ledger_account
BEGIN
    SELECT RAISE(ABORT, 'the ledger is append-only');
END;

CREATE TRIGGER ledger_account_is_never_deleted BEFORE DELETE ON ledger_account
BEGIN
    SELECT RAISE(ABORT, 'the ledger is append-only');
END;

CREATE TABLE ledger_entry (
    id BIGINT PRIMARY KEY,
    kind TEXT NOT NULL,
    reference TEXT NOT NULL,
    at BIGINT NOT NULL,
    UNIQUE (kind, reference)
);

CREATE TRIGGER ledger_entry_is_never_changed BEFORE UPDATE ON ledger_entry
BEGIN
    SELECT RAISE(ABORT, 'the ledger is append-only');
END;

CREATE TRIGGER ledger_entry_is_never_deleted BEFORE DELETE ON ledger_entry
BEGIN
    SELECT RAISE(ABORT, 'the ledger is append-only');
END;

CREATE VIEW ledger_posting AS
    SELECT entry, number, target AS account, amount FROM ledger_transfer
    UNION ALL
    SELECT entry, number, source AS account, -amount FROM ledger_transfer;

CREATE TABLE ledger_proof (
    id BIGINT PRIMARY KEY,
    at BIGINT NOT NULL,
    holds BIGINT NOT NULL,
    wrong BIGINT NOT NULL
);

CREATE TRIGGER ledger_proof_is_never_changed BEFORE UPDATE ON ledger_proof
BEGIN
    SELECT RAISE(ABORT, 'what operators did stays on record');
END;

CREATE TRIGGER ledger_proof_is_never_deleted BEFORE DELETE ON ledger_proof
BEGIN
    SELECT RAISE(ABORT, 'what operators did stays on record');
END;

CREATE TABLE ledger_transfer (
    entry BIGINT NOT NULL REFERENCES ledger_entry (id),
    number BIGINT NOT NULL,
    source BIGINT NOT NULL REFERENCES ledger_account (id),
    target BIGINT NOT NULL REFERENCES ledger_account (id),
    amount BIGINT NOT NULL CHECK (amount > 0),
    PRIMARY KEY (entry, number),
    CHECK (source <> target)
);

CREATE INDEX ledger_transfer_by_source ON ledger_transfer (source, amount);

CREATE INDEX ledger_transfer_by_target ON ledger_transfer (target, amount);

CREATE TRIGGER ledger_transfer_is_never_changed BEFORE UPDATE ON ledger_transfer
BEGIN
    SELECT RAISE(ABORT, 'the ledger is append-only');
END;

CREATE TRIGGER ledger_transfer_is_never_deleted BEFORE DELETE ON ledger_transfer
BEGIN
    SELECT RAISE(ABORT, 'the ledger is append-only');
END;

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

CREATE TABLE mail (
    id BIGINT PRIMARY KEY,
    kind TEXT NOT NULL,
    recipient TEXT NOT NULL,
    sealed TEXT NOT NULL,
    state TEXT NOT NULL,
    attempts BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    next_try_at BIGINT NOT NULL,
    useless_at BIGINT NOT NULL,
    ended_at BIGINT,
    fault TEXT NOT NULL
, account BIGINT REFERENCES account (id));

CREATE INDEX mail_account ON mail (account);

CREATE INDEX mail_by_state ON mail (state, id);

CREATE INDEX mail_due ON mail (state, next_try_at, id);

CREATE INDEX mail_ended ON mail (state, ended_at);

CREATE TABLE member (
    room BIGINT NOT NULL REFERENCES room (id),
    account BIGINT NOT NULL REFERENCES account (id),
    role TEXT NOT NULL,
    read_position BIGINT NOT NULL,
    joined_at BIGINT NOT NULL, alert_level TEXT, muted_until BIGINT, favourite INTEGER NOT NULL DEFAULT 0, nickname TEXT, nickname_look TEXT, folder BIGINT, less_important INTEGER NOT NULL DEFAULT 0, schedule TEXT, unread_after BIGINT, visible_from BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (room, account)
);

CREATE INDEX member_by_account ON member (account, room);

CREATE UNIQUE INDEX member_by_nickname_look ON member (room, nickname_look) WHERE nickname_look IS NOT NULL;

CREATE TABLE mention (
    room BIGINT NOT NULL REFERENCES room (id),
    position BIGINT NOT NULL,
    account BIGINT REFERENCES account (id)
);

CREATE INDEX mention_by_position ON mention (room, position, account);

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

CREATE TABLE message_report (
    donation BIGINT NOT NULL REFERENCES donation (id),
    reporter BIGINT NOT NULL REFERENCES account (id),
    reason TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (donation, reporter)
);

CREATE TABLE nickname_claim (
    look TEXT PRIMARY KEY,
    account BIGINT NOT NULL UNIQUE REFERENCES account (id)
);

CREATE TABLE notice (
    account BIGINT NOT NULL REFERENCES account (id),
    id BIGINT NOT NULL,
    type TEXT NOT NULL,
    at BIGINT NOT NULL,
    body TEXT NOT NULL,
    acknowledged_at BIGINT,
    PRIMARY KEY (account, id)
);

CREATE TABLE notice_box (
    account BIGINT PRIMARY KEY REFERENCES account (id),
    last_id BIGINT NOT NULL
);

CREATE INDEX notice_done ON notice (acknowledged_at) WHERE acknowledged_at IS NOT NULL;

CREATE INDEX notice_old ON notice (at) WHERE acknowledged_at IS NULL;

CREATE INDEX notice_open ON notice (account, id) WHERE acknowledged_at IS NULL;

CREATE TABLE order_return (
    key TEXT PRIMARY KEY,
    order_id TEXT NOT NULL REFERENCES payment_order (id),
    amount BIGINT NOT NULL CHECK (amount > 0),
    reason TEXT NOT NULL,
    status TEXT NOT NULL,
    refusal TEXT,
    attempts BIGINT NOT NULL,
    next_check_at BIGINT,
    created_at BIGINT NOT NULL,
    decided_at BIGINT, bank_transaction TEXT, sent_by TEXT,
    CHECK ((status = 'asked') = (next_check_at IS NOT NULL))
);

CREATE INDEX order_return_by_check ON order_return (next_check_at) WHERE next_check_at IS NOT NULL;

CREATE INDEX order_return_by_order ON order_return (order_id, status);

CREATE UNIQUE INDEX order_return_by_transaction ON order_return (bank_transaction) WHERE bank_transaction IS NOT NULL;

CREATE TABLE payment_answer (
    order_id TEXT NOT NULL REFERENCES payment_order (id),
    number BIGINT NOT NULL,
    question TEXT NOT NULL,
    outcome TEXT NOT NULL,
    amount BIGINT NOT NULL,
    reason TEXT NOT NULL,
    first_at BIGINT NOT NULL,
    last_at BIGINT NOT NULL,
    times BIGINT NOT NULL,
    PRIMARY KEY (order_id, number)
);

CREATE TABLE payment_deposit (
    order_id TEXT PRIMARY KEY REFERENCES payment_order (id),
    bank TEXT NOT NULL,
    account TEXT NOT NULL,
    holder TEXT NOT NULL,
    reference TEXT UNIQUE,
    until BIGINT NOT NULL,
    next_check_at BIGINT,
    attempts BIGINT NOT NULL
);

CREATE INDEX payment_deposit_by_check ON payment_deposit (next_check_at) WHERE next_check_at IS NOT NULL;

CREATE TABLE payment_order (
    id TEXT PRIMARY KEY,
    purpose TEXT NOT NULL,
    subject BIGINT NOT NULL,
    payer BIGINT NOT NULL REFERENCES account (id),
    title TEXT NOT NULL,
    amount BIGINT NOT NULL CHECK (amount > 0),
    gateway TEXT NOT NULL,
    status TEXT NOT NULL,
    payment_key TEXT,
    reason TEXT,
    attempts BIGINT NOT NULL,
    next_check_at BIGINT,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    decided_at BIGINT, asked_at BIGINT, card BIGINT,
    UNIQUE (purpose, subject),
    CHECK ((status = 'IN_PROGRESS') = (next_check_at IS NOT NULL)),
    CHECK (status <> 'DONE' OR (payment_key IS NOT NULL AND decided_at IS NOT NULL))
);

CREATE INDEX payment_order_by_check ON payment_order (next_check_at) WHERE next_check_at IS NOT NULL;

CREATE INDEX payment_order_by_decision ON payment_order (gateway, decided_at) WHERE decided_at IS NOT NULL;

CREATE INDEX payment_order_by_expiry ON payment_order (expires_at) WHERE status = 'READY';

CREATE UNIQUE INDEX payment_order_by_key ON payment_order (gateway, payment_key)
    WHERE status IN ('IN_PROGRESS', 'WAITING_FOR_DEPOSIT', 'DONE', 'PARTIAL_CANCELED', 'CANCELED');

CREATE INDEX payment_order_by_refusal ON payment_order (payer, decided_at) WHERE status = 'ABORTED';

CREATE INDEX payment_order_for_transfer ON payment_order (id) WHERE status = 'WAITING_FOR_DEPOSIT' AND gateway = 'transfer';

CREATE TABLE payment_webhook (
    id BIGINT PRIMARY KEY,
    gateway TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    body TEXT NOT NULL,
    type TEXT NOT NULL,
    order_id TEXT,
    state TEXT NOT NULL,
    reason TEXT,
    attempts BIGINT NOT NULL,
    repeats BIGINT NOT NULL,
    next_at BIGINT,
    received_at BIGINT NOT NULL,
    ended_at BIGINT,
    UNIQUE (gateway, fingerprint),
    CHECK ((state = 'waiting') = (next_at IS NOT NULL))
);

CREATE INDEX payment_webhook_by_end ON payment_webhook (ended_at) WHERE state IN ('settled', 'ignored');

CREATE INDEX payment_webhook_by_order ON payment_webhook (order_id, id) WHERE order_id IS NOT NULL;

CREATE INDEX payment_webhook_by_turn ON payment_webhook (next_at) WHERE next_at IS NOT NULL;

CREATE INDEX payment_webhook_dead ON payment_webhook (id) WHERE state = 'dead';

CREATE TABLE payout (
    id BIGINT PRIMARY KEY,
    campaign BIGINT NOT NULL REFERENCES campaign (id),
    tag TEXT NOT NULL,
    content TEXT NOT NULL,
    amount BIGINT NOT NULL CHECK (amount > 0),
    fee BIGINT NOT NULL CHECK (fee >= 0 AND fee < amount),
    account TEXT NOT NULL,
    state TEXT NOT NULL,
    requested_by BIGINT NOT NULL REFERENCES account (id),
    requested_at BIGINT NOT NULL,
    payable_at BIGINT NOT NULL,
    decided_by BIGINT REFERENCES account (id),
    decided_at BIGINT,
    paid_by BIGINT REFERENCES account (id),
    paid_at BIGINT,
    reason TEXT,
    reference TEXT,
    UNIQUE (requested_by, tag),
    CHECK (decided_by IS NULL OR state = 'withdrawn' OR decided_by <> requested_by)
);

CREATE INDEX payout_by_campaign ON payout (campaign, id);

CREATE INDEX payout_by_state ON payout (state, id);

CREATE TABLE pledge (
    id BIGINT PRIMARY KEY,
    campaign BIGINT NOT NULL REFERENCES campaign (id),
    donor BIGINT NOT NULL REFERENCES account (id),
    tag TEXT NOT NULL,
    content TEXT NOT NULL,
    amount BIGINT NOT NULL CHECK (amount > 0),
    day BIGINT NOT NULL,
    message TEXT NOT NULL,
    visibility TEXT NOT NULL,
    at_once BIGINT NOT NULL,
    state TEXT NOT NULL,
    ending TEXT,
    card BIGINT REFERENCES billing_card (id),
    served_until TEXT NOT NULL,
    next_at BIGINT,
    ends_at BIGINT,
    created_at BIGINT NOT NULL,
    ended_at BIGINT,
    revision BIGINT NOT NULL,
    UNIQUE (donor, tag),
    CHECK ((state = 'active') = (next_at IS NOT NULL)),
    CHECK ((state = 'ended') = (ended_at IS NOT NULL)),
    CHECK ((state IN ('pending', 'suspended')) = (ends_at IS NOT NULL))
);

CREATE INDEX pledge_by_donor ON pledge (donor, id);

CREATE TABLE pledge_charge (
    id BIGINT PRIMARY KEY,
    pledge BIGINT NOT NULL REFERENCES pledge (id),
    due_on TEXT NOT NULL,
    amount BIGINT NOT NULL,
    state TEXT NOT NULL,
    tries BIGINT NOT NULL,
    donation BIGINT REFERENCES donation (id),
    reason TEXT,
    begun_at BIGINT,
    next_try_at BIGINT,
    decided_at BIGINT,
    UNIQUE (pledge, due_on),
    CHECK ((state = 'retrying') = (next_try_at IS NOT NULL))
);

CREATE INDEX pledge_charge_to_retry ON pledge_charge (next_try_at) WHERE next_try_at IS NOT NULL;

CREATE INDEX pledge_due ON pledge (next_at) WHERE next_at IS NOT NULL;

CREATE INDEX pledge_live ON pledge (campaign) WHERE ended_at IS NULL;

CREATE INDEX pledge_to_end ON pledge (ends_at) WHERE ends_at IS NOT NULL;

CREATE TABLE presence_choice (
    account BIGINT PRIMARY KEY REFERENCES account (id),
    choice TEXT NOT NULL
, hides_reading BIGINT NOT NULL DEFAULT 0);

CREATE TABLE private_details (
    account BIGINT PRIMARY KEY REFERENCES account (id),
    sealed TEXT NOT NULL,
    changed_at BIGINT NOT NULL
);

CREATE TABLE profile (
    account BIGINT PRIMARY KEY REFERENCES account (id),
    bio TEXT NOT NULL,
    picture BIGINT,
    picture_type TEXT NOT NULL
);

CREATE UNIQUE INDEX profile_by_picture ON profile (picture) WHERE picture IS NOT NULL;

CREATE TABLE ranking_refusal (
    account BIGINT PRIMARY KEY REFERENCES account (id),
    at BIGINT NOT NULL
);

CREATE TABLE reaction (
    event BIGINT NOT NULL REFERENCES event (id),
    emoji TEXT NOT NULL,
    account BIGINT NOT NULL REFERENCES account (id),
    position BIGINT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (event, emoji, account)
);

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

CREATE INDEX receipt_by_donation ON receipt (donation, id);

CREATE INDEX receipt_by_donor ON receipt (donor, id);

CREATE UNIQUE INDEX receipt_in_force ON receipt (donation) WHERE voided_at IS NULL;

CREATE TABLE receipt_series (
    organisation TEXT NOT NULL,
    year BIGINT NOT NULL,
    latest BIGINT NOT NULL,
    PRIMARY KEY (organisation, year)
);

CREATE TABLE recovery_code (
    account BIGINT NOT NULL REFERENCES account (id),
    hash TEXT NOT NULL,
    PRIMARY KEY (account, hash)
);

CREATE TABLE refresh_token (
    fingerprint TEXT PRIMARY KEY,
    session BIGINT NOT NULL REFERENCES session (id),
    issued_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT
, attempt TEXT);

CREATE INDEX refresh_token_by_expiry ON refresh_token (expires_at);

CREATE INDEX refresh_token_by_session ON refresh_token (session);

CREATE TABLE refund (
    id BIGINT PRIMARY KEY,
    donation BIGINT NOT NULL REFERENCES donation (id),
    campaign BIGINT NOT NULL REFERENCES campaign (id),
    order_id TEXT NOT NULL REFERENCES payment_order (id),
    asker BIGINT NOT NULL REFERENCES account (id),
    tag TEXT NOT NULL,
    content TEXT NOT NULL,
    amount BIGINT NOT NULL CHECK (amount > 0),
    reason TEXT NOT NULL,
    state TEXT NOT NULL,
    hurdle TEXT,
    decider BIGINT REFERENCES account (id),
    note TEXT NOT NULL,
    refusal TEXT,
    created_at BIGINT NOT NULL,
    decided_at BIGINT, dismissed_at BIGINT,
    UNIQUE (asker, tag)
);

CREATE INDEX refund_by_donation ON refund (donation, id);

CREATE INDEX refund_by_state ON refund (state, id);

CREATE TABLE refund_change (
    refund BIGINT NOT NULL REFERENCES refund (id),
    number BIGINT NOT NULL,
    at BIGINT NOT NULL,
    actor BIGINT REFERENCES account (id),
    before TEXT,
    after TEXT NOT NULL,
    note TEXT NOT NULL,
    PRIMARY KEY (refund, number)
);

CREATE INDEX refund_open ON refund (id) WHERE dismissed_at IS NULL AND state <> 'returned' AND state <> 'rejected';

CREATE UNIQUE INDEX refund_waiting ON refund (donation) WHERE state = 'waiting';

CREATE TABLE registration_invite (
    id BIGINT PRIMARY KEY,
    hash TEXT NOT NULL UNIQUE,
    label TEXT NOT NULL,
    maker BIGINT REFERENCES account (id),
    uses_left BIGINT NOT NULL,
    made_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);

CREATE INDEX registration_invite_expiry ON registration_invite (expires_at);

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
, history TEXT NOT NULL DEFAULT 'all');

CREATE INDEX room_by_visibility ON room (visibility, last_at, id);

CREATE TABLE room_call (
    account BIGINT NOT NULL REFERENCES account (id),
    room BIGINT NOT NULL REFERENCES room (id),
    at BIGINT NOT NULL
);

CREATE INDEX room_call_by_account ON room_call (account, room, at);

CREATE TABLE room_folder (
    id BIGINT PRIMARY KEY,
    account BIGINT NOT NULL REFERENCES account (id),
    name TEXT NOT NULL,
    place INTEGER NOT NULL,
    folded INTEGER NOT NULL DEFAULT 0
);

CREATE INDEX room_folder_by_account ON room_folder (account, place);

CREATE TABLE room_sort (
    account BIGINT PRIMARY KEY REFERENCES account (id),
    sort TEXT NOT NULL
);

CREATE TABLE sandbox_card (
    billing_key TEXT PRIMARY KEY,
    auth_key TEXT NOT NULL UNIQUE,
    customer_key TEXT NOT NULL,
    decision TEXT NOT NULL,
    asked BIGINT NOT NULL,
    charges BIGINT NOT NULL,
    created_at BIGINT NOT NULL
);

CREATE TABLE sandbox_payment (
    payment_key TEXT PRIMARY KEY,
    order_id TEXT NOT NULL,
    amount BIGINT NOT NULL CHECK (amount > 0),
    decision TEXT NOT NULL,
    status TEXT NOT NULL,
    asked BIGINT NOT NULL,
    captured BIGINT NOT NULL,
    due_at BIGINT,
    created_at BIGINT NOT NULL
);

CREATE INDEX sandbox_payment_by_order ON sandbox_payment (order_id);

CREATE TABLE sandbox_refund (
    key TEXT PRIMARY KEY,
    payment_key TEXT NOT NULL,
    amount BIGINT NOT NULL CHECK (amount > 0),
    status TEXT NOT NULL,
    asked BIGINT NOT NULL,
    due_at BIGINT
);

CREATE INDEX sandbox_refund_by_payment ON sandbox_refund (payment_key);

CREATE TABLE saved_message (
    account BIGINT NOT NULL REFERENCES account (id),
    event BIGINT NOT NULL REFERENCES event (id) ON DELETE CASCADE,
    saving BIGINT NOT NULL,
    saved_at BIGINT NOT NULL,
    PRIMARY KEY (account, event)
);

CREATE INDEX saved_message_by_account ON saved_message (account, saving);

CREATE INDEX saved_message_by_event ON saved_message (event);

CREATE TABLE schema_migration (
            number BIGINT PRIMARY KEY,
            name TEXT NOT NULL,
            checksum TEXT NOT NULL,
            applied_at BIGINT NOT NULL);

CREATE VIRTUAL TABLE search_index USING fts5 (words, marks, content = '', tokenize = 'ascii', columnsize = 0);

CREATE TABLE 'search_index_config'(k PRIMARY KEY, v) WITHOUT ROWID;

CREATE TABLE 'search_index_data'(id INTEGER PRIMARY KEY, block BLOB);

CREATE TABLE 'search_index_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;

CREATE TABLE search_progress (
    room BIGINT PRIMARY KEY REFERENCES room (id),
    position BIGINT NOT NULL
);

CREATE TABLE search_term (
    term TEXT PRIMARY KEY
) WITHOUT ROWID;

CREATE TABLE second_factor (
    account BIGINT PRIMARY KEY REFERENCES account (id),
    sealed TEXT NOT NULL,
    begun_at BIGINT NOT NULL,
    proven_at BIGINT,
    last_step BIGINT NOT NULL
);

CREATE TABLE second_factor_reset (
    account BIGINT PRIMARY KEY REFERENCES account (id),
    asked_by BIGINT NOT NULL REFERENCES account (id),
    asked_at BIGINT NOT NULL,
    reason TEXT NOT NULL
);

CREATE INDEX second_factor_reset_age ON second_factor_reset (asked_at);

CREATE INDEX second_factor_reset_asker ON second_factor_reset (asked_by);

CREATE INDEX second_factor_unproven ON second_factor (begun_at) WHERE proven_at IS NULL;

CREATE TABLE seen_transfer (
    id BIGINT PRIMARY KEY,
    bank_transaction TEXT NOT NULL UNIQUE,
    reference TEXT NOT NULL,
    amount BIGINT NOT NULL CHECK (amount > 0),
    order_id TEXT REFERENCES payment_order (id),
    verdict TEXT NOT NULL,
    seen_by TEXT NOT NULL,
    seen_at BIGINT NOT NULL
, came_at BIGINT, holder TEXT);

CREATE INDEX seen_transfer_by_order ON seen_transfer (order_id, id) WHERE order_id IS NOT NULL;

CREATE TABLE session (
    id BIGINT PRIMARY KEY,
    account BIGINT NOT NULL REFERENCES account (id),
    device TEXT NOT NULL,
    address TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    last_used_at BIGINT NOT NULL,
    revoked_at BIGINT
, proven_at BIGINT);

CREATE INDEX session_by_account ON session (account, id);

CREATE INDEX session_by_revocation ON session (revoked_at);

CREATE TABLE settlement_file (
    id BIGINT PRIMARY KEY,
    gateway TEXT NOT NULL,
    digest TEXT NOT NULL,
    name TEXT NOT NULL,
    lines BIGINT NOT NULL,
    imported_by BIGINT REFERENCES account (id),
    imported_at BIGINT NOT NULL,
    UNIQUE (gateway, digest)
);

CREATE TABLE settlement_line (
    id BIGINT PRIMARY KEY,
    file BIGINT NOT NULL REFERENCES settlement_file (id),
    gateway TEXT NOT NULL,
    key TEXT NOT NULL,
    order_id TEXT NOT NULL,
    payment_key TEXT NOT NULL,
    amount BIGINT NOT NULL,
    pay_out BIGINT NOT NULL,
    at BIGINT NOT NULL,
    ours BIGINT NOT NULL,
    verdict TEXT NOT NULL,
    state TEXT NOT NULL,
    reason TEXT,
    explained_by BIGINT REFERENCES account (id),
    explained_at BIGINT,
    UNIQUE (gateway, key),
    CHECK ((state = 'explained') = (reason IS NOT NULL))
);

CREATE INDEX settlement_line_by_order ON settlement_line (gateway, order_id);

CREATE INDEX settlement_line_by_state ON settlement_line (state, id);

CREATE TABLE sign_in_attempt (
    id TEXT PRIMARY KEY,
    challenge TEXT NOT NULL,
    redirect TEXT NOT NULL,
    client_state TEXT NOT NULL,
    device TEXT NOT NULL,
    address TEXT NOT NULL,
    provider TEXT NOT NULL,
    step TEXT NOT NULL,
    binder TEXT NOT NULL,
    ticket TEXT NOT NULL,
    fault TEXT NOT NULL,
    issuer TEXT NOT NULL,
    subject TEXT NOT NULL,
    email TEXT NOT NULL,
    email_proven BIGINT NOT NULL,
    nickname TEXT NOT NULL,
    account BIGINT NOT NULL,
    polled_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    user_code TEXT UNIQUE,
    state TEXT UNIQUE
, fresh BIGINT NOT NULL DEFAULT 0, proof_at BIGINT NOT NULL DEFAULT 0);

CREATE INDEX sign_in_attempt_expiry ON sign_in_attempt (expires_at);

CREATE TABLE thread_answer (
    event BIGINT PRIMARY KEY REFERENCES event (id),
    room BIGINT NOT NULL REFERENCES room (id),
    root BIGINT NOT NULL REFERENCES event (id),
    position BIGINT NOT NULL,
    at BIGINT NOT NULL
);

CREATE INDEX thread_answer_by_root ON thread_answer (root, position);

CREATE TABLE unmatched_money (
    id BIGINT PRIMARY KEY,
    kind TEXT NOT NULL,
    gateway TEXT NOT NULL,
    payment_key TEXT NOT NULL,
    order_id TEXT NOT NULL,
    expected BIGINT NOT NULL,
    captured BIGINT NOT NULL,
    found_at BIGINT NOT NULL,
    resolved_at BIGINT,
    resolved_by TEXT,
    resolution TEXT,
    UNIQUE (gateway, payment_key, kind)
);

CREATE INDEX unmatched_money_by_order ON unmatched_money (order_id);

CREATE INDEX unmatched_money_open ON unmatched_money (id) WHERE resolved_at IS NULL;

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

CREATE TABLE verification (
    account BIGINT PRIMARY KEY REFERENCES account (id),
    provider TEXT NOT NULL,
    person TEXT NOT NULL,
    sole TEXT UNIQUE,
    sealed TEXT NOT NULL,
    shown BIGINT NOT NULL,
    verified_at BIGINT NOT NULL
);

CREATE TABLE verification_attempt (
    id TEXT PRIMARY KEY,
    account BIGINT NOT NULL REFERENCES account (id),
    provider TEXT NOT NULL,
    step TEXT NOT NULL,
    fault TEXT NOT NULL,
    sealed TEXT NOT NULL,
    tries BIGINT NOT NULL,
    asked_at BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);

CREATE INDEX verification_attempt_account ON verification_attempt (account, created_at);

CREATE INDEX verification_attempt_age ON verification_attempt (created_at);

CREATE INDEX verification_attempt_end ON verification_attempt (expires_at);

CREATE INDEX verification_person ON verification (person);
