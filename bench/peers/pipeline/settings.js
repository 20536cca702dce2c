'use strict';

// What the processes of the pipeline are told by their environment.

function required(name) {
  const value = process.env[name];
  if (!value) {
    console.error(`${name} is not set; see README.md.`);
    process.exit(2);
  }
  return value;
}

module.exports = {
  required,
  bucket: process.env.S3_BUCKET ?? 'pipeline',
  queue: 'uploads',
  redis: () => ({ host: '127.0.0.1', port: Number(required('REDIS_PORT')), maxRetriesPerRequest: null }),
};
