-- What each user's idempotency keys stand for. All times are this server's.
create table idempotency_keys (
    user_id      bigint not null,
    key          text collate "C" not null check (length(key) between 1 and 255),
    -- SHA-256 of the payload
    fingerprint  text not null,
    -- the same for everyone who carries the request out, until the key expires
    upload_id    uuid not null,
    -- nobody else carries it out before
    leased_until timestamptz not null,
    accepted     boolean not null default false,
    expires_at   timestamptz not null,
    primary key (user_id, key)
);

create index idempotency_keys_expiry on idempotency_keys (expires_at);
