import { describe, expect, it } from 'vitest';
import type { StandingFreeze } from '../../../src/aws/freezes.ts';
import type { RequestEvent } from '../../../src/domain/events.ts';
import type { Person } from '../../../src/domain/person.ts';
import * as reviewRequest from '../../../src/features/review-request/listen.ts';
import { fakeFrontServices } from '../../fake-services.ts';
import {
  approver,
  attention,
  HISTORY,
  lead,
  nobody,
  REQUEST_ID,
  requested,
} from '../../samples.ts';
import { listening } from '../listening.ts';

const doubtful: readonly RequestEvent[] = [
  ...HISTORY.creating,
  {
    type: 'AttentionNeeded',
    step: 'create-user',
    trouble: {
      kind: 'maybe-ours',
      email: 'alice@example.com',
      sub: 'sub-of-alice',
      createdAt: '2026-03-02T09:00:00.000Z',
    },
    reference: 'ref-1',
  },
];
const failed = [...HISTORY.creating, attention('create-user')];

/** Somebody presses a button of a request with that history, once or more. */
async function pressed(
  button: string,
  history: readonly RequestEvent[],
  person: Person,
  { value = REQUEST_ID, times = 1, freezes = [] as StandingFreeze[] } = {},
) {
  const services = fakeFrontServices();
  services.store.put(REQUEST_ID, [requested(), ...history]);
  services.store.freezes = freezes;
  const { press } = listening(reviewRequest, services);
  const told: string[] = [];
  for (let time = 0; time < times; time += 1) {
    const reaction = await press(button, value, person);
    told.push(...reaction.told);
  }
  const added = services.store.trailOf(REQUEST_ID).slice(1 + history.length);
  return { told, added, last: services.store.lastEvent(REQUEST_ID), queue: services.queue.woken };
}

describe('the buttons of card and receipt', () => {
  it.each([
    ['cancel-request', HISTORY.pending, lead, 'Cancelled'],
    ['retry-request', failed, lead, 'RetryAsked'],
    ['stop-request', failed, approver, 'Stopped'],
  ] as const)(
    '%s: the event is written and the worker woken',
    async (button, history, who, type) => {
      const { told, added, last, queue } = await pressed(button, history, who);
      expect(told).toEqual([]);
      expect(added).toEqual([type]);
      expect(last).toMatchObject({ by: who.id });
      expect(queue).toHaveLength(1);
    },
  );

  it.each([
    ['cancel-request', HISTORY.pending, 'Only <@U0LEAD> can withdraw this request'],
    ['retry-request', failed, 'are decided by <!subteam^S0APPROVERS>, <@U0SECOND>'],
    ['stop-request', failed, 'are decided by <!subteam^S0APPROVERS>, <@U0SECOND>'],
    ['claim-user', doubtful, 'are decided by <!subteam^S0APPROVERS>, <@U0SECOND>'],
  ] as const)('%s: others are told whose it is', async (button, history, sentence) => {
    const { told, added } = await pressed(button, history, nobody);
    expect(told.join()).toContain(sentence);
    expect(added).toEqual([]);
  });

  it.each([
    ['cancel-request', HISTORY.pending, lead],
    ['stop-request', failed, approver],
  ] as const)(
    '%s: a click that Slack delivers twice is told nothing',
    async (button, past, who) => {
      const { told, added } = await pressed(button, past, who, { times: 2 });
      expect(told).toEqual([]);
      expect(added).toHaveLength(1);
    },
  );

  it('claim-user: takes the user that the button names, and no other', async () => {
    const value = `${REQUEST_ID} sub-of-alice`;
    const { told, last } = await pressed('claim-user', doubtful, approver, { value });
    expect(told).toEqual([]);
    expect(last).toMatchObject({ type: 'ClaimedAsOurs', by: 'U0APPROVER', sub: 'sub-of-alice' });
    const other = { value: `${REQUEST_ID} sub-of-another` };
    const refused = await pressed('claim-user', doubtful, approver, other);
    expect(refused.told.join()).toContain('There is no such question any more');
    expect(refused.added).toEqual([]);
  });

  it('claim-user: takes nobody while it is frozen, when a request can still be stopped', async () => {
    const freezes = [{ by: 'U0NOAH', at: '2026-03-02T10:00:00.000Z' }];
    const value = `${REQUEST_ID} sub-of-alice`;
    const { told, added } = await pressed('claim-user', doubtful, approver, { value, freezes });
    expect(told.join()).toContain('<@U0NOAH>');
    expect(added).toEqual([]);
    expect((await pressed('stop-request', failed, approver, { freezes })).added).toEqual([
      'Stopped',
    ]);
  });

  it('retry-request: takes a late click for an answer to what it stood under alone', async () => {
    const now = { value: `${REQUEST_ID} ref-1` };
    expect((await pressed('retry-request', failed, lead, now)).added).toEqual(['RetryAsked']);
    const late = await pressed('retry-request', failed, lead, { value: `${REQUEST_ID} ref-0` });
    expect(late.told.join()).toContain('There is nothing to try again');
    expect(late.added).toEqual([]);
  });

  it('know no request by a value that is not theirs', async () => {
    for (const value of ['', 'unheard-of']) {
      const { told, added } = await pressed('stop-request', failed, lead, { value });
      expect(told.join()).toContain('I do not know this request');
      expect(added).toEqual([]);
    }
  });
});
