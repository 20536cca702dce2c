-- Imports. Whoever changes the items of one holds its row, so its counts are those of its items, always.
create table imports (
    import_id   uuid primary key,
    terms       json not null,
    created_by  text not null,
    -- open: takes items; closed: takes none any more
    stage       text not null check (stage in ('open', 'closed', 'finished', 'cancelled')),
    paused      boolean not null default false,
    -- how many items are in which state
    refused     bigint not null default 0 check (refused >= 0),
    checked     bigint not null default 0 check (checked >= 0),
    held        bigint not null default 0 check (held >= 0),
    released    bigint not null default 0 check (released >= 0),
    applied     bigint not null default 0 check (applied >= 0),
    superseded  bigint not null default 0 check (superseded >= 0),
    rejected    bigint not null default 0 check (rejected >= 0),
    failed      bigint not null default 0 check (failed >= 0),
    cancelled   bigint not null default 0 check (cancelled >= 0),
    -- how many items ended, each the less the longer ago, at which time, and since when they are counted
    pace        double precision not null default 0,
    pace_at     timestamptz,
    pace_since  timestamptz,
    -- until when the rate cap is used up
    paid_until  timestamptz,
    created_at  timestamptz not null,
    ended_at    timestamptz,
    -- how far its source was read, and until when an instance is about to read on; null where it has none, or all was read
    cursor      text collate "C",
    reader_until timestamptz
);

create index imports_under_way on imports (import_id) where ended_at is null;
create index imports_of_creator on imports (created_by, import_id);

create table import_items (
    import_id    uuid not null references imports,
    number       bigint not null check (number >= 1),
    -- of whom and of which bytes it is or, of one that was refused, how its source calls it
    identity     uuid not null,
    name         text not null,
    given_user   text,
    user_id      bigint,
    state        text not null check (state in ('refused', 'checked', 'held', 'released', 'applied', 'superseded', 'rejected',
        'failed', 'cancelled')),
    duplicate    boolean not null,
    upload_id    uuid unique,
    -- the place of the upload among all uploads
    order_time   timestamptz,
    order_offset bigint,
    picture      json,
    reason       json,
    taken_at     timestamptz not null,
    ended_at     timestamptz,
    primary key (import_id, number),
    unique (import_id, identity)
);

create index import_items_in_state on import_items (import_id, state, number);
create index import_items_of_user on import_items (import_id, user_id) where user_id is not null;

-- The place that a record is given, as its header ce_order tells it; null if it has that at which the broker puts it.
alter table outbox add column placement text;
