'use strict';

// Takes uploads off the queue: renditions, then the user, the upload and the notification in one transaction.

const { randomUUID } = require('node:crypto');
const { Worker } = require('bullmq');
const { renditions, sharp } = require('../sharp/renditions.js');
const { queue, redis, required } = require('./settings.js');
const store = require('./store.js');
const database = require('./database.js');

// As many pictures at once as there are jobs; a picture by more threads would cost more of the processors.
sharp.concurrency(1);
sharp.cache(false);

async function work({ data: { uploadId, userId } }) {
  const imageId = randomUUID();
  const made = await renditions(await store.get(`originals/${uploadId}`));
  const stored = await Promise.all(
    made.map(async ({ name, mediaType, width, height, bytes }) => {
      const key = `images/${imageId}/${name}`;
      await store.put(key, bytes, mediaType);
      return { key, width, height, bytes: bytes.length };
    }),
  );
  await database.apply(uploadId, userId, stored);
  return stored;
}

const worker = new Worker(queue, work, { connection: redis(), concurrency: Number(required('CONCURRENCY')) });
worker.on('error', (failure) => console.error(failure));
worker.on('failed', (job, failure) => console.error(job?.id, failure));
worker.waitUntilReady().then(() => process.send?.({ ready: true }));
