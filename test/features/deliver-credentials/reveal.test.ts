import { describe, expect, it } from 'vitest';
import { Conflict } from '../../../src/advance/failure.ts';
import { overtake } from '../../../src/advance/overtake.ts';
import type { RequestEvent } from '../../../src/domain/events.ts';
import { BrokenTrail } from '../../../src/domain/only.ts';
import type { Plan } from '../../../src/domain/plan.ts';
import {
  lockAccount,
  revokeCredential,
} from '../../../src/features/deliver-credentials/protect.ts';
import { revealCredential } from '../../../src/features/deliver-credentials/reveal.ts';
import { showHandover } from '../../../src/features/deliver-credentials/show-handover.ts';
import {
  announceDelivery,
  hideCredential,
} from '../../../src/features/deliver-credentials/steps.ts';
import {
  easyChanges,
  easyProvisioning,
  fakeUsers,
  fakeWorkerServices,
  poolUser,
  usersBy,
} from '../../fake-services.ts';
import {
  approved,
  attention,
  delivered,
  HISTORY,
  NOW,
  POOL_ID,
  REQUEST_ID,
  requestAfter,
  requested,
  revealAsked,
  revealPlan,
  taken,
} from '../../samples.ts';
import { type SlackAnswers, slackError } from '../../slack/fake-client.ts';

const asked = [...HISTORY.claimable, revealAsked];
const EARLIER = 'eeeeeeeeeeeeeeee';

/** Services that write down in which order things were done. */
function watched(slack: SlackAnswers = {}, statuses = { 'sub-of-alice': 'CONFIRMED' }) {
  const order: string[] = [];
  const passwords: string[] = [];
  const services = fakeWorkerServices({
    users: fakeUsers(statuses),
    provisioning: {
      ...easyProvisioning,
      setPassword: async (_pool, sub, password, { permanent }) => {
        order.push(`set ${sub} ${permanent}`);
        passwords.push(password.expose());
      },
    },
    changes: {
      ...easyChanges,
      disable: async (_pool, sub) => void order.push(`disable ${sub}`),
      signOutEverywhere: async (_pool, sub) => void order.push(`sign out ${sub}`),
    },
    slack,
  });
  const append = services.store.append;
  services.store.append = async (stored, events) => {
    order.push(...events.map(({ type }) => type));
    return append(stored, events);
  };
  const stored = (history: readonly RequestEvent[]) =>
    services.store.put(REQUEST_ID, [requested({ plan: revealPlan }), ...history]);
  return { services, order, passwords, stored };
}

describe('revealing', () => {
  it('sets a password, writes down that it may be seen, and only then shows it in the modal', async () => {
    const { services, order, passwords, stored } = watched({
      'views.update': () => {
        order.push('show');
        return {};
      },
    });
    expect(await revealCredential(services, stored(asked))).toEqual({
      kind: 'happened',
      events: [{ type: 'Revealed', status: 'CONFIRMED', hideAt: '2026-03-02T09:10:00.000Z' }],
    });
    expect(order).toEqual(['set sub-of-alice true', 'RevealBegun', 'show']);
    const holding = services.calls.filter((call) =>
      JSON.stringify(call).includes(passwords[0] ?? '-'),
    );
    expect(holding.map(({ method, arguments: { view_id } }) => [method, view_id])).toEqual([
      ['views.update', 'V0MODAL'],
    ]);
    expect(holding[0]?.arguments.view).not.toHaveProperty('submit');
    expect(JSON.stringify(holding)).not.toMatch(/action_id|notify_on_close|"input"/u);
  });

  it('shows nothing when somebody wrote in between: a second worker, or another request', async () => {
    const { services, stored } = watched();
    const before = stored(asked);
    services.store.interfere = () => services.store.put(REQUEST_ID, [{ type: 'RevealMissed' }]);
    await expect(revealCredential(services, before)).rejects.toThrow(Conflict);
    expect(services.calls.filter(({ method }) => method === 'views.update')).toEqual([]);
  });

  it('tells of a modal that was closed', async () => {
    const { services, stored } = watched({ 'views.update': () => slackError('not_found') });
    expect(await revealCredential(services, stored(asked))).toEqual({
      kind: 'happened',
      events: [{ type: 'RevealMissed' }],
    });
  });

  it('counts a showing whose answer was lost, and does not take it for done', async () => {
    const { services, stored } = watched({ 'views.update': () => slackError('internal_error') });
    await expect(revealCredential(services, stored(asked))).rejects.toThrow('internal_error');
    expect(services.store.lastEvent(REQUEST_ID)).toMatchObject({ type: 'RevealBegun' });
  });
});

describe('taking down', () => {
  it('empties the modal, and lets it be when it was closed or Slack does not want to', async () => {
    for (const error of [undefined, 'not_found', 'invalid_arguments']) {
      const { services, stored } = watched({
        'views.update': () => (error ? slackError(error) : {}),
      });
      expect(await hideCredential(services, stored(HISTORY.revealed))).toEqual({
        kind: 'happened',
        events: [{ type: 'CredentialHidden' }],
      });
      expect(services.calls.map(({ method }) => method)).toEqual(['views.update']);
    }
  });

  it('withdraws the button of a request that was overtaken, and empties its modal', async () => {
    const { services, stored } = watched();
    const overtaken = { type: 'Overtaken', request: EARLIER, action: 'disable-user' } as const;
    await hideCredential(services, stored([...asked, overtaken]));
    const [modal, message] = services.calls;
    expect(modal).toMatchObject({ method: 'views.update', arguments: { view_id: 'V0MODAL' } });
    expect(message).toMatchObject({ method: 'chat.update', arguments: { ts: '7.7' } });
    expect(JSON.stringify(message)).toContain('another request has changed that user');
    expect(JSON.stringify(message)).not.toContain('button');
  });
});

describe('revoking', () => {
  const unsaved = [
    ...HISTORY.announced,
    { ...delivered, claimBy: '2026-03-02T10:00:00.000Z' } as RequestEvent,
    taken,
  ];

  it('sets a password that nobody has, and signs out', async () => {
    const { services, order, stored } = watched();
    expect(await revokeCredential(services, stored(HISTORY.claimable))).toEqual({
      kind: 'happened',
      events: [{ type: 'CredentialRevoked', why: 'unclaimed' }],
    });
    expect(order).toEqual(['set sub-of-alice true', 'sign out sub-of-alice']);
    expect(services.calls).toEqual([]);
  });

  it('leaves alone whoever has replaced the temporary password that they were given', async () => {
    const temporary = requested({ plan: { ...revealPlan, password: 'temporary' } });
    const request = requestAfter(unsaved, temporary);
    const used = watched();
    expect(await revokeCredential(used.services, { request, notices: {} })).toEqual({
      kind: 'happened',
      events: [{ type: 'CredentialUsed' }],
    });
    expect(used.order).toEqual([]);
    const unused = watched({}, { 'sub-of-alice': 'FORCE_CHANGE_PASSWORD' });
    await revokeCredential(unused.services, { request, notices: {} });
    expect(unused.order).toContain('set sub-of-alice true');
  });

  it('has nothing to do for a user who is gone', async () => {
    const { services, order, stored } = watched({}, {} as never);
    expect(await revokeCredential(services, stored(unsaved))).toMatchObject({ kind: 'happened' });
    expect(order).toEqual([]);
  });
});

describe('locking', () => {
  it('disables first, replaces the password, signs out, and raises the alarm', async () => {
    const { services, order, stored } = watched();
    expect(await lockAccount(services, stored(HISTORY.disowned))).toEqual({
      kind: 'happened',
      events: [{ type: 'AccountLocked' }],
    });
    expect(order).toEqual([
      'disable sub-of-alice',
      'set sub-of-alice true',
      'sign out sub-of-alice',
    ]);
    expect(services.lines).toContainEqual(
      expect.objectContaining({ level: 'error', alarm: 'needs-attention', request: REQUEST_ID }),
    );
  });
});

describe('the DM and the modal afterwards', () => {
  it.each([
    ['revealed', 'chat.update', 'was shown'],
    ['disowned', 'chat.update', 'is being locked'],
    ['locked', 'chat.update', 'is locked'],
    ['revoked', 'chat.update', 'was revoked'],
  ] as const)('say what became of it: %s', async (stage, method, says) => {
    const { services, stored } = watched();
    const result = await showHandover(services, stored(HISTORY[stage]));
    expect(result).toMatchObject({ kind: 'shown', notice: 'handover', value: { shows: stage } });
    expect(services.calls).toHaveLength(1);
    expect(services.calls[0]?.method).toBe(method);
    expect(JSON.stringify(services.calls[0]?.arguments)).toContain(says);
  });

  it('tell whoever waits that nothing comes for now', async () => {
    const { services, stored } = watched();
    const blocked = stored([...asked, attention('reveal-credential')]);
    expect(await showHandover(services, blocked)).toMatchObject({
      value: { shows: 'trouble-ref-1' },
    });
    expect(services.calls[0]).toMatchObject({
      method: 'views.update',
      arguments: { view_id: 'V0MODAL' },
    });
  });
});

const HOLDERS = `${POOL_ID} sub-1`;
const user = poolUser({ username: 'u-1', sub: 'sub-1' });
const reset: Plan = {
  ...{ pool: 'staging', userPoolId: POOL_ID, username: 'u-1', sub: 'sub-1' },
  action: 'reset-password',
  delivery: 'reveal',
  recipient: 'U0LEAD',
  password: 'permanent',
  hideAfter: 600_000,
  claimWithin: 3_600_000,
};
const found: RequestEvent = { type: 'UserFound', username: 'u-1', sub: 'sub-1' };

/** The same once its button was pressed. */
function pressed(services: ReturnType<typeof resetting>['services']) {
  const events = HISTORY.claimable.filter(({ type }) => type === 'DeliveryAnnounced');
  return services.store.put(REQUEST_ID, [...events, revealAsked]);
}

function resetting(earlier: readonly RequestEvent[]) {
  const services = fakeWorkerServices({ users: usersBy(async () => user) });
  services.store.put(EARLIER, [requested(), ...earlier]);
  services.store.holders.set(HOLDERS, new Set([EARLIER]));
  const stored = services.store.put(REQUEST_ID, [requested({ plan: reset }), approved, found]);
  return { services, stored };
}

describe('announcing', () => {
  it('posts a button with its time, and no secret', async () => {
    const { services, stored } = resetting([]);
    const result = await announceDelivery(services, stored);
    const claimBy = new Date(NOW.getTime() + 3_600_000).toISOString();
    expect(result).toMatchObject({ events: [{ type: 'DeliveryAnnounced', claimBy }] });
    expect(services.calls[0]?.arguments.text).toBe(
      'Credentials for u-1 in Storefront staging wait for you.',
    );
  });

  it('leaves the earlier request alone, whose password is good for now, and is known beside it', async () => {
    const { services, stored } = resetting(HISTORY.revealed);
    await announceDelivery(services, stored);
    expect(services.store.trailOf(EARLIER)).not.toContain('Overtaken');
    expect(services.store.holders.get(HOLDERS)).toEqual(new Set([EARLIER, REQUEST_ID]));
  });
});

describe('overtaking', () => {
  it('happens as soon as the new password is in force, and before it is shown', async () => {
    const { services } = resetting(HISTORY.revealed);
    const stored = pressed(services);
    services.slack.views.update = (async () => {
      expect(services.store.lastEvent(EARLIER)).toMatchObject({ type: 'Overtaken' });
      return { ok: true };
    }) as never;
    expect(await revealCredential(services, stored)).toMatchObject({
      events: [{ type: 'Revealed' }],
    });
    expect(services.store.lastEvent(EARLIER)).toEqual(
      expect.objectContaining({ type: 'Overtaken', request: REQUEST_ID, action: 'reset-password' }),
    );
    expect(services.queue.woken.map(({ id }) => id)).toEqual([EARLIER]);
    expect([...(services.store.holders.get(HOLDERS) ?? [])]).not.toContain(EARLIER);
  });

  it('may happen twice, and somebody may write in between', async () => {
    const { services, stored } = resetting([...HISTORY.announced]);
    services.store.interfere = () => services.store.put(EARLIER, [delivered]);
    await overtake(services, stored.request, 'sub-1');
    services.store.holders.set(HOLDERS, new Set([EARLIER]));
    await overtake(services, stored.request, 'sub-1');
    expect(services.store.trailOf(EARLIER).filter((type) => type === 'Overtaken')).toHaveLength(1);
    expect(services.store.trailOf(EARLIER)).toContain(delivered.type);
  });

  it('leaves alone what shows nothing any more', async () => {
    const { services, stored } = resetting(HISTORY.hidden);
    await overtake(services, stored.request, 'sub-1');
    expect(services.store.trailOf(EARLIER)).not.toContain('Overtaken');
  });

  it('is not held up by a trail that is broken, which raises the alarm', async () => {
    const { services, stored } = resetting([]);
    const { load } = services.store;
    services.store.load = async (id) => {
      if (id === EARLIER) throw new BrokenTrail('a test');
      return load(id);
    };
    await overtake(services, stored.request, 'sub-1');
    expect(services.lines).toContainEqual(
      expect.objectContaining({ level: 'error', alarm: 'needs-attention', request: EARLIER }),
    );
  });

  it('of a clock by a newer password leaves that one alone', async () => {
    const { services, order, stored } = watched();
    const late = stored(HISTORY.claimable);
    services.store.holders.set(`${POOL_ID} sub-of-alice`, new Set([EARLIER]));
    await expect(revokeCredential(services, late)).rejects.toThrow(Conflict);
    expect(order).toEqual([]);
  });
});

it('a lost look at what was set is no reason to show it', async () => {
  const { services, stored } = watched({}, { 'sub-of-alice': 'FORCE_CHANGE_PASSWORD' });
  expect(await revealCredential(services, stored(asked))).toMatchObject({
    kind: 'trouble',
    trouble: { kind: 'not-confirmed' },
  });
  expect(services.calls.filter(({ method }) => method === 'views.update')).toEqual([]);
});
