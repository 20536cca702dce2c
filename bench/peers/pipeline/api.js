'use strict';

// POST /users/{id}/avatar with the bytes of a picture: 200 with the renditions once they are on the user.

const { randomUUID } = require('node:crypto');
const Fastify = require('fastify');
const { Queue, QueueEvents } = require('bullmq');
const { sharp } = require('../sharp/renditions.js');
const { queue, redis } = require('./settings.js');
const store = require('./store.js');

const MAX_BYTES = 10 * 1024 * 1024;
const MAX_PIXELS = 100e6;
const WAIT_MILLIS = 20_000;
const FORMATS = new Set(['jpeg', 'png', 'gif', 'webp']);

const uploads = new Queue(queue, { connection: redis() });
const events = new QueueEvents(queue, { connection: redis() });
const waiting = new Map();

events.on('completed', ({ jobId, returnvalue }) => waiting.get(jobId)?.({ status: 'applied', renditions: returnvalue }));
events.on('failed', ({ jobId }) => waiting.get(jobId)?.({ status: 'failed' }));
events.on('error', (failure) => console.error(failure));

// Listening from before the job is added: asking whether it has ended would be one more call.
function outcome(id) {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve({ status: 'accepted' }), WAIT_MILLIS);
    waiting.set(id, (ended) => {
      clearTimeout(timer);
      resolve(ended);
    });
  }).finally(() => waiting.delete(id));
}

async function header(bytes) {
  try {
    return await sharp(bytes).metadata();
  } catch {
    return { format: 'unknown' };
  }
}

const api = Fastify({ bodyLimit: MAX_BYTES });
api.addContentTypeParser(/^image\//, { parseAs: 'buffer' }, (request, body, done) => done(null, body));

api.post('/users/:id(^\\d{1,15}$)/avatar', async (request, reply) => {
  const { format, width, height } = await header(request.body);
  if (!FORMATS.has(format) || width * height > MAX_PIXELS) {
    return reply.code(415).send({ error: 'JPEG, PNG, GIF or WebP of at most 100 megapixels expected.' });
  }
  const uploadId = randomUUID();
  const userId = Number(request.params.id);
  await store.put(`originals/${uploadId}`, request.body, `image/${format}`, { user: String(userId) });
  const ended = outcome(uploadId);
  await uploads.add('avatar', { uploadId, userId }, {
    jobId: uploadId,
    attempts: 5,
    backoff: { type: 'exponential', delay: 500 },
    removeOnComplete: true,
    removeOnFail: 1000,
  });
  const { status, renditions } = await ended;
  return reply.code(status === 'accepted' ? 202 : 200).send({ uploadId, userId, status, renditions });
});

async function start() {
  await events.waitUntilReady();
  await api.listen({ host: '127.0.0.1', port: Number(process.env.PORT ?? 0) });
  process.send?.({ port: api.server.address().port });
}

start();
