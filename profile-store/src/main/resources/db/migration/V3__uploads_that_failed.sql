alter table notifications
    drop constraint notifications_topic_check,
    add constraint notifications_topic_check check (topic in ('picture-applied', 'picture-rejected', 'picture-failed')),
    -- an upload that failed may end well when it is tried again: the user is told of both
    drop constraint notifications_upload_id_key,
    add constraint notifications_upload_id_topic_key unique (upload_id, topic);
