'use strict';

// Starts the pipeline: Redis, the API and the workers. Prints a line of JSON when it takes requests, and ends with its
// standard input. With --version it says what it is made of.

const fs = require('node:fs');
const net = require('node:net');
const os = require('node:os');
const path = require('node:path');
const { execFileSync, fork, spawn } = require('node:child_process');

const WORKERS = Number(process.env.WORKERS ?? 2);
const REDIS = process.env.REDIS_SERVER ?? 'redis-server';

if (process.argv[2] === '--version') {
  const names = ['fastify', 'bullmq', '@aws-sdk/client-s3', 'pg'];
  const { dependencies } = require('./package.json');
  for (const name of names) {
    require.resolve(name);
  }
  const redis = execFileSync(REDIS, ['--version'], { encoding: 'utf8' }).match(/v=(\S+)/)[1];
  console.log(`${names.map((name) => `${name} ${dependencies[name]}`).join(', ')} on Node ${process.version}, Redis ${redis}`);
} else {
  run();
}

async function run() {
  process.env.REDIS_PORT ??= String(await freePort());
  process.env.CONCURRENCY ??= '2';
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'pipeline-'));
  const children = {};
  const stop = () => {
    for (const child of Object.values(children)) {
      child.removeAllListeners('exit');
      child.kill();
    }
    fs.rmSync(directory, { recursive: true, force: true });
    process.exit();
  };
  process.stdin.resume().on('end', stop);
  process.on('SIGTERM', stop).on('SIGINT', stop);

  const started = (name, child) => {
    children[name] = child.on('exit', () => {
      console.error(`${name} has ended.`);
      stop();
    });
    return child;
  };

  const redis = started('redis', spawn(
    REDIS,
    ['--bind', '127.0.0.1', '--port', process.env.REDIS_PORT, '--dir', directory, '--appendonly', 'yes', '--save', ''],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  ));
  await new Promise((resolve) => redis.stdout.on('data', (text) => /Ready to accept/.test(text) && resolve()));
  redis.stdout.resume();

  await require('./store.js').createBucket();
  await require('./database.js').createTables();

  const workers = Array.from({ length: WORKERS }, (_, index) => `worker-${index + 1}`).map((name) =>
    message(started(name, fork(path.join(__dirname, 'worker.js'), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] }))));
  const api = fork(path.join(__dirname, 'api.js'), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const { port } = await message(started('api', api));
  await Promise.all(workers);
  const pids = Object.fromEntries(Object.entries(children).map(([name, child]) => [name, child.pid]));
  console.log(JSON.stringify({ url: `http://127.0.0.1:${port}`, pids }));
}

function message(child) {
  return new Promise((resolve) => child.once('message', resolve));
}

function freePort() {
  return new Promise((resolve) => {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
