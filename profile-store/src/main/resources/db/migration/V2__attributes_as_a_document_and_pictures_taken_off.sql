-- All attributes are one document, kept as it was written: jsonb would change the spelling of its numbers. Users are looked
-- up by what is copied out of it, in a collation with a fixed meaning, so that lower() is the same on every server.
alter table profiles add column attributes json;

update profiles set attributes = json_strip_nulls(json_build_object(
    'username', username,
    'name', name,
    'firstName', first_name,
    'lastName', last_name,
    'email', email,
    'locale', locale,
    'timezone', timezone,
    'description', description));

alter table profiles
    alter column attributes set not null,
    drop column username,
    drop column name,
    drop column first_name,
    drop column last_name,
    drop column email,
    drop column locale,
    drop column timezone,
    drop column description;

alter table profiles
    add column username text collate pg_c_utf8 not null generated always as (attributes ->> 'username') stored
        check (username <> ''),
    add column email text collate pg_c_utf8 generated always as (attributes ->> 'email') stored;

create unique index profiles_username on profiles (lower(username));

-- an address may be longer than a B-tree takes
create index profiles_email on profiles using hash (lower(email));

-- A row without an image is a picture that was taken off its profile: results of uploads before it are still superseded.
alter table pictures
    alter column image drop not null,
    alter column image_id drop not null;
