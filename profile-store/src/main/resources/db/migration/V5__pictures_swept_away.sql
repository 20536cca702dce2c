-- Pictures whose objects were deleted because nothing named them. A result that comes of a worker that was stopped for longer
-- than the sweep waits can name one no more, whatever the store would decide.
create table swept_images (
    image_id text collate "C" primary key,
    swept_at timestamptz not null default now()
);

-- Pictures are merged with the keys of the bucket, which are in the order of their bytes.
create index pictures_image_id_c on pictures (image_id collate "C") where image_id is not null;

-- Whoever shows a picture and the sweep that condemns pictures wait for each other, in whichever order they come: the lock
-- of the former is shared. The number is the ASCII letters of "sweep".
create function refuse_swept_image() returns trigger language plpgsql as $$
begin
    perform pg_advisory_xact_lock_shared(495924372848);
    if exists (select from swept_images where image_id = new.image ->> 'imageId') then
        raise exception 'The objects of image % were swept away.', new.image ->> 'imageId'
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;

create trigger refuse_swept_image before insert or update of image on pictures
    for each row when (new.image is not null) execute function refuse_swept_image();
