'use strict';

// The S3 server, over connections that are kept.

const http = require('node:http');
const { S3Client, CreateBucketCommand, GetObjectCommand, PutObjectCommand } = require('@aws-sdk/client-s3');
const { NodeHttpHandler } = require('@smithy/node-http-handler');
const { bucket, required } = require('./settings.js');

const client = new S3Client({
  endpoint: required('S3_ENDPOINT'),
  region: 'us-east-1',
  forcePathStyle: true,
  credentials: { accessKeyId: required('S3_ACCESS_KEY'), secretAccessKey: required('S3_SECRET_KEY') },
  // Otherwise the SDK adds a CRC32 of its own to each object, in a trailer, and signs it.
  requestChecksumCalculation: 'WHEN_REQUIRED',
  responseChecksumValidation: 'WHEN_REQUIRED',
  requestHandler: new NodeHttpHandler({ httpAgent: new http.Agent({ keepAlive: true, maxSockets: 64, noDelay: true }) }),
});

async function createBucket() {
  try {
    await client.send(new CreateBucketCommand({ Bucket: bucket }));
  } catch (failure) {
    if (failure.name !== 'BucketAlreadyOwnedByYou') {
      throw failure;
    }
  }
}

function put(key, bytes, mediaType, metadata) {
  return client.send(
    new PutObjectCommand({ Bucket: bucket, Key: key, Body: bytes, ContentType: mediaType, Metadata: metadata }),
  );
}

async function get(key) {
  const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
  return Buffer.from(await Body.transformToByteArray());
}

module.exports = { createBucket, put, get };
