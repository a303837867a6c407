// A cold start: loads a bundle, answers one event, and ends by itself. Plain CommonJS, so that
// nothing is compiled but what is measured.
const { writeSync } = require('node:fs');
const { peakMemory } = require('../peak-memory.cjs');

const { BENCH_BUNDLE, BENCH_EVENT } = process.env;

let answer;
process.on('exit', () => {
  const { user, system } = process.cpuUsage();
  const cpu = (user + system) / 1000; // ms
  writeSync(3, JSON.stringify({ answer, cpu, peakMemory: peakMemory() }));
});

if (BENCH_BUNDLE) {
  const { handler } = require(BENCH_BUNDLE);
  const context = { awsRequestId: 'bench', getRemainingTimeInMillis: () => 60_000 };
  handler(JSON.parse(BENCH_EVENT), context).then((result) => {
    answer = result;
  });
}
