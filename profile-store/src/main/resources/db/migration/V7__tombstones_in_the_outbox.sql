-- An event without a payload is a tombstone: of an erased user, with the version as its header ce_profileversion.
alter table outbox
    alter column payload drop not null,
    add column profile_version bigint,
    add constraint outbox_tombstone check ((payload is null) = (profile_version is not null));
