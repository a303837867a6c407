import { describe, expect, it } from 'vitest';
import type { AddUserPlan } from '../../../src/domain/plan.ts';
import { ok, refused } from '../../../src/domain/result.ts';
import { addToGroup, sendInvitation } from '../../../src/features/add-user/prepare-user.ts';
import { easyChanges, fakeWorkerServices } from '../../fake-services.ts';
import { HISTORY, plan, requestAfter, requested } from '../../samples.ts';

const stored = (asked: AddUserPlan, more: Parameters<typeof requestAfter>[0] = []) => ({
  request: requestAfter([...HISTORY.created, ...more], requested({ plan: asked })),
  notices: {},
});

describe('joining groups', () => {
  const grouped = { ...plan, groups: ['editors', 'readers'] };
  const joining = (known: string[]) => {
    const calls: string[][] = [];
    const services = fakeWorkerServices({
      changes: {
        ...easyChanges,
        addToGroup: async (_pool, sub, group) => {
          calls.push([sub, group]);
          return known.includes(group) ? ok(undefined) : refused('not-found');
        },
      },
    });
    return { services, calls };
  };

  it('goes one by one, by sub, so that a repetition does no harm', async () => {
    const { services, calls } = joining(['editors', 'readers']);
    expect(await addToGroup(services, stored(grouped))).toEqual({
      kind: 'happened',
      events: [{ type: 'GroupAdded', group: 'editors' }],
    });
    const joined = stored(grouped, [{ type: 'GroupAdded', group: 'editors' }]);
    expect(await addToGroup(services, joined)).toEqual({
      kind: 'happened',
      events: [{ type: 'GroupAdded', group: 'readers' }],
    });
    expect(calls).toEqual([
      ['sub-of-alice', 'editors'],
      ['sub-of-alice', 'readers'],
    ]);
  });

  it('stops at a group that the pool no longer has, and names it', async () => {
    const { services } = joining(['readers']);
    expect(await addToGroup(services, stored(grouped))).toEqual({
      kind: 'trouble',
      trouble: { kind: 'group-not-found', group: 'editors' },
    });
  });
});

describe('the invitation', () => {
  const { action, pool, userPoolId, email } = plan;
  const invited: AddUserPlan = {
    ...{ action, pool, userPoolId, email },
    delivery: 'invitation',
    mediums: ['EMAIL', 'SMS'],
  };

  it('is sent by Cognito, by the ways that were approved', async () => {
    const calls: unknown[] = [];
    const services = fakeWorkerServices({
      changes: {
        ...easyChanges,
        sendInvitation: async (_pool, username, mediums) => {
          calls.push([username, mediums]);
          return easyChanges.sendInvitation(_pool, username, mediums);
        },
      },
    });
    expect(await sendInvitation(services, stored(invited))).toEqual({
      kind: 'happened',
      events: [{ type: 'InvitationSent', mediums: ['EMAIL', 'SMS'] }],
    });
    expect(calls).toEqual([['alice@example.com', ['EMAIL', 'SMS']]]);
  });

  it('that cannot be sent is trouble, although the user stands', async () => {
    const sendNothing = async () => refused('not-delivered' as const);
    const services = fakeWorkerServices({
      changes: { ...easyChanges, sendInvitation: sendNothing },
    });
    expect(await sendInvitation(services, stored(invited))).toEqual({
      kind: 'trouble',
      trouble: { kind: 'not-delivered', account: 'alice@example.com' },
    });
  });
});
