import { describe, expect, it } from 'vitest';
import { recordingCalls } from '../../src/aws/recorded-calls.ts';
import { createUserChanges } from '../../src/aws/user-changes.ts';
import { createUserLookup } from '../../src/aws/user-lookup.ts';
import type { CognitoCall } from '../../src/domain/events.ts';
import { REQUEST_ID } from '../samples.ts';
import { badly, cognito, well } from './answering-cognito.ts';
import { stubAws } from './cognito-stand-in.ts';

const pool = { userPoolId: 'ap-northeast-1_A', region: 'ap-northeast-1' };

async function disable(calls: CognitoCall[]): Promise<void> {
  await recordingCalls(REQUEST_ID, calls, () => createUserChanges().disable(pool, 'sub'));
}

describe('a call that changes Cognito', () => {
  it('is on record with Cognito’s request id, and names the request in its user agent', async () => {
    const agents = await cognito(well);
    const calls: CognitoCall[] = [];
    await disable(calls);
    expect(calls).toEqual([
      { operation: 'AdminDisableUser', requestId: 'cognito-7', outcome: 'done' },
    ]);
    expect(agents).toEqual([expect.stringMatching(new RegExp(` concierge/${REQUEST_ID}( |$)`))]);
  });

  it('that is refused is on record, too', async () => {
    await cognito(badly);
    const calls: CognitoCall[] = [];
    await expect(disable(calls)).rejects.toThrow();
    expect(calls).toEqual([
      {
        operation: 'AdminDisableUser',
        requestId: 'cognito-7',
        outcome: 'TooManyRequestsException',
      },
    ]);
  });

  it('that nobody answers is on record without an id', async () => {
    stubAws('http://127.0.0.1:9');
    const calls: CognitoCall[] = [];
    await expect(disable(calls)).rejects.toThrow();
    expect(calls).toEqual([{ operation: 'AdminDisableUser', outcome: expect.any(String) }]);
    expect(calls[0]?.outcome).not.toBe('done');
  });

  it('for one request is not on record for another that is at work at the same time', async () => {
    await cognito(well);
    const [mine, yours]: [CognitoCall[], CognitoCall[]] = [[], []];
    const changes = createUserChanges();
    await Promise.all([
      recordingCalls('a', mine, () => changes.disable(pool, 'sub')),
      recordingCalls('b', yours, () => changes.enable(pool, 'sub')),
    ]);
    expect([mine, yours].map((calls) => calls.map(({ operation }) => operation))).toEqual([
      ['AdminDisableUser'],
      ['AdminEnableUser'],
    ]);
  });

  it('for no request names none', async () => {
    const agents = await cognito(well);
    await createUserChanges().disable(pool, 'sub');
    expect(agents[0]).not.toContain('concierge/');
  });
});

it('a call that only reads is not on record', async () => {
  const agents = await cognito(well);
  const calls: CognitoCall[] = [];
  await recordingCalls(REQUEST_ID, calls, () => createUserLookup().groupsOf(pool, 'sub'));
  expect(calls).toEqual([]);
  expect(agents[0]).not.toContain('concierge/');
});
