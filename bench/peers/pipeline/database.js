'use strict';

// The system of record: users, uploads and notifications, in a schema of their own.

const { Pool } = require('pg');
const { required } = require('./settings.js');

const pool = new Pool({ connectionString: required('DATABASE_URL'), max: 4, idleTimeoutMillis: 0 });

const SCHEMA = `
  CREATE SCHEMA IF NOT EXISTS pipeline;
  CREATE TABLE IF NOT EXISTS pipeline.users (
    id bigint PRIMARY KEY, avatar jsonb NOT NULL, version bigint NOT NULL, changed timestamptz NOT NULL);
  CREATE TABLE IF NOT EXISTS pipeline.uploads (
    id uuid PRIMARY KEY, user_id bigint NOT NULL, renditions jsonb NOT NULL, processed timestamptz NOT NULL);
  CREATE TABLE IF NOT EXISTS pipeline.notifications (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, user_id bigint NOT NULL, upload_id uuid NOT NULL UNIQUE,
    kind text NOT NULL, created timestamptz NOT NULL);
  CREATE INDEX IF NOT EXISTS notifications_of_user ON pipeline.notifications (user_id, id);`;

// One statement is one transaction and one round trip; done again, the upload is there and nothing changes.
const APPLY = {
  name: 'apply',
  text: `
  WITH upload AS (
    INSERT INTO pipeline.uploads (id, user_id, renditions, processed) VALUES ($1, $2, $3, now())
    ON CONFLICT DO NOTHING RETURNING user_id, id, renditions),
  shown AS (
    INSERT INTO pipeline.users (id, avatar, version, changed) SELECT user_id, renditions, 1, now() FROM upload
    ON CONFLICT (id) DO UPDATE SET avatar = excluded.avatar, version = users.version + 1, changed = excluded.changed)
  INSERT INTO pipeline.notifications (user_id, upload_id, kind, created)
    SELECT user_id, id, 'picture-changed', now() FROM upload`,
};

const createTables = () => pool.query(SCHEMA);

const apply = (uploadId, userId, renditions) =>
  pool.query({ ...APPLY, values: [uploadId, userId, JSON.stringify(renditions)] });

module.exports = { createTables, apply };
