create table webhooks (
    webhook_id       uuid primary key,
    url              text not null,
    description      text,
    filter           json not null,
    created_by       text not null,
    secret           text not null,
    -- the secret before it, which signs too until then
    old_secret       text,
    old_secret_until timestamptz,
    disabled_reason  text check (disabled_reason in ('gone', 'failing')),
    disabled_at      timestamptz check ((disabled_at is null) = (disabled_reason is null)),
    -- the first attempt that failed after the last that did not
    failing_since    timestamptz,
    -- until when it has asked to be left alone
    paused_until     timestamptz,
    created_at       timestamptz not null
);

create index webhooks_of_creator on webhooks (created_by, webhook_id);

-- One row for each event and webhook that it passes the filter of: what waits, and the log of what came of it.
create table webhook_deliveries (
    -- of one user's events in their order
    delivery_id bigint generated always as identity primary key,
    webhook_id  uuid not null references webhooks on delete cascade,
    event_id    uuid not null,
    type        text not null check (type in ('profile.changed', 'profile.erased', 'notification.created')),
    user_id     bigint not null,
    -- what is sent; null once the user was erased
    body        text,
    status      text not null default 'pending' check (status in ('pending', 'delivered', 'failed', 'dropped')),
    -- how often it was tried since it became pending
    tries       int not null default 0,
    -- the last attempts, in their order
    attempts    jsonb not null default '[]',
    -- the event's time
    occurred_at timestamptz not null,
    created_at  timestamptz not null,
    ended_at    timestamptz check ((ended_at is null) = (status = 'pending')),
    unique (webhook_id, event_id)
);

create index webhook_deliveries_pending on webhook_deliveries (webhook_id, user_id, delivery_id) where status = 'pending';
create index webhook_deliveries_log on webhook_deliveries (webhook_id, delivery_id desc);
create index webhook_deliveries_of_user on webhook_deliveries (user_id) where body is not null;
create index webhook_deliveries_by_age on webhook_deliveries (created_at);

-- One row for each user and webhook with pending deliveries, of which the first alone is tried: whoever adds a delivery, or
-- ends one, holds this row.
create table webhook_lines (
    webhook_id uuid not null references webhooks on delete cascade,
    user_id    bigint not null,
    -- when its first delivery is due or, while somebody tries it, when it may be taken from them
    next_at    timestamptz not null,
    -- who tries it
    lease      uuid,
    primary key (webhook_id, user_id)
);

create index webhook_lines_due on webhook_lines (webhook_id, next_at);
