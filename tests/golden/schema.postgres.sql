CREATE FUNCTION public.refuse_all_but_erasing() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN
    IF TG_OP = 'UPDATE' AND EXISTS (SELECT 1 FROM erasure WHERE state = 'running')
       AND to_jsonb(NEW) - TG_ARGV = to_jsonb(OLD) - TG_ARGV THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END $$;

CREATE FUNCTION public.refuse_all_but_erasing_and_merging() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN
    IF TG_OP = 'UPDATE' AND EXISTS (SELECT 1 FROM erasure WHERE state = 'running')
       AND to_jsonb(NEW) - 'body' = to_jsonb(OLD) - 'body' THEN
        RETURN NEW;
    END IF;
    IF TG_OP = 'UPDATE' AND EXISTS (SELECT 1 FROM account_merge WHERE state = 'running')
       AND to_jsonb(NEW) - ARRAY['body', 'sender', 'tag'] = to_jsonb(OLD) - ARRAY['body', 'sender', 'tag']
       AND (NEW.sender IS NOT DISTINCT FROM OLD.sender
            OR EXISTS (SELECT 1
                         FROM account_merge
                        WHERE state = 'running' AND account = OLD.sender AND kept = NEW.sender))
       AND (NEW.tag IS NOT DISTINCT FROM OLD.tag
            OR (NEW.tag IS NULL
                AND EXISTS (SELECT 1 FROM account_merge WHERE state = 'running' AND account = OLD.sender))) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END $$;

CREATE FUNCTION public.refuse_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END $$;

CREATE TABLE public.account (
    id bigint NOT NULL,
    username text NOT NULL,
    skeleton text NOT NULL,
    nickname text NOT NULL,
    password text NOT NULL,
    role text NOT NULL,
    created_at bigint NOT NULL,
    disabled_at bigint,
    nickname_look text,
    nickname_chosen_at bigint,
    nickname_changes integer DEFAULT 0 NOT NULL,
    language text DEFAULT ''::text NOT NULL,
    chosen_language text DEFAULT 'auto'::text NOT NULL
);

CREATE TABLE public.account_email (
    account bigint NOT NULL,
    address text NOT NULL,
    folded text NOT NULL,
    claimed_at bigint NOT NULL,
    verified_at bigint
);

CREATE TABLE public.account_identity (
    issuer text NOT NULL,
    subject text NOT NULL,
    account bigint NOT NULL,
    provider text NOT NULL,
    label text NOT NULL,
    linked_at bigint NOT NULL,
    last_used_at bigint NOT NULL
);

CREATE TABLE public.account_merge (
    account bigint NOT NULL,
    kept bigint NOT NULL,
    username text NOT NULL,
    nickname text NOT NULL,
    state text NOT NULL,
    at bigint NOT NULL
);

CREATE TABLE public.address_ban (
    id bigint NOT NULL,
    network text NOT NULL,
    reason text NOT NULL,
    maker bigint,
    made_at bigint NOT NULL,
    ends_at bigint
);

CREATE TABLE public.agreed_terms (
    account bigint NOT NULL,
    version text NOT NULL,
    at bigint NOT NULL
);

CREATE TABLE public.alert_rules (
    account bigint NOT NULL,
    rules text NOT NULL
);

CREATE TABLE public.api_token (
    id bigint NOT NULL,
    account bigint NOT NULL,
    name text NOT NULL,
    scope text NOT NULL,
    fingerprint text NOT NULL,
    made_at bigint NOT NULL,
    expires_at bigint NOT NULL,
    last_used_at bigint,
    last_address text,
    second_factor bigint NOT NULL
);

CREATE TABLE public.applicant (
    account bigint NOT NULL,
    about text NOT NULL,
    language text NOT NULL,
    since bigint NOT NULL
);

CREATE TABLE public.attachment (
    id bigint NOT NULL,
    room bigint NOT NULL,
    uploader bigint NOT NULL,
    name text NOT NULL,
    size bigint NOT NULL,
    received bigint NOT NULL,
    type text NOT NULL,
    width bigint,
    height bigint,
    thumbnail text NOT NULL,
    touched_at bigint NOT NULL,
    completed_at bigint,
    event bigint,
    gone_at bigint,
    CONSTRAINT attachment_size_check CHECK ((size > 0))
);

CREATE TABLE public.audit_blank (
    number bigint NOT NULL,
    record bigint NOT NULL
);

CREATE TABLE public.audit_record (
    number bigint NOT NULL,
    at bigint NOT NULL,
    account bigint,
    actor text NOT NULL,
    action text NOT NULL,
    target text NOT NULL,
    address text NOT NULL,
    request text NOT NULL,
    details text NOT NULL,
    previous text NOT NULL,
    hash text NOT NULL
);

CREATE TABLE public.billing_card (
    id bigint NOT NULL,
    token text NOT NULL,
    subject bigint NOT NULL,
    owner bigint NOT NULL,
    title text NOT NULL,
    amount bigint NOT NULL,
    gateway text NOT NULL,
    customer_key text NOT NULL,
    status text NOT NULL,
    auth_key text,
    sealed_key text,
    label text,
    reason text,
    attempts bigint NOT NULL,
    next_check_at bigint,
    created_at bigint NOT NULL,
    expires_at bigint NOT NULL,
    CONSTRAINT billing_card_amount_check CHECK ((amount > 0)),
    CONSTRAINT billing_card_check CHECK (((status = 'asked'::text) = (next_check_at IS NOT NULL))),
    CONSTRAINT billing_card_check1 CHECK (((status = 'registered'::text) = (sealed_key IS NOT NULL)))
);

CREATE TABLE public.billing_key_removal (
    card bigint NOT NULL,
    gateway text NOT NULL,
    sealed_key text NOT NULL,
    attempts bigint NOT NULL,
    next_try_at bigint NOT NULL
);

CREATE TABLE public.block (
    blocker bigint NOT NULL,
    blocked bigint NOT NULL,
    made_at bigint NOT NULL
);

CREATE TABLE public.campaign (
    id bigint NOT NULL,
    room bigint NOT NULL,
    title text NOT NULL,
    story text NOT NULL,
    goal bigint NOT NULL,
    created_by bigint NOT NULL,
    created_at bigint NOT NULL,
    ends_at bigint NOT NULL,
    closed_at bigint,
    revision bigint NOT NULL,
    beneficiary text DEFAULT ''::text NOT NULL,
    picture bigint,
    presets text DEFAULT '5000 10000 30000 50000'::text NOT NULL,
    report_due_at bigint,
    reported_at bigint,
    settled_at bigint,
    messages_from bigint DEFAULT 0 NOT NULL,
    held_words text DEFAULT ''::text NOT NULL,
    CONSTRAINT campaign_goal_check CHECK ((goal > 0))
);

CREATE TABLE public.campaign_draft (
    id bigint NOT NULL,
    author bigint NOT NULL,
    title text NOT NULL,
    story text NOT NULL,
    beneficiary text NOT NULL,
    goal bigint,
    ends_at bigint,
    report_due_at bigint,
    created_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    presets text
);

CREATE TABLE public.campaign_milestone (
    campaign bigint NOT NULL,
    percent bigint NOT NULL,
    reached_at bigint NOT NULL
);

CREATE TABLE public.campaign_picture (
    id bigint NOT NULL,
    campaign bigint NOT NULL,
    type text NOT NULL,
    content text NOT NULL,
    added_at bigint NOT NULL
);

CREATE TABLE public.code_decoy (
    slot bigint NOT NULL,
    tries bigint NOT NULL
);

CREATE TABLE public.complainant (
    complaint bigint NOT NULL,
    person bigint NOT NULL,
    reason text NOT NULL,
    note text NOT NULL,
    at bigint NOT NULL
);

CREATE TABLE public.complaint (
    id bigint NOT NULL,
    room bigint,
    event bigint,
    "position" bigint NOT NULL,
    author bigint NOT NULL,
    said text NOT NULL,
    first_at bigint NOT NULL,
    decided_at bigint,
    decided_by bigint,
    verdict text,
    kind text DEFAULT 'message'::text NOT NULL,
    called text DEFAULT ''::text NOT NULL,
    picture bigint
);

CREATE TABLE public.delivery_video (
    id bigint NOT NULL,
    campaign bigint NOT NULL,
    title text NOT NULL,
    link text NOT NULL,
    added_at bigint NOT NULL,
    file text
);

CREATE TABLE public.desk_deed (
    id bigint NOT NULL,
    at bigint NOT NULL,
    account bigint,
    who text NOT NULL,
    deed text NOT NULL,
    target text NOT NULL,
    about text NOT NULL
);

CREATE TABLE public.desk_outcome (
    deed bigint NOT NULL,
    at bigint NOT NULL,
    outcome text NOT NULL
);

CREATE TABLE public.donation (
    id bigint NOT NULL,
    campaign bigint NOT NULL,
    donor bigint NOT NULL,
    tag text NOT NULL,
    content text NOT NULL,
    amount bigint NOT NULL,
    message text NOT NULL,
    visibility text NOT NULL,
    created_at bigint NOT NULL,
    settled_at bigint,
    lot bigint,
    returned_at bigint,
    canceled_at bigint,
    message_state text DEFAULT 'shown'::text NOT NULL,
    card bigint,
    CONSTRAINT donation_amount_check CHECK ((amount > 0))
);

CREATE TABLE public.donation_return (
    key text NOT NULL,
    donation bigint NOT NULL,
    amount bigint NOT NULL,
    at bigint NOT NULL,
    CONSTRAINT donation_return_amount_check CHECK ((amount > 0))
);

CREATE TABLE public.email_code (
    account bigint NOT NULL,
    purpose text NOT NULL,
    address text NOT NULL,
    hash text NOT NULL,
    tries_left bigint NOT NULL,
    sent_at bigint NOT NULL,
    expires_at bigint NOT NULL
);

CREATE TABLE public.erasure (
    account bigint NOT NULL,
    messages text NOT NULL,
    state text NOT NULL,
    at bigint NOT NULL,
    settled_at bigint
);

CREATE TABLE public.event (
    room bigint NOT NULL,
    "position" bigint NOT NULL,
    id bigint NOT NULL,
    type text NOT NULL,
    sender bigint,
    at bigint NOT NULL,
    tag text,
    body text NOT NULL,
    target bigint
);

CREATE TABLE public.event_mark (
    event bigint NOT NULL,
    room bigint NOT NULL,
    marked_at bigint NOT NULL,
    body text,
    edits integer NOT NULL,
    edited_at bigint,
    deleted_at bigint,
    pinned_at bigint,
    reactions integer NOT NULL,
    answers integer DEFAULT 0 NOT NULL,
    answered_at bigint,
    answers_changed bigint
);

CREATE TABLE public.event_redaction (
    room bigint NOT NULL,
    "position" bigint NOT NULL,
    body text NOT NULL,
    at bigint NOT NULL
);

CREATE TABLE public.former_name (
    hash text NOT NULL
);

CREATE TABLE public.gift_lot (
    id bigint NOT NULL,
    campaign bigint NOT NULL,
    amount bigint NOT NULL,
    gathered_at bigint NOT NULL,
    dissolved_at bigint,
    CONSTRAINT gift_lot_amount_check CHECK ((amount > 0))
);

CREATE TABLE public.ledger_account (
    id bigint NOT NULL,
    kind text NOT NULL,
    subject bigint NOT NULL,
    created_at bigint NOT NULL
);

CREATE TABLE public.ledger_entry (
    id bigint NOT NULL,
    kind text NOT NULL,
    reference text NOT NULL,
    at bigint NOT NULL
);

CREATE TABLE public.ledger_transfer (
    entry bigint NOT NULL,
    number bigint NOT NULL,
    source bigint NOT NULL,
    target bigint NOT NULL,
    amount bigint NOT NULL,
    CONSTRAINT ledger_transfer_amount_check CHECK ((amount > 0)),
    CONSTRAINT ledger_transfer_check CHECK ((source <> target))
);

CREATE VIEW public.ledger_posting AS
 SELECT ledger_transfer.entry,
    ledger_transfer.number,
    ledger_transfer.target AS account,
    ledger_transfer.amount
   FROM public.ledger_transfer
UNION ALL
 SELECT ledger_transfer.entry,
    ledger_transfer.number,
    ledger_transfer.source AS account,
    (- ledger_transfer.amount) AS amount
   FROM public.ledger_transfer;

CREATE TABLE public.ledger_proof (
    id bigint NOT NULL,
    at bigint NOT NULL,
    holds bigint NOT NULL,
    wrong bigint NOT NULL
);

CREATE TABLE public.letter (
    id bigint NOT NULL,
    campaign bigint NOT NULL,
    author bigint NOT NULL,
    tag text NOT NULL,
    content text NOT NULL,
    type text NOT NULL,
    body text NOT NULL,
    said text NOT NULL,
    donation bigint,
    reached bigint NOT NULL,
    recipients bigint NOT NULL,
    created_at bigint NOT NULL,
    delivered_at bigint
);

CREATE TABLE public.mail (
    id bigint NOT NULL,
    kind text NOT NULL,
    recipient text NOT NULL,
    sealed text NOT NULL,
    state text NOT NULL,
    attempts bigint NOT NULL,
    created_at bigint NOT NULL,
    next_try_at bigint NOT NULL,
    useless_at bigint NOT NULL,
    ended_at bigint,
    fault text NOT NULL,
    account bigint
);

CREATE TABLE public.member (
    room bigint NOT NULL,
    account bigint NOT NULL,
    role text NOT NULL,
    read_position bigint NOT NULL,
    joined_at bigint NOT NULL,
    alert_level text,
    muted_until bigint,
    favourite integer DEFAULT 0 NOT NULL,
    nickname text,
    nickname_look text,
    folder bigint,
    less_important integer DEFAULT 0 NOT NULL,
    schedule text,
    unread_after bigint,
    visible_from bigint DEFAULT 0 NOT NULL
);

CREATE TABLE public.mention (
    room bigint NOT NULL,
    "position" bigint NOT NULL,
    account bigint
);

CREATE TABLE public.message_draft (
    account bigint NOT NULL,
    room bigint NOT NULL,
    text text NOT NULL,
    reply_to bigint,
    changed_at bigint NOT NULL,
    revision bigint NOT NULL
);

CREATE TABLE public.message_report (
    donation bigint NOT NULL,
    reporter bigint NOT NULL,
    reason text NOT NULL,
    at bigint NOT NULL
);

CREATE TABLE public.nickname_claim (
    look text NOT NULL,
    account bigint NOT NULL
);

CREATE TABLE public.notice (
    account bigint NOT NULL,
    id bigint NOT NULL,
    type text NOT NULL,
    at bigint NOT NULL,
    body text NOT NULL,
    acknowledged_at bigint
);

CREATE TABLE public.notice_box (
    account bigint NOT NULL,
    last_id bigint NOT NULL
);

CREATE TABLE public.order_return (
    key text NOT NULL,
    order_id text NOT NULL,
    amount bigint NOT NULL,
    reason text NOT NULL,
    status text NOT NULL,
    refusal text,
    attempts bigint NOT NULL,
    next_check_at bigint,
    created_at bigint NOT NULL,
    decided_at bigint,
    bank_transaction text,
    sent_by text,
    CONSTRAINT order_return_amount_check CHECK ((amount > 0)),
    CONSTRAINT order_return_check CHECK (((status = 'asked'::text) = (next_check_at IS NOT NULL)))
);

CREATE TABLE public.payment_answer (
    order_id text NOT NULL,
    number bigint NOT NULL,
    question text NOT NULL,
    outcome text NOT NULL,
    amount bigint NOT NULL,
    reason text NOT NULL,
    first_at bigint NOT NULL,
    last_at bigint NOT NULL,
    times bigint NOT NULL
);

CREATE TABLE public.payment_deposit (
    order_id text NOT NULL,
    bank text NOT NULL,
    account text NOT NULL,
    holder text NOT NULL,
    reference text,
    until bigint NOT NULL,
    next_check_at bigint,
    attempts bigint NOT NULL
);

CREATE TABLE public.payment_order (
    id text NOT NULL,
    purpose text NOT NULL,
    subject bigint NOT NULL,
    payer bigint NOT NULL,
    title text NOT NULL,
    amount bigint NOT NULL,
    gateway text NOT NULL,
    status text NOT NULL,
    payment_key text,
    reason text,
    attempts bigint NOT NULL,
    next_check_at bigint,
    created_at bigint NOT NULL,
    expires_at bigint NOT NULL,
    decided_at bigint,
    asked_at bigint,
    card bigint,
    CONSTRAINT payment_order_amount_check CHECK ((amount > 0)),
    CONSTRAINT payment_order_check CHECK (((status = 'IN_PROGRESS'::text) = (next_check_at IS NOT NULL))),
    CONSTRAINT payment_order_check1 CHECK (((status <> 'DONE'::text) OR ((payment_key IS NOT NULL) AND (decided_at IS NOT NULL))))
);

CREATE TABLE public.payment_webhook (
    id bigint NOT NULL,
    gateway text NOT NULL,
    fingerprint text NOT NULL,
    body text NOT NULL,
    type text NOT NULL,
    order_id text,
    state text NOT NULL,
    reason text,
    attempts bigint NOT NULL,
    repeats bigint NOT NULL,
    next_at bigint,
    received_at bigint NOT NULL,
    ended_at bigint,
    CONSTRAINT payment_webhook_check CHECK (((state = 'waiting'::text) = (next_at IS NOT NULL)))
);

CREATE TABLE public.payout (
    id bigint NOT NULL,
    campaign bigint NOT NULL,
    tag text NOT NULL,
    content text NOT NULL,
    amount bigint NOT NULL,
    fee bigint NOT NULL,
    account text NOT NULL,
    state text NOT NULL,
    requested_by bigint NOT NULL,
    requested_at bigint NOT NULL,
    payable_at bigint NOT NULL,
    decided_by bigint,
    decided_at bigint,
    paid_by bigint,
    paid_at bigint,
    reason text,
    reference text,
    CONSTRAINT payout_amount_check CHECK ((amount > 0)),
    CONSTRAINT payout_check CHECK (((fee >= 0) AND (fee < amount))),
    CONSTRAINT payout_check1 CHECK (((decided_by IS NULL) OR (state = 'withdrawn'::text) OR (decided_by <> requested_by)))
);

CREATE TABLE public.pledge (
    id bigint NOT NULL,
    campaign bigint NOT NULL,
    donor bigint NOT NULL,
    tag text NOT NULL,
    content text NOT NULL,
    amount bigint NOT NULL,
    day bigint NOT NULL,
    message text NOT NULL,
    visibility text NOT NULL,
    at_once bigint NOT NULL,
    state text NOT NULL,
    ending text,
    card bigint,
    served_until text NOT NULL,
    next_at bigint,
    ends_at bigint,
    created_at bigint NOT NULL,
    ended_at bigint,
    revision bigint NOT NULL,
    CONSTRAINT pledge_amount_check CHECK ((amount > 0)),
    CONSTRAINT pledge_check CHECK (((state = 'active'::text) = (next_at IS NOT NULL))),
    CONSTRAINT pledge_check1 CHECK (((state = 'ended'::text) = (ended_at IS NOT NULL))),
    CONSTRAINT pledge_check2 CHECK (((state = ANY (ARRAY['pending'::text, 'suspended'::text])) = (ends_at IS NOT NULL)))
);

CREATE TABLE public.pledge_charge (
    id bigint NOT NULL,
    pledge bigint NOT NULL,
    due_on text NOT NULL,
    amount bigint NOT NULL,
    state text NOT NULL,
    tries bigint NOT NULL,
    donation bigint,
    reason text,
    begun_at bigint,
    next_try_at bigint,
    decided_at bigint,
    CONSTRAINT pledge_charge_check CHECK (((state = 'retrying'::text) = (next_try_at IS NOT NULL)))
);

CREATE TABLE public.presence_choice (
    account bigint NOT NULL,
    choice text NOT NULL,
    hides_reading bigint DEFAULT 0 NOT NULL
);

CREATE TABLE public.private_details (
    account bigint NOT NULL,
    sealed text NOT NULL,
    changed_at bigint NOT NULL
);

CREATE TABLE public.profile (
    account bigint NOT NULL,
    bio text NOT NULL,
    picture bigint,
    picture_type text NOT NULL
);

CREATE TABLE public.ranking_refusal (
    account bigint NOT NULL,
    at bigint NOT NULL
);

CREATE TABLE public.reaction (
    event bigint NOT NULL,
    emoji text NOT NULL,
    account bigint NOT NULL,
    "position" bigint NOT NULL,
    at bigint NOT NULL
);

CREATE TABLE public.receipt (
    id bigint NOT NULL,
    organisation text NOT NULL,
    year bigint NOT NULL,
    number bigint NOT NULL,
    donation bigint NOT NULL,
    donor bigint NOT NULL,
    name text NOT NULL,
    amount bigint NOT NULL,
    issuer text NOT NULL,
    issued_at bigint NOT NULL,
    voided_at bigint,
    void_reason text,
    replaced_by text,
    CONSTRAINT receipt_amount_check CHECK ((amount > 0)),
    CONSTRAINT receipt_check CHECK (((voided_at IS NULL) = (void_reason IS NULL)))
);

CREATE TABLE public.receipt_series (
    organisation text NOT NULL,
    year bigint NOT NULL,
    latest bigint NOT NULL
);

CREATE TABLE public.recovery_code (
    account bigint NOT NULL,
    hash text NOT NULL
);

CREATE TABLE public.refresh_token (
    fingerprint text NOT NULL,
    session bigint NOT NULL,
    issued_at bigint NOT NULL,
    expires_at bigint NOT NULL,
    used_at bigint,
    attempt text
);

CREATE TABLE public.refund (
    id bigint NOT NULL,
    donation bigint NOT NULL,
    campaign bigint NOT NULL,
    order_id text NOT NULL,
    asker bigint NOT NULL,
    tag text NOT NULL,
    content text NOT NULL,
    amount bigint NOT NULL,
    reason text NOT NULL,
    state text NOT NULL,
    hurdle text,
    decider bigint,
    note text NOT NULL,
    refusal text,
    created_at bigint NOT NULL,
    decided_at bigint,
    dismissed_at bigint,
    CONSTRAINT refund_amount_check CHECK ((amount > 0))
);

CREATE TABLE public.refund_change (
    refund bigint NOT NULL,
    number bigint NOT NULL,
    at bigint NOT NULL,
    actor bigint,
    before text,
    after text NOT NULL,
    note text NOT NULL
);

CREATE TABLE public.registration_invite (
    id bigint NOT NULL,
    hash text NOT NULL,
    label text NOT NULL,
    maker bigint,
    uses_left bigint NOT NULL,
    made_at bigint NOT NULL,
    expires_at bigint NOT NULL
);

CREATE TABLE public.room (
    id bigint NOT NULL,
    name text NOT NULL,
    topic text NOT NULL,
    visibility text NOT NULL,
    direct_key text,
    epoch text NOT NULL,
    "position" bigint NOT NULL,
    last_at bigint NOT NULL,
    created_by bigint NOT NULL,
    created_at bigint NOT NULL,
    closed_at bigint,
    history text DEFAULT 'all'::text NOT NULL
);

CREATE TABLE public.room_call (
    account bigint NOT NULL,
    room bigint NOT NULL,
    at bigint NOT NULL
);

CREATE TABLE public.room_folder (
    id bigint NOT NULL,
    account bigint NOT NULL,
    name text NOT NULL,
    place integer NOT NULL,
    folded integer DEFAULT 0 NOT NULL
);

CREATE TABLE public.room_sort (
    account bigint NOT NULL,
    sort text NOT NULL
);

CREATE TABLE public.sandbox_card (
    billing_key text NOT NULL,
    auth_key text NOT NULL,
    customer_key text NOT NULL,
    decision text NOT NULL,
    asked bigint NOT NULL,
    charges bigint NOT NULL,
    created_at bigint NOT NULL
);

CREATE TABLE public.sandbox_payment (
    payment_key text NOT NULL,
    order_id text NOT NULL,
    amount bigint NOT NULL,
    decision text NOT NULL,
    status text NOT NULL,
    asked bigint NOT NULL,
    captured bigint NOT NULL,
    due_at bigint,
    created_at bigint NOT NULL,
    CONSTRAINT sandbox_payment_amount_check CHECK ((amount > 0))
);

CREATE TABLE public.sandbox_refund (
    key text NOT NULL,
    payment_key text NOT NULL,
    amount bigint NOT NULL,
    status text NOT NULL,
    asked bigint NOT NULL,
    due_at bigint,
    CONSTRAINT sandbox_refund_amount_check CHECK ((amount > 0))
);

CREATE TABLE public.saved_message (
    account bigint NOT NULL,
    event bigint NOT NULL,
    saving bigint NOT NULL,
    saved_at bigint NOT NULL
);

CREATE TABLE public.schema_migration (
    number bigint NOT NULL,
    name text NOT NULL,
    checksum text NOT NULL,
    applied_at bigint NOT NULL
);

CREATE TABLE public.search_document (
    event bigint NOT NULL,
    words tsvector NOT NULL
);

CREATE TABLE public.search_progress (
    room bigint NOT NULL,
    "position" bigint NOT NULL
);

CREATE TABLE public.second_factor (
    account bigint NOT NULL,
    sealed text NOT NULL,
    begun_at bigint NOT NULL,
    proven_at bigint,
    last_step bigint NOT NULL
);

CREATE TABLE public.second_factor_reset (
    account bigint NOT NULL,
    asked_by bigint NOT NULL,
    asked_at bigint NOT NULL,
    reason text NOT NULL
);

CREATE TABLE public.seen_transfer (
    id bigint NOT NULL,
    bank_transaction text NOT NULL,
    reference text NOT NULL,
    amount bigint NOT NULL,
    order_id text,
    verdict text NOT NULL,
    seen_by text NOT NULL,
    seen_at bigint NOT NULL,
    came_at bigint,
    holder text,
    CONSTRAINT seen_transfer_amount_check CHECK ((amount > 0))
);

CREATE TABLE public.session (
    id bigint NOT NULL,
    account bigint NOT NULL,
    device text NOT NULL,
    address text NOT NULL,
    created_at bigint NOT NULL,
    last_used_at bigint NOT NULL,
    revoked_at bigint,
    proven_at bigint
);

CREATE TABLE public.settlement_file (
    id bigint NOT NULL,
    gateway text NOT NULL,
    digest text NOT NULL,
    name text NOT NULL,
    lines bigint NOT NULL,
    imported_by bigint,
    imported_at bigint NOT NULL
);

CREATE TABLE public.settlement_line (
    id bigint NOT NULL,
    file bigint NOT NULL,
    gateway text NOT NULL,
    key text NOT NULL,
    order_id text NOT NULL,
    payment_key text NOT NULL,
    amount bigint NOT NULL,
    pay_out bigint NOT NULL,
    at bigint NOT NULL,
    ours bigint NOT NULL,
    verdict text NOT NULL,
    state text NOT NULL,
    reason text,
    explained_by bigint,
    explained_at bigint,
    CONSTRAINT settlement_line_check CHECK (((state = 'explained'::text) = (reason IS NOT NULL)))
);

CREATE TABLE public.sign_in_attempt (
    id text NOT NULL,
    challenge text NOT NULL,
    redirect text NOT NULL,
    client_state text NOT NULL,
    device text NOT NULL,
    address text NOT NULL,
    provider text NOT NULL,
    step text NOT NULL,
    binder text NOT NULL,
    ticket text NOT NULL,
    fault text NOT NULL,
    issuer text NOT NULL,
    subject text NOT NULL,
    email text NOT NULL,
    email_proven bigint NOT NULL,
    nickname text NOT NULL,
    account bigint NOT NULL,
    polled_at bigint NOT NULL,
    expires_at bigint NOT NULL,
    user_code text,
    state text,
    fresh bigint DEFAULT 0 NOT NULL,
    proof_at bigint DEFAULT 0 NOT NULL
);

CREATE TABLE public.thread_answer (
    event bigint NOT NULL,
    room bigint NOT NULL,
    root bigint NOT NULL,
    "position" bigint NOT NULL,
    at bigint NOT NULL
);

CREATE TABLE public.unmatched_money (
    id bigint NOT NULL,
    kind text NOT NULL,
    gateway text NOT NULL,
    payment_key text NOT NULL,
    order_id text NOT NULL,
    expected bigint NOT NULL,
    captured bigint NOT NULL,
    found_at bigint NOT NULL,
    resolved_at bigint,
    resolved_by text,
    resolution text
);

CREATE TABLE public.use_report (
    id bigint NOT NULL,
    campaign bigint NOT NULL,
    tag text NOT NULL,
    content text NOT NULL,
    title text NOT NULL,
    story text NOT NULL,
    published_at bigint NOT NULL
);

CREATE TABLE public.use_report_spending (
    report bigint NOT NULL,
    number bigint NOT NULL,
    label text NOT NULL,
    amount bigint NOT NULL,
    receipt bigint,
    CONSTRAINT use_report_spending_amount_check CHECK ((amount > 0))
);

CREATE TABLE public.verification (
    account bigint NOT NULL,
    provider text NOT NULL,
    person text NOT NULL,
    sole text,
    sealed text NOT NULL,
    shown bigint NOT NULL,
    verified_at bigint NOT NULL
);

CREATE TABLE public.verification_attempt (
    id text NOT NULL,
    account bigint NOT NULL,
    provider text NOT NULL,
    step text NOT NULL,
    fault text NOT NULL,
    sealed text NOT NULL,
    tries bigint NOT NULL,
    asked_at bigint NOT NULL,
    created_at bigint NOT NULL,
    expires_at bigint NOT NULL
);

ALTER TABLE ONLY public.account_email
    ADD CONSTRAINT account_email_pkey PRIMARY KEY (account);

ALTER TABLE ONLY public.account_identity
    ADD CONSTRAINT account_identity_pkey PRIMARY KEY (issuer, subject);

ALTER TABLE ONLY public.account_merge
    ADD CONSTRAINT account_merge_pkey PRIMARY KEY (account);

ALTER TABLE ONLY public.account
    ADD CONSTRAINT account_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.account
    ADD CONSTRAINT account_skeleton_key UNIQUE (skeleton);

ALTER TABLE ONLY public.account
    ADD CONSTRAINT account_username_key UNIQUE (username);

ALTER TABLE ONLY public.address_ban
    ADD CONSTRAINT address_ban_network_key UNIQUE (network);

ALTER TABLE ONLY public.address_ban
    ADD CONSTRAINT address_ban_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.agreed_terms
    ADD CONSTRAINT agreed_terms_pkey PRIMARY KEY (account, version);

ALTER TABLE ONLY public.alert_rules
    ADD CONSTRAINT alert_rules_pkey PRIMARY KEY (account);

ALTER TABLE ONLY public.api_token
    ADD CONSTRAINT api_token_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.applicant
    ADD CONSTRAINT applicant_pkey PRIMARY KEY (account);

ALTER TABLE ONLY public.attachment
    ADD CONSTRAINT attachment_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.audit_blank
    ADD CONSTRAINT audit_blank_pkey PRIMARY KEY (number);

ALTER TABLE ONLY public.audit_record
    ADD CONSTRAINT audit_record_pkey PRIMARY KEY (number);

ALTER TABLE ONLY public.billing_card
    ADD CONSTRAINT billing_card_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.billing_card
    ADD CONSTRAINT billing_card_token_key UNIQUE (token);

ALTER TABLE ONLY public.billing_key_removal
    ADD CONSTRAINT billing_key_removal_pkey PRIMARY KEY (card);

ALTER TABLE ONLY public.block
    ADD CONSTRAINT block_pkey PRIMARY KEY (blocker, blocked);

ALTER TABLE ONLY public.campaign_draft
    ADD CONSTRAINT campaign_draft_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.campaign_milestone
    ADD CONSTRAINT campaign_milestone_pkey PRIMARY KEY (campaign, percent);

ALTER TABLE ONLY public.campaign_picture
    ADD CONSTRAINT campaign_picture_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.campaign
    ADD CONSTRAINT campaign_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.campaign
    ADD CONSTRAINT campaign_room_key UNIQUE (room);

ALTER TABLE ONLY public.code_decoy
    ADD CONSTRAINT code_decoy_pkey PRIMARY KEY (slot);

ALTER TABLE ONLY public.complainant
    ADD CONSTRAINT complainant_pkey PRIMARY KEY (complaint, person);

ALTER TABLE ONLY public.complaint
    ADD CONSTRAINT complaint_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.delivery_video
    ADD CONSTRAINT delivery_video_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.desk_deed
    ADD CONSTRAINT desk_deed_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.desk_outcome
    ADD CONSTRAINT desk_outcome_pkey PRIMARY KEY (deed);

ALTER TABLE ONLY public.donation
    ADD CONSTRAINT donation_donor_tag_key UNIQUE (donor, tag);

ALTER TABLE ONLY public.donation
    ADD CONSTRAINT donation_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.donation_return
    ADD CONSTRAINT donation_return_pkey PRIMARY KEY (key);

ALTER TABLE ONLY public.email_code
    ADD CONSTRAINT email_code_pkey PRIMARY KEY (account, purpose);

ALTER TABLE ONLY public.erasure
    ADD CONSTRAINT erasure_pkey PRIMARY KEY (account);

ALTER TABLE ONLY public.event
    ADD CONSTRAINT event_id_key UNIQUE (id);

ALTER TABLE ONLY public.event_mark
    ADD CONSTRAINT event_mark_pkey PRIMARY KEY (event);

ALTER TABLE ONLY public.event
    ADD CONSTRAINT event_pkey PRIMARY KEY (room, "position");

ALTER TABLE ONLY public.event_redaction
    ADD CONSTRAINT event_redaction_pkey PRIMARY KEY (room, "position");

ALTER TABLE ONLY public.former_name
    ADD CONSTRAINT former_name_pkey PRIMARY KEY (hash);

ALTER TABLE ONLY public.gift_lot
    ADD CONSTRAINT gift_lot_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.ledger_account
    ADD CONSTRAINT ledger_account_kind_subject_key UNIQUE (kind, subject);

ALTER TABLE ONLY public.ledger_account
    ADD CONSTRAINT ledger_account_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.ledger_entry
    ADD CONSTRAINT ledger_entry_kind_reference_key UNIQUE (kind, reference);

ALTER TABLE ONLY public.ledger_entry
    ADD CONSTRAINT ledger_entry_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.ledger_proof
    ADD CONSTRAINT ledger_proof_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.ledger_transfer
    ADD CONSTRAINT ledger_transfer_pkey PRIMARY KEY (entry, number);

ALTER TABLE ONLY public.letter
    ADD CONSTRAINT letter_author_tag_key UNIQUE (author, tag);

ALTER TABLE ONLY public.letter
    ADD CONSTRAINT letter_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.mail
    ADD CONSTRAINT mail_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.member
    ADD CONSTRAINT member_pkey PRIMARY KEY (room, account);

ALTER TABLE ONLY public.message_draft
    ADD CONSTRAINT message_draft_pkey PRIMARY KEY (account, room);

ALTER TABLE ONLY public.message_report
    ADD CONSTRAINT message_report_pkey PRIMARY KEY (donation, reporter);

ALTER TABLE ONLY public.nickname_claim
    ADD CONSTRAINT nickname_claim_account_key UNIQUE (account);

ALTER TABLE ONLY public.nickname_claim
    ADD CONSTRAINT nickname_claim_pkey PRIMARY KEY (look);

ALTER TABLE ONLY public.notice_box
    ADD CONSTRAINT notice_box_pkey PRIMARY KEY (account);

ALTER TABLE ONLY public.notice
    ADD CONSTRAINT notice_pkey PRIMARY KEY (account, id);

ALTER TABLE ONLY public.order_return
    ADD CONSTRAINT order_return_pkey PRIMARY KEY (key);

ALTER TABLE ONLY public.payment_answer
    ADD CONSTRAINT payment_answer_pkey PRIMARY KEY (order_id, number);

ALTER TABLE ONLY public.payment_deposit
    ADD CONSTRAINT payment_deposit_pkey PRIMARY KEY (order_id);

ALTER TABLE ONLY public.payment_deposit
    ADD CONSTRAINT payment_deposit_reference_key UNIQUE (reference);

ALTER TABLE ONLY public.payment_order
    ADD CONSTRAINT payment_order_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.payment_order
    ADD CONSTRAINT payment_order_purpose_subject_key UNIQUE (purpose, subject);

ALTER TABLE ONLY public.payment_webhook
    ADD CONSTRAINT payment_webhook_gateway_fingerprint_key UNIQUE (gateway, fingerprint);

ALTER TABLE ONLY public.payment_webhook
    ADD CONSTRAINT payment_webhook_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.payout
    ADD CONSTRAINT payout_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.payout
    ADD CONSTRAINT payout_requested_by_tag_key UNIQUE (requested_by, tag);

ALTER TABLE ONLY public.pledge_charge
    ADD CONSTRAINT pledge_charge_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.pledge_charge
    ADD CONSTRAINT pledge_charge_pledge_due_on_key UNIQUE (pledge, due_on);

ALTER TABLE ONLY public.pledge
    ADD CONSTRAINT pledge_donor_tag_key UNIQUE (donor, tag);

ALTER TABLE ONLY public.pledge
    ADD CONSTRAINT pledge_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.presence_choice
    ADD CONSTRAINT presence_choice_pkey PRIMARY KEY (account);

ALTER TABLE ONLY public.private_details
    ADD CONSTRAINT private_details_pkey PRIMARY KEY (account);

ALTER TABLE ONLY public.profile
    ADD CONSTRAINT profile_pkey PRIMARY KEY (account);

ALTER TABLE ONLY public.ranking_refusal
    ADD CONSTRAINT ranking_refusal_pkey PRIMARY KEY (account);

ALTER TABLE ONLY public.reaction
    ADD CONSTRAINT reaction_pkey PRIMARY KEY (event, emoji, account);

ALTER TABLE ONLY public.receipt
    ADD CONSTRAINT receipt_organisation_year_number_key UNIQUE (organisation, year, number);

ALTER TABLE ONLY public.receipt
    ADD CONSTRAINT receipt_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.receipt_series
    ADD CONSTRAINT receipt_series_pkey PRIMARY KEY (organisation, year);

ALTER TABLE ONLY public.recovery_code
    ADD CONSTRAINT recovery_code_pkey PRIMARY KEY (account, hash);

ALTER TABLE ONLY public.refresh_token
    ADD CONSTRAINT refresh_token_pkey PRIMARY KEY (fingerprint);

ALTER TABLE ONLY public.refund
    ADD CONSTRAINT refund_asker_tag_key UNIQUE (asker, tag);

ALTER TABLE ONLY public.refund_change
    ADD CONSTRAINT refund_change_pkey PRIMARY KEY (refund, number);

ALTER TABLE ONLY public.refund
    ADD CONSTRAINT refund_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.registration_invite
    ADD CONSTRAINT registration_invite_hash_key UNIQUE (hash);

ALTER TABLE ONLY public.registration_invite
    ADD CONSTRAINT registration_invite_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.room
    ADD CONSTRAINT room_direct_key_key UNIQUE (direct_key);

ALTER TABLE ONLY public.room_folder
    ADD CONSTRAINT room_folder_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.room
    ADD CONSTRAINT room_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.room_sort
    ADD CONSTRAINT room_sort_pkey PRIMARY KEY (account);

ALTER TABLE ONLY public.sandbox_card
    ADD CONSTRAINT sandbox_card_auth_key_key UNIQUE (auth_key);

ALTER TABLE ONLY public.sandbox_card
    ADD CONSTRAINT sandbox_card_pkey PRIMARY KEY (billing_key);

ALTER TABLE ONLY public.sandbox_payment
    ADD CONSTRAINT sandbox_payment_pkey PRIMARY KEY (payment_key);

ALTER TABLE ONLY public.sandbox_refund
    ADD CONSTRAINT sandbox_refund_pkey PRIMARY KEY (key);

ALTER TABLE ONLY public.saved_message
    ADD CONSTRAINT saved_message_pkey PRIMARY KEY (account, event);

ALTER TABLE ONLY public.schema_migration
    ADD CONSTRAINT schema_migration_pkey PRIMARY KEY (number);

ALTER TABLE ONLY public.search_document
    ADD CONSTRAINT search_document_pkey PRIMARY KEY (event);

ALTER TABLE ONLY public.search_progress
    ADD CONSTRAINT search_progress_pkey PRIMARY KEY (room);

ALTER TABLE ONLY public.second_factor
    ADD CONSTRAINT second_factor_pkey PRIMARY KEY (account);

ALTER TABLE ONLY public.second_factor_reset
    ADD CONSTRAINT second_factor_reset_pkey PRIMARY KEY (account);

ALTER TABLE ONLY public.seen_transfer
    ADD CONSTRAINT seen_transfer_bank_transaction_key UNIQUE (bank_transaction);

ALTER TABLE ONLY public.seen_transfer
    ADD CONSTRAINT seen_transfer_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.session
    ADD CONSTRAINT session_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.settlement_file
    ADD CONSTRAINT settlement_file_gateway_digest_key UNIQUE (gateway, digest);

ALTER TABLE ONLY public.settlement_file
    ADD CONSTRAINT settlement_file_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.settlement_line
    ADD CONSTRAINT settlement_line_gateway_key_key UNIQUE (gateway, key);

ALTER TABLE ONLY public.settlement_line
    ADD CONSTRAINT settlement_line_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.sign_in_attempt
    ADD CONSTRAINT sign_in_attempt_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.sign_in_attempt
    ADD CONSTRAINT sign_in_attempt_state_key UNIQUE (state);

ALTER TABLE ONLY public.sign_in_attempt
    ADD CONSTRAINT sign_in_attempt_user_code_key UNIQUE (user_code);

ALTER TABLE ONLY public.thread_answer
    ADD CONSTRAINT thread_answer_pkey PRIMARY KEY (event);

ALTER TABLE ONLY public.unmatched_money
    ADD CONSTRAINT unmatched_money_gateway_payment_key_kind_key UNIQUE (gateway, payment_key, kind);

ALTER TABLE ONLY public.unmatched_money
    ADD CONSTRAINT unmatched_money_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.use_report
    ADD CONSTRAINT use_report_campaign_tag_key UNIQUE (campaign, tag);

ALTER TABLE ONLY public.use_report
    ADD CONSTRAINT use_report_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.use_report_spending
    ADD CONSTRAINT use_report_spending_pkey PRIMARY KEY (report, number);

ALTER TABLE ONLY public.verification_attempt
    ADD CONSTRAINT verification_attempt_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.verification
    ADD CONSTRAINT verification_pkey PRIMARY KEY (account);

ALTER TABLE ONLY public.verification
    ADD CONSTRAINT verification_sole_key UNIQUE (sole);

CREATE INDEX account_by_nickname ON public.account USING btree (lower(nickname));

CREATE INDEX account_by_nickname_look ON public.account USING btree (nickname_look) WHERE (nickname_look IS NOT NULL);

CREATE INDEX account_email_folded ON public.account_email USING btree (folded);

CREATE UNIQUE INDEX account_email_proven ON public.account_email USING btree (folded) WHERE (verified_at IS NOT NULL);

CREATE UNIQUE INDEX account_identity_of ON public.account_identity USING btree (account, provider);

CREATE INDEX account_merge_by_kept ON public.account_merge USING btree (kept);

CREATE INDEX account_merge_running ON public.account_merge USING btree (state) WHERE (state = 'running'::text);

CREATE INDEX account_moderating ON public.account USING btree (role, id) WHERE (role = ANY (ARRAY['owner'::text, 'admin'::text, 'moderator'::text]));

CREATE INDEX account_that_moves_money ON public.account USING btree (role, id) WHERE (role = ANY (ARRAY['owner'::text, 'admin'::text, 'treasurer'::text]));

CREATE INDEX account_with_badge ON public.account USING btree (role, id) WHERE (role = ANY (ARRAY['owner'::text, 'admin'::text, 'treasurer'::text, 'moderator'::text, 'support'::text]));

CREATE INDEX address_ban_end ON public.address_ban USING btree (ends_at) WHERE (ends_at IS NOT NULL);

CREATE INDEX address_ban_maker ON public.address_ban USING btree (maker, id) WHERE (maker IS NOT NULL);

CREATE INDEX api_token_expiry ON public.api_token USING btree (expires_at);

CREATE UNIQUE INDEX api_token_fingerprint ON public.api_token USING btree (fingerprint);

CREATE UNIQUE INDEX api_token_name ON public.api_token USING btree (account, name);

CREATE INDEX attachment_by_event ON public.attachment USING btree (event) WHERE (event IS NOT NULL);

CREATE INDEX attachment_by_uploader ON public.attachment USING btree (uploader) WHERE (gone_at IS NULL);

CREATE INDEX attachment_gone ON public.attachment USING btree (gone_at) WHERE (gone_at IS NOT NULL);

CREATE INDEX attachment_unposted ON public.attachment USING btree (touched_at) WHERE ((event IS NULL) AND (gone_at IS NULL));

CREATE INDEX audit_blank_by_record ON public.audit_blank USING btree (record, number);

CREATE INDEX audit_record_by_action ON public.audit_record USING btree (action, number);

CREATE INDEX audit_record_by_actor ON public.audit_record USING btree (actor, number);

CREATE INDEX billing_card_by_check ON public.billing_card USING btree (next_check_at) WHERE (next_check_at IS NOT NULL);

CREATE INDEX billing_card_by_expiry ON public.billing_card USING btree (expires_at) WHERE (status = 'ready'::text);

CREATE INDEX billing_card_by_subject ON public.billing_card USING btree (subject);

CREATE INDEX billing_key_removal_due ON public.billing_key_removal USING btree (next_try_at);

CREATE INDEX campaign_draft_by_author ON public.campaign_draft USING btree (author, id);

CREATE INDEX campaign_picture_by_campaign ON public.campaign_picture USING btree (campaign, id);

CREATE INDEX campaign_to_close ON public.campaign USING btree (ends_at) WHERE (closed_at IS NULL);

CREATE INDEX complaint_by_room ON public.complaint USING btree (room, id);

CREATE UNIQUE INDEX complaint_open ON public.complaint USING btree (event) WHERE (decided_at IS NULL);

CREATE INDEX complaint_open_person ON public.complaint USING btree (author, kind) WHERE ((decided_at IS NULL) AND (kind <> 'message'::text));

CREATE INDEX delivery_video_by_campaign ON public.delivery_video USING btree (campaign, id);

CREATE INDEX desk_deed_by_target ON public.desk_deed USING btree (target, id);

CREATE INDEX donation_by_donor ON public.donation USING btree (donor, id);

CREATE INDEX donation_by_lot ON public.donation USING btree (lot) WHERE (lot IS NOT NULL);

CREATE INDEX donation_by_moment ON public.donation USING btree (settled_at) WHERE (settled_at IS NOT NULL);

CREATE INDEX donation_donors ON public.donation USING btree (campaign, donor) WHERE (settled_at IS NOT NULL);

CREATE INDEX donation_of_hidden_amount ON public.donation USING btree (campaign, lot) WHERE ((settled_at IS NOT NULL) AND (visibility = 'hidden-amount'::text));

CREATE INDEX donation_return_by_donation ON public.donation_return USING btree (donation, amount);

CREATE INDEX donation_settled ON public.donation USING btree (campaign, settled_at, id) WHERE (settled_at IS NOT NULL);

CREATE INDEX donation_to_look_at ON public.donation USING btree (campaign, id) WHERE (message_state = ANY (ARRAY['held'::text, 'reported'::text]));

CREATE INDEX email_code_expiry ON public.email_code USING btree (expires_at);

CREATE INDEX erasure_running ON public.erasure USING btree (state) WHERE (state = 'running'::text);

CREATE INDEX erasure_unsettled ON public.erasure USING btree (at) WHERE (settled_at IS NULL);

CREATE UNIQUE INDEX event_by_tag ON public.event USING btree (room, sender, tag) WHERE (tag IS NOT NULL);

CREATE INDEX event_by_target ON public.event USING btree (target, "position") WHERE (target IS NOT NULL);

CREATE INDEX event_by_time ON public.event USING btree (room, at, "position");

CREATE INDEX event_mark_by_pin ON public.event_mark USING btree (room, pinned_at) WHERE (pinned_at IS NOT NULL);

CREATE INDEX ledger_transfer_by_source ON public.ledger_transfer USING btree (source, amount);

CREATE INDEX ledger_transfer_by_target ON public.ledger_transfer USING btree (target, amount);

CREATE INDEX letter_by_campaign ON public.letter USING btree (campaign, type, id);

CREATE INDEX letter_under_way ON public.letter USING btree (id) WHERE (delivered_at IS NULL);

CREATE INDEX mail_account ON public.mail USING btree (account);

CREATE INDEX mail_by_state ON public.mail USING btree (state, id);

CREATE INDEX mail_due ON public.mail USING btree (state, next_try_at, id);

CREATE INDEX mail_ended ON public.mail USING btree (state, ended_at);

CREATE INDEX member_by_account ON public.member USING btree (account, room);

CREATE UNIQUE INDEX member_by_nickname_look ON public.member USING btree (room, nickname_look) WHERE (nickname_look IS NOT NULL);

CREATE INDEX mention_by_position ON public.mention USING btree (room, "position", account);

CREATE INDEX notice_done ON public.notice USING btree (acknowledged_at) WHERE (acknowledged_at IS NOT NULL);

CREATE INDEX notice_old ON public.notice USING btree (at) WHERE (acknowledged_at IS NULL);

CREATE INDEX notice_open ON public.notice USING btree (account, id) WHERE (acknowledged_at IS NULL);

CREATE INDEX order_return_by_check ON public.order_return USING btree (next_check_at) WHERE (next_check_at IS NOT NULL);

CREATE INDEX order_return_by_order ON public.order_return USING btree (order_id, status);

CREATE UNIQUE INDEX order_return_by_transaction ON public.order_return USING btree (bank_transaction) WHERE (bank_transaction IS NOT NULL);

CREATE INDEX payment_deposit_by_check ON public.payment_deposit USING btree (next_check_at) WHERE (next_check_at IS NOT NULL);

CREATE INDEX payment_order_by_check ON public.payment_order USING btree (next_check_at) WHERE (next_check_at IS NOT NULL);

CREATE INDEX payment_order_by_decision ON public.payment_order USING btree (gateway, decided_at) WHERE (decided_at IS NOT NULL);

CREATE INDEX payment_order_by_expiry ON public.payment_order USING btree (expires_at) WHERE (status = 'READY'::text);

CREATE UNIQUE INDEX payment_order_by_key ON public.payment_order USING btree (gateway, payment_key) WHERE (status = ANY (ARRAY['IN_PROGRESS'::text, 'WAITING_FOR_DEPOSIT'::text, 'DONE'::text, 'PARTIAL_CANCELED'::text, 'CANCELED'::text]));

CREATE INDEX payment_order_by_refusal ON public.payment_order USING btree (payer, decided_at) WHERE (status = 'ABORTED'::text);

CREATE INDEX payment_order_for_transfer ON public.payment_order USING btree (id) WHERE ((status = 'WAITING_FOR_DEPOSIT'::text) AND (gateway = 'transfer'::text));

CREATE INDEX payment_webhook_by_end ON public.payment_webhook USING btree (ended_at) WHERE (state = ANY (ARRAY['settled'::text, 'ignored'::text]));

CREATE INDEX payment_webhook_by_order ON public.payment_webhook USING btree (order_id, id) WHERE (order_id IS NOT NULL);

CREATE INDEX payment_webhook_by_turn ON public.payment_webhook USING btree (next_at) WHERE (next_at IS NOT NULL);

CREATE INDEX payment_webhook_dead ON public.payment_webhook USING btree (id) WHERE (state = 'dead'::text);

CREATE INDEX payout_by_campaign ON public.payout USING btree (campaign, id);

CREATE INDEX payout_by_state ON public.payout USING btree (state, id);

CREATE INDEX pledge_by_donor ON public.pledge USING btree (donor, id);

CREATE INDEX pledge_charge_to_retry ON public.pledge_charge USING btree (next_try_at) WHERE (next_try_at IS NOT NULL);

CREATE INDEX pledge_due ON public.pledge USING btree (next_at) WHERE (next_at IS NOT NULL);

CREATE INDEX pledge_live ON public.pledge USING btree (campaign) WHERE (ended_at IS NULL);

CREATE INDEX pledge_to_end ON public.pledge USING btree (ends_at) WHERE (ends_at IS NOT NULL);

CREATE UNIQUE INDEX profile_by_picture ON public.profile USING btree (picture) WHERE (picture IS NOT NULL);

CREATE INDEX receipt_by_donation ON public.receipt USING btree (donation, id);

CREATE INDEX receipt_by_donor ON public.receipt USING btree (donor, id);

CREATE UNIQUE INDEX receipt_in_force ON public.receipt USING btree (donation) WHERE (voided_at IS NULL);

CREATE INDEX refresh_token_by_expiry ON public.refresh_token USING btree (expires_at);

CREATE INDEX refresh_token_by_session ON public.refresh_token USING btree (session);

CREATE INDEX refund_by_donation ON public.refund USING btree (donation, id);

CREATE INDEX refund_by_state ON public.refund USING btree (state, id);

CREATE INDEX refund_open ON public.refund USING btree (id) WHERE ((dismissed_at IS NULL) AND (state <> 'returned'::text) AND (state <> 'rejected'::text));

CREATE UNIQUE INDEX refund_waiting ON public.refund USING btree (donation) WHERE (state = 'waiting'::text);

CREATE INDEX registration_invite_expiry ON public.registration_invite USING btree (expires_at);

CREATE INDEX room_by_visibility ON public.room USING btree (visibility, last_at, id);

CREATE INDEX room_call_by_account ON public.room_call USING btree (account, room, at);

CREATE INDEX room_folder_by_account ON public.room_folder USING btree (account, place);

CREATE INDEX sandbox_payment_by_order ON public.sandbox_payment USING btree (order_id);

CREATE INDEX sandbox_refund_by_payment ON public.sandbox_refund USING btree (payment_key);

CREATE INDEX saved_message_by_account ON public.saved_message USING btree (account, saving);

CREATE INDEX saved_message_by_event ON public.saved_message USING btree (event);

CREATE INDEX search_document_by_word ON public.search_document USING gin (words) WITH (fastupdate=off);

CREATE INDEX second_factor_reset_age ON public.second_factor_reset USING btree (asked_at);

CREATE INDEX second_factor_reset_asker ON public.second_factor_reset USING btree (asked_by);

CREATE INDEX second_factor_unproven ON public.second_factor USING btree (begun_at) WHERE (proven_at IS NULL);

CREATE INDEX seen_transfer_by_order ON public.seen_transfer USING btree (order_id, id) WHERE (order_id IS NOT NULL);

CREATE INDEX session_by_account ON public.session USING btree (account, id);

CREATE INDEX session_by_revocation ON public.session USING btree (revoked_at);

CREATE INDEX settlement_line_by_order ON public.settlement_line USING btree (gateway, order_id);

CREATE INDEX settlement_line_by_state ON public.settlement_line USING btree (state, id);

CREATE INDEX sign_in_attempt_expiry ON public.sign_in_attempt USING btree (expires_at);

CREATE INDEX thread_answer_by_root ON public.thread_answer USING btree (root, "position");

CREATE INDEX unmatched_money_by_order ON public.unmatched_money USING btree (order_id);

CREATE INDEX unmatched_money_open ON public.unmatched_money USING btree (id) WHERE (resolved_at IS NULL);

CREATE INDEX verification_attempt_account ON public.verification_attempt USING btree (account, created_at);

CREATE INDEX verification_attempt_age ON public.verification_attempt USING btree (created_at);

CREATE INDEX verification_attempt_end ON public.verification_attempt USING btree (expires_at);

CREATE INDEX verification_person ON public.verification USING btree (person);

CREATE TRIGGER audit_record_is_never_changed BEFORE DELETE OR UPDATE ON public.audit_record FOR EACH ROW EXECUTE FUNCTION public.refuse_all_but_erasing('actor', 'address', 'details');

CREATE TRIGGER audit_record_is_never_emptied BEFORE TRUNCATE ON public.audit_record FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER desk_deed_is_never_changed BEFORE DELETE OR UPDATE ON public.desk_deed FOR EACH ROW EXECUTE FUNCTION public.refuse_all_but_erasing('who');

CREATE TRIGGER desk_deed_is_never_emptied BEFORE TRUNCATE ON public.desk_deed FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER desk_outcome_is_never_changed BEFORE DELETE OR UPDATE ON public.desk_outcome FOR EACH ROW EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER desk_outcome_is_never_emptied BEFORE TRUNCATE ON public.desk_outcome FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER event_is_never_changed BEFORE DELETE OR UPDATE ON public.event FOR EACH ROW EXECUTE FUNCTION public.refuse_all_but_erasing_and_merging();

CREATE TRIGGER ledger_account_is_never_changed BEFORE DELETE OR UPDATE ON public.ledger_account FOR EACH ROW EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER ledger_account_is_never_emptied BEFORE TRUNCATE ON public.ledger_account FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER ledger_entry_is_never_changed BEFORE DELETE OR UPDATE ON public.ledger_entry FOR EACH ROW EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER ledger_entry_is_never_emptied BEFORE TRUNCATE ON public.ledger_entry FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER ledger_proof_is_never_changed BEFORE DELETE OR UPDATE ON public.ledger_proof FOR EACH ROW EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER ledger_proof_is_never_emptied BEFORE TRUNCATE ON public.ledger_proof FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER ledger_transfer_is_never_changed BEFORE DELETE OR UPDATE ON public.ledger_transfer FOR EACH ROW EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER ledger_transfer_is_never_emptied BEFORE TRUNCATE ON public.ledger_transfer FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

ALTER TABLE ONLY public.account_email
    ADD CONSTRAINT account_email_account_fkey FOREIGN KEY (account) REFERENCES public.account(id);

ALTER TABLE ONLY public.account_identity
    ADD CONSTRAINT account_identity_account_fkey FOREIGN KEY (account) REFERENCES public.account(id);

ALTER TABLE ONLY public.account_merge
    ADD CONSTRAINT account_merge_account_fkey FOREIGN KEY (account) REFERENCES public.account(id);

ALTER TABLE ONLY public.account_merge
    ADD CONSTRAINT account_merge_kept_fkey FOREIGN KEY (kept) REFERENCES public.account(id);

ALTER TABLE ONLY public.address_ban
    ADD CONSTRAINT address_ban_maker_fkey FOREIGN KEY (maker) REFERENCES public.account(id);

ALTER TABLE ONLY public.agreed_terms
    ADD CONSTRAINT agreed_terms_account_fkey FOREIGN KEY (account) REFERENCES public.account(id);

ALTER TABLE ONLY public.alert_rules
    ADD CONSTRAINT alert_rules_account_fkey FOREIGN KEY (account) REFERENCES public.account(id);

ALTER TABLE ONLY public.api_token
    ADD CONSTRAINT api_token_account_fkey FOREIGN KEY (account) REFERENCES public.account(id);

ALTER TABLE ONLY public.applicant
    ADD CONSTRAINT applicant_account_fkey FOREIGN KEY (account) REFERENCES public.account(id);

ALTER TABLE ONLY public.attachment
    ADD CONSTRAINT attachment_room_fkey FOREIGN KEY (room) REFERENCES public.room(id);

ALTER TABLE ONLY public.attachment
    ADD CONSTRAINT attachment_uploader_fkey FOREIGN KEY (uploader) REFERENCES public.account(id);

ALTER TABLE ONLY public.audit_blank
    ADD CONSTRAINT audit_blank_number_fkey FOREIGN KEY (number) REFERENCES public.audit_record(number);

ALTER TABLE ONLY public.audit_record
    ADD CONSTRAINT audit_record_account_fkey FOREIGN KEY (account) REFERENCES public.account(id);

ALTER TABLE ONLY public.billing_card
    ADD CONSTRAINT billing_card_owner_fkey FOREIGN KEY (owner) REFERENCES public.account(id);

ALTER TABLE ONLY public.billing_key_removal
    ADD CONSTRAINT billing_key_removal_card_fkey FOREIGN KEY (card) REFERENCES public.billing_card(id);

ALTER TABLE ONLY public.block
    ADD CONSTRAINT block_blocked_fkey FOREIGN KEY (blocked) REFERENCES public.account(id);

ALTER TABLE ONLY public.block
    ADD CONSTRAINT block_blocker_fkey FOREIGN KEY (blocker) REFERENCES public.account(id);

ALTER TABLE ONLY public.campaign
    ADD CONSTRAINT campaign_created_by_fkey FOREIGN KEY (created_by) REFERENCES public.account(id);

ALTER TABLE ONLY public.campaign_draft
    ADD CONSTRAINT campaign_draft_author_fkey FOREIGN KEY (author) REFERENCES public.account(id);

ALTER TABLE ONLY public.campaign_milestone
    ADD CONSTRAINT campaign_milestone_campaign_fkey FOREIGN KEY (campaign) REFERENCES public.campaign(id);

ALTER TABLE ONLY public.campaign_picture
    ADD CONSTRAINT campaign_picture_campaign_fkey FOREIGN KEY (campaign) REFERENCES public.campaign(id);

ALTER TABLE ONLY public.campaign
    ADD CONSTRAINT campaign_room_fkey FOREIGN KEY (room) REFERENCES public.room(id);

ALTER TABLE ONLY public.complainant
    ADD CONSTRAINT complainant_complaint_fkey FOREIGN KEY (complaint) REFERENCES public.complaint(id);

ALTER TABLE ONLY public.complainant
    ADD CONSTRAINT complainant_person_fkey FOREIGN KEY (person) REFERENCES public.account(id);

ALTER TABLE ONLY public.complaint
    ADD CONSTRAINT complaint_author_fkey FOREIGN KEY (author) REFERENCES public.account(id);

ALTER TABLE ONLY public.complaint
    ADD CONSTRAINT complaint_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES public.account(id);

ALTER TABLE ONLY public.complaint
    ADD CONSTRAINT complaint_room_fkey FOREIGN KEY (room) REFERENCES public.room(id);

ALTER TABLE ONLY public.delivery_video
    ADD CONSTRAINT delivery_video_campaign_fkey FOREIGN KEY (campaign) REFERENCES public.campaign(id);

ALTER TABLE ONLY public.desk_deed
    ADD CONSTRAINT desk_deed_account_fkey FOREIGN KEY (account) REFERENCES public.account(id);

ALTER TABLE ONLY public.desk_outcome
    ADD CONSTRAINT desk_outcome_deed_fkey FOREIGN KEY (deed) REFERENCES public.desk_deed(id);

ALTER TABLE ONLY public.donation
    ADD CONSTRAINT donation_campaign_fkey FOREIGN KEY (campaign) REFERENCES public.campaign(id);

ALTER TABLE ONLY public.donation
    ADD CONSTRAINT donation_donor_fkey FOREIGN KEY (donor) REFERENCES public.account(id);

ALTER TABLE ONLY public.donation
    ADD CONSTRAINT donation_lot_fkey FOREIGN KEY (lot) REFERENCES public.gift_lot(id);

ALTER TABLE ONLY public.donation_return
    ADD CONSTRAINT donation_return_donation_fkey FOREIGN KEY (donation) REFERENCES public.donation(id);

ALTER TABLE ONLY public.email_code
    ADD CONSTRAINT email_code_account_fkey FOREIGN KEY (account) REFERENCES public.account(id);

ALTER TABLE ONLY public.erasure
    ADD CONSTRAINT erasure_account_fkey FOREIGN KEY (account) REFERENCES public.account(id);

ALTER TABLE ONLY public.event_mark
    ADD CONSTRAINT event_mark_event_fkey FOREIGN KEY (event) REFERENCES public.event(id);

ALTER TABLE ONLY public.event_mark
    ADD CONSTRAINT event_mark_room_fkey FOREIGN KEY (room) REFERENCES public.room(id);

ALTER TABLE ONLY public.event_redaction
    ADD CONSTRAINT event_redaction_room_fkey FOREIGN KEY (room) REFERENCES public.room(id);

ALTER TABLE ONLY public.event
    ADD CONSTRAINT event_room_fkey FOREIGN KEY (room) REFERENCES public.room(id);

ALTER TABLE ONLY public.event
    ADD CONSTRAINT event_sender_fkey FOREIGN KEY (sender) REFERENCES public.account(id);

ALTER TABLE ONLY public.gift_lot
    ADD CONSTRAINT gift_lot_campaign_fkey FOREIGN KEY (campaign) REFERENCES public.campaign(id);

ALTER TABLE ONLY public.ledger_transfer
    ADD CONSTRAINT ledger_transfer_entry_fkey FOREIGN KEY (entry) REFERENCES public.ledger_entry(id);

ALTER TABLE ONLY public.ledger_transfer
    ADD CONSTRAINT ledger_transfer_source_fkey FOREIGN KEY (source) REFERENCES public.ledger_account(id);

ALTER TABLE ONLY public.ledger_transfer
    ADD CONSTRAINT ledger_transfer_target_fkey FOREIGN KEY (target) REFERENCES public.ledger_account(id);

ALTER TABLE ONLY public.letter
    ADD CONSTRAINT letter_author_fkey FOREIGN KEY (author) REFERENCES public.account(id);

ALTER TABLE ONLY public.letter
    ADD CONSTRAINT letter_campaign_fkey FOREIGN KEY (campaign) REFERENCES public.campaign(id);

ALTER TABLE ONLY public.letter
    ADD CONSTRAINT letter_donation_fkey FOREIGN KEY (donation) REFERENCES public.donation(id);

ALTER TABLE ONLY public.mail
    ADD CONSTRAINT mail_account_fkey FOREIGN KEY (account) REFERENCES public.account(id);

ALTER TABLE ONLY public.member
    ADD CONSTRAINT member_account_fkey FOREIGN KEY (account) REFERENCES public.account(id);

ALTER TABLE ONLY public.member
    ADD CONSTRAINT member_room_fkey FOREIGN KEY (room) REFERENCES public.room(id);

ALTER TABLE ONLY public.mention
    ADD CONSTRAINT mention_account_fkey FOREIGN KEY (account) REFERENCES public.account(id);

ALTER TABLE ONLY public.mention
    ADD CONSTRAINT mention_room_fkey FOREIGN KEY (room) REFERENCES public.room(id);

ALTER TABLE ONLY public.message_draft
    ADD CONSTRAINT message_draft_account_fkey FOREIGN KEY (account) REFERENCES public.account(id);

ALTER TABLE ONLY public.message_draft
    ADD CONSTRAINT message_draft_room_account_fkey FOREIGN KEY (room, account) REFERENCES public.member(room, account) ON DELETE CASCADE;

ALTER TABLE ONLY public.message_report
    ADD CONSTRAINT message_report_donation_fkey FOREIGN KEY (donation) REFERENCES public.donation(id);

ALTER TABLE ONLY public.message_report
    ADD CONSTRAINT message_report_reporter_fkey FOREIGN KEY (reporter) REFERENCES public.account(id);

ALTER TABLE ONLY public.nickname_claim
    ADD CONSTRAINT nickname_claim_account_fkey FOREIGN KEY (account) REFERENCES public.account(id);

ALTER TABLE ONLY public.notice
    ADD CONSTRAINT notice_account_fkey FOREIGN KEY (account) REFERENCES public.account(id);

ALTER TABLE ONLY public.notice_box
    ADD CONSTRAINT notice_box_account_fkey FOREIGN KEY (account) REFERENCES public.account(id);

ALTER TABLE ONLY public.order_return
    ADD CONSTRAINT order_return_order_id_fkey FOREIGN KEY (order_id) REFERENCES public.payment_order(id);

ALTER TABLE ONLY public.payment_answer
    ADD CONSTRAINT payment_answer_order_id_fkey FOREIGN KEY (order_id) REFERENCES public.payment_order(id);

ALTER TABLE ONLY public.payment_deposit
    ADD CONSTRAINT payment_deposit_order_id_fkey FOREIGN KEY (order_id) REFERENCES public.payment_order(id);

ALTER TABLE ONLY public.payment_order
    ADD CONSTRAINT payment_order_payer_fkey FOREIGN KEY (payer) REFERENCES public.account(id);

ALTER TABLE ONLY public.payout
    ADD CONSTRAINT payout_campaign_fkey FOREIGN KEY (campaign) REFERENCES public.campaign(id);

ALTER TABLE ONLY public.payout
    ADD CONSTRAINT payout_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES public.account(id);

ALTER TABLE ONLY public.payout
    ADD CONSTRAINT payout_paid_by_fkey FOREIGN KEY (paid_by) REFERENCES public.account(id);

ALTER TABLE ONLY public.payout
    ADD CONSTRAINT payout_requested_by_fkey FOREIGN KEY (requested_by) REFERENCES public.account(id);

ALTER TABLE ONLY public.pledge
    ADD CONSTRAINT pledge_campaign_fkey FOREIGN KEY (campaign) REFERENCES public.campaign(id);

ALTER TABLE ONLY public.pledge
    ADD CONSTRAINT pledge_card_fkey FOREIGN KEY (card) REFERENCES public.billing_card(id);

ALTER TABLE ONLY public.pledge_charge
    ADD CONSTRAINT pledge_charge_donation_fkey FOREIGN KEY (donation) REFERENCES public.donation(id);

ALTER TABLE ONLY public.pledge_charge
    ADD CONSTRAINT pledge_charge_pledge_fkey FOREIGN KEY (pledge) REFERENCES public.pledge(id);

ALTER TABLE ONLY public.pledge
    ADD CONSTRAINT pledge_donor_fkey FOREIGN KEY (donor) REFERENCES public.account(id);

ALTER TABLE ONLY public.presence_choice
    ADD CONSTRAINT presence_choice_account_fkey FOREIGN KEY (account) REFERENCES public.account(id);

ALTER TABLE ONLY public.private_details
    ADD CONSTRAINT private_details_account_fkey FOREIGN KEY (account) REFERENCES public.account(id);

ALTER TABLE ONLY public.profile
    ADD CONSTRAINT profile_account_fkey FOREIGN KEY (account) REFERENCES public.account(id);

ALTER TABLE ONLY public.ranking_refusal
    ADD CONSTRAINT ranking_refusal_account_fkey FOREIGN KEY (account) REFERENCES public.account(id);

ALTER TABLE ONLY public.reaction
    ADD CONSTRAINT reaction_account_fkey FOREIGN KEY (account) REFERENCES public.account(id);

ALTER TABLE ONLY public.reaction
    ADD CONSTRAINT reaction_event_fkey FOREIGN KEY (event) REFERENCES public.event(id);

ALTER TABLE ONLY public.receipt
    ADD CONSTRAINT receipt_donation_fkey FOREIGN KEY (donation) REFERENCES public.donation(id);

ALTER TABLE ONLY public.receipt
    ADD CONSTRAINT receipt_donor_fkey FOREIGN KEY (donor) REFERENCES public.account(id);

ALTER TABLE ONLY public.recovery_code
    ADD CONSTRAINT recovery_code_account_fkey FOREIGN KEY (account) REFERENCES public.account(id);

ALTER TABLE ONLY public.refresh_token
    ADD CONSTRAINT refresh_token_session_fkey FOREIGN KEY (session) REFERENCES public.session(id);

ALTER TABLE ONLY public.refund
    ADD CONSTRAINT refund_asker_fkey FOREIGN KEY (asker) REFERENCES public.account(id);

ALTER TABLE ONLY public.refund
    ADD CONSTRAINT refund_campaign_fkey FOREIGN KEY (campaign) REFERENCES public.campaign(id);

ALTER TABLE ONLY public.refund_change
    ADD CONSTRAINT refund_change_actor_fkey FOREIGN KEY (actor) REFERENCES public.account(id);

ALTER TABLE ONLY public.refund_change
    ADD CONSTRAINT refund_change_refund_fkey FOREIGN KEY (refund) REFERENCES public.refund(id);

ALTER TABLE ONLY public.refund
    ADD CONSTRAINT refund_decider_fkey FOREIGN KEY (decider) REFERENCES public.account(id);

ALTER TABLE ONLY public.refund
    ADD CONSTRAINT refund_donation_fkey FOREIGN KEY (donation) REFERENCES public.donation(id);

ALTER TABLE ONLY public.refund
    ADD CONSTRAINT refund_order_id_fkey FOREIGN KEY (order_id) REFERENCES public.payment_order(id);

ALTER TABLE ONLY public.registration_invite
    ADD CONSTRAINT registration_invite_maker_fkey FOREIGN KEY (maker) REFERENCES public.account(id);

ALTER TABLE ONLY public.room_call
    ADD CONSTRAINT room_call_account_fkey FOREIGN KEY (account) REFERENCES public.account(id);

ALTER TABLE ONLY public.room_call
    ADD CONSTRAINT room_call_room_fkey FOREIGN KEY (room) REFERENCES public.room(id);

ALTER TABLE ONLY public.room
    ADD CONSTRAINT room_created_by_fkey FOREIGN KEY (created_by) REFERENCES public.account(id);

ALTER TABLE ONLY public.room_folder
    ADD CONSTRAINT room_folder_account_fkey FOREIGN KEY (account) REFERENCES public.account(id);

ALTER TABLE ONLY public.room_sort
    ADD CONSTRAINT room_sort_account_fkey FOREIGN KEY (account) REFERENCES public.account(id);

ALTER TABLE ONLY public.saved_message
    ADD CONSTRAINT saved_message_account_fkey FOREIGN KEY (account) REFERENCES public.account(id);

ALTER TABLE ONLY public.saved_message
    ADD CONSTRAINT saved_message_event_fkey FOREIGN KEY (event) REFERENCES public.event(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.search_progress
    ADD CONSTRAINT search_progress_room_fkey FOREIGN KEY (room) REFERENCES public.room(id);

ALTER TABLE ONLY public.second_factor
    ADD CONSTRAINT second_factor_account_fkey FOREIGN KEY (account) REFERENCES public.account(id);

ALTER TABLE ONLY public.second_factor_reset
    ADD CONSTRAINT second_factor_reset_account_fkey FOREIGN KEY (account) REFERENCES public.account(id);

ALTER TABLE ONLY public.second_factor_reset
    ADD CONSTRAINT second_factor_reset_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES public.account(id);

ALTER TABLE ONLY public.seen_transfer
    ADD CONSTRAINT seen_transfer_order_id_fkey FOREIGN KEY (order_id) REFERENCES public.payment_order(id);

ALTER TABLE ONLY public.session
    ADD CONSTRAINT session_account_fkey FOREIGN KEY (account) REFERENCES public.account(id);

ALTER TABLE ONLY public.settlement_file
    ADD CONSTRAINT settlement_file_imported_by_fkey FOREIGN KEY (imported_by) REFERENCES public.account(id);

ALTER TABLE ONLY public.settlement_line
    ADD CONSTRAINT settlement_line_explained_by_fkey FOREIGN KEY (explained_by) REFERENCES public.account(id);

ALTER TABLE ONLY public.settlement_line
    ADD CONSTRAINT settlement_line_file_fkey FOREIGN KEY (file) REFERENCES public.settlement_file(id);

ALTER TABLE ONLY public.thread_answer
    ADD CONSTRAINT thread_answer_event_fkey FOREIGN KEY (event) REFERENCES public.event(id);

ALTER TABLE ONLY public.thread_answer
    ADD CONSTRAINT thread_answer_room_fkey FOREIGN KEY (room) REFERENCES public.room(id);

ALTER TABLE ONLY public.thread_answer
    ADD CONSTRAINT thread_answer_root_fkey FOREIGN KEY (root) REFERENCES public.event(id);

ALTER TABLE ONLY public.use_report
    ADD CONSTRAINT use_report_campaign_fkey FOREIGN KEY (campaign) REFERENCES public.campaign(id);

ALTER TABLE ONLY public.use_report_spending
    ADD CONSTRAINT use_report_spending_receipt_fkey FOREIGN KEY (receipt) REFERENCES public.campaign_picture(id);

ALTER TABLE ONLY public.use_report_spending
    ADD CONSTRAINT use_report_spending_report_fkey FOREIGN KEY (report) REFERENCES public.use_report(id);

ALTER TABLE ONLY public.verification
    ADD CONSTRAINT verification_account_fkey FOREIGN KEY (account) REFERENCES public.account(id);

ALTER TABLE ONLY public.verification_attempt
    ADD CONSTRAINT verification_attempt_account_fkey FOREIGN KEY (account) REFERENCES public.account(id);
