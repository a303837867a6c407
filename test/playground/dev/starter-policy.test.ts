import { load } from 'js-yaml';
import { expect, it } from 'vitest';
import { starterPolicy } from '../../../playground/dev/starter-policy.ts';
import { parsePolicy } from '../../../src/domain/policy.ts';

function pools(...people: string[]) {
  const text = starterPolicy({ workspace: 'T1HOME', channel: 'C1CARDS', people })
    .replace('{sandbox}', 'ap-northeast-1_aaaaaaaaa')
    .replace('{staging}', 'ap-northeast-1_bbbbbbbbb');
  const policy = parsePolicy(load(text));
  if (!policy.ok) throw new Error(JSON.stringify(policy.error));
  return [...policy.value.pools.keys()];
}

it('the starter policy is valid, and has a pool that wants an approval once there are two', () => {
  expect(pools('U1EMMA')).toEqual(['sandbox']);
  expect(pools('U1EMMA', 'U2NOAH')).toEqual(['sandbox', 'staging']);
});
