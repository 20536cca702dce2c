'use strict';

// An avatar's renditions: the picture upright and cut to its centre square, in 1050, 400, 200, 96 and 48, or the square itself
// where it is smaller; JPEG of quality 85, PNG where there is transparency.
//
// Written as fast as sharp allows. One pipeline per rendition would decode the original five times (2.3 times the CPU on
// 12 megapixels), so it is decoded once: shrink-on-load, turned, cut and resized to the largest rendition in one pipeline
// whose pixels stay raw. The others are each made of the one before.

const sharp = require('sharp');

const LADDER = [1050, 400, 200, 96, 48];

async function renditions(original, options = {}) {
  const { width, height } = await sharp(original).metadata();
  const square = Math.min(width, height);
  let last = await raw(sharp(original).rotate(), Math.min(square, LADDER[0]));
  const made = [];
  for (const size of sizes(square)) {
    if (size !== last.info.width) {
      last = await raw(pixels(last), size);
    }
    made.push(await encoded(last, size, options));
  }
  return made;
}

function sizes(square) {
  const fitting = LADDER.filter((size) => size <= square);
  return square < LADDER[0] && fitting[0] !== square ? [square, ...fitting] : fitting;
}

function raw(picture, size) {
  return picture.resize(size, size, { fit: 'cover' }).raw().toBuffer({ resolveWithObject: true });
}

function pixels({ data, info }) {
  return sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } });
}

async function encoded(picture, size, { jpeg = {}, png = {} }) {
  const transparent = picture.info.channels % 2 === 0;
  const bytes = await (transparent
    ? pixels(picture).png(png)
    : pixels(picture).jpeg({ quality: 85, ...jpeg })
  ).toBuffer();
  return {
    name: `${size}.${transparent ? 'png' : 'jpg'}`,
    mediaType: transparent ? 'image/png' : 'image/jpeg',
    width: picture.info.width,
    height: picture.info.height,
    bytes,
  };
}

module.exports = { renditions, sharp };
