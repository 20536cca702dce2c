'use strict';

// The job of ./visage bench transform in sharp: decode, orient, cut to the centre square, renditions 1050, 400, 200, 96 and
// 48, or the square itself where it is smaller; JPEG of quality 85, PNG where there is transparency. Reads requests from the
// standard input and writes replies to the standard output, a line each: see Request.java and Reply.java.

const fs = require('node:fs');
const path = require('node:path');
const readline = require('node:readline');
const sharp = require('sharp');
const { renditions } = require('./renditions.js');

// Measured is the CPU of a picture. More threads per picture cost more of it, and the cache would answer from the first run.
sharp.concurrency(1);
sharp.cache(false);

if (process.argv[2] === '--version') {
  const pinned = require('./package.json').dependencies.sharp;
  if (sharp.versions.sharp !== pinned) {
    process.exit(1);
  }
  console.log(`sharp ${pinned} (libvips ${sharp.versions.vips}) on Node ${process.version}`);
} else {
  serve(JSON.parse(process.argv[2] ?? '{}'));
}

async function serve(options) {
  for await (const line of readline.createInterface({ input: process.stdin })) {
    let reply;
    try {
      reply = await answer(line.split('\t'), options);
    } catch (failure) {
      reply = `failed\t${String(failure).replace(/\s+/g, ' ')}`;
    }
    process.stdout.write(`${reply}\n`);
  }
}

async function answer([kind, ...fields], options) {
  switch (kind) {
    case 'measure':
      return measure(Number(fields[0]), Number(fields[1]), fs.readFileSync(fields[2]), options);
    case 'dump':
      for (const { name, bytes } of await renditions(fs.readFileSync(fields[1]), options)) {
        fs.writeFileSync(path.join(fields[0], name), bytes);
      }
      return 'dumped';
    default:
      throw new Error(`no request: ${kind}`);
  }
}

async function measure(threads, count, original, options) {
  let left = count;
  const loop = async () => {
    while (left-- > 0) {
      await renditions(original, options);
    }
  };
  const before = process.cpuUsage();
  const started = process.hrtime.bigint();
  await Promise.all(Array.from({ length: threads }, loop));
  const cpu = process.cpuUsage(before);
  return `measured\t${(cpu.user + cpu.system) * 1000}\t${process.hrtime.bigint() - started}\tsharp`;
}
