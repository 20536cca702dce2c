-- For Debezium, which writes headers from columns and cannot write this one otherwise: docs/adr/0023.
alter table outbox add column specversion text not null default '1.0';
