// Answers a thousand commands in one process and says how much memory that took at most, and how
// long each was waited for. Plain CommonJS for the same reason as cold/once.cjs.
const { createHmac } = require('node:crypto');
const { writeSync } = require('node:fs');
const { peakMemory } = require('../peak-memory.cjs');

const { BENCH_BUNDLE, BENCH_BODY, BENCH_SECRET, BENCH_COUNT } = process.env;
const COUNT = Number(BENCH_COUNT);
const { handler } = require(BENCH_BUNDLE);

/** Each with a number of its own, so that none is a repetition. */
function event(index) {
  const body = `${BENCH_BODY}&bench=${index}`;
  const timestamp = Math.floor(Date.now() / 1000);
  const mac = createHmac('sha256', BENCH_SECRET).update(`v0:${timestamp}:${body}`).digest('hex');
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    'x-slack-request-timestamp': String(timestamp),
    'x-slack-signature': `v0=${mac}`,
  };
  const request = { version: '2.0', rawPath: '/slack/events', requestContext: {}, headers };
  return { ...request, body: Buffer.from(body).toString('base64'), isBase64Encoded: true };
}

async function run() {
  const times = [];
  for (let index = 0; index < COUNT; index += 1) {
    const next = event(index);
    const begun = performance.now();
    const { statusCode } = await handler(next, {});
    times.push(performance.now() - begun);
    if (statusCode !== 200) throw new Error(`Command ${index} was answered with ${statusCode}`);
  }
  writeSync(3, JSON.stringify({ times, peakMemory: peakMemory() }));
}

run();
