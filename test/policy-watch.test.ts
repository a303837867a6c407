import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { PolicyLog } from '../src/aws/policy-log.ts';
import type { Stamp } from '../src/domain/trail.ts';
import { InvalidPolicy } from '../src/policy-source.ts';
import { policyWatch } from '../src/policy-watch.ts';
import { recordingLog } from './recording-log.ts';
import { policyWith } from './samples.ts';

const first = policyWith();
const second = policyWith(undefined, { contact: 'U0OTHER' });

function watching(fails: () => boolean = () => false) {
  const written: unknown[][] = [];
  const write = async (...what: unknown[]) => {
    written.push(what);
    if (fails()) throw new Error('no table');
  };
  const policyLog: PolicyLog = { changed: write, refused: write };
  const seen: Stamp = { code: '1+a' };
  const { log, lines } = recordingLog();
  return { watch: policyWatch(policyLog, seen, log), written, seen, lines };
}

it('a version is put on record when it is first read, and stamps what comes after', () => {
  const { watch, written, seen } = watching();
  for (const policy of [first, first, second, second, first]) watch.read(policy);
  expect(written).toEqual([[first.version], [second.version], [first.version]]);
  expect(seen).toEqual({ code: '1+a', policy: first.version });
});

it('one that could not be put on record is tried again at the next reading', async () => {
  let fails = true;
  const { watch, written, lines } = watching(() => fails);
  watch.read(first);
  await setImmediate();
  fails = false;
  watch.read(first);
  watch.read(first);
  expect(written).toHaveLength(2);
  expect(lines).toMatchObject([{ level: 'warn', policy: first.version }]);
});

it('one that is refused is put on record with where it is wrong, and nothing of what it says', async () => {
  const problems = [{ path: 'pools.staging', message: 'must not be U0SECRET' }];
  const refused = new InvalidPolicy(problems, 'pools: {}');
  const { watch, written, lines } = watching(() => true);
  watch.refused(refused);
  await setImmediate();
  expect(written).toEqual([[refused.version, ['pools.staging']]]);
  expect(lines).toMatchObject([{ level: 'warn' }]);
});
