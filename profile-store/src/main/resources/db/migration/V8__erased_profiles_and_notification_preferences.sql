-- Users that were erased. One of these ids who comes again goes on above the version, and has none of the uploads that were
-- accepted before.
create table erased_profiles (
    user_id       bigint primary key,
    version       bigint not null check (version >= 2),
    -- by the clock of the brokers, which places uploads
    uploads_after timestamptz not null,
    erased_at     timestamptz not null
);

alter table profiles
    -- uploads until then were another's, who had this id before; null if nobody had
    add column uploads_after timestamptz,
    -- what the user has chosen, by kind of notification
    add column notification_preferences json not null default '{}';

alter table notifications
    drop constraint notifications_topic_check,
    add constraint notifications_topic_check check (topic in ('picture-applied', 'picture-rejected', 'picture-failed',
        'picture-imported', 'webhook-disabled'));

-- What is of one user is found without reading everything.
create index uploads_of_user on uploads (user_id);
drop index import_items_of_user;
create index import_items_of_user on import_items (user_id, import_id) where user_id is not null;
