-- An erased user keeps a row without a profile: its version tells that an event which comes late is older.
create table if not exists profiles (
    user_id  bigint primary key,
    version  bigint not null,
    event_id uuid not null,
    profile  jsonb
);
