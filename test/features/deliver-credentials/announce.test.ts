import { describe, expect, it } from 'vitest';
import type { RequestEvent } from '../../../src/domain/events.ts';
import type { Person } from '../../../src/domain/person.ts';
import type { Plan } from '../../../src/domain/plan.ts';
import {
  announceDelivery,
  closeAnnouncement,
  deliverCredential,
} from '../../../src/features/deliver-credentials/steps.ts';
import { fakeUsers, fakeWorkerServices } from '../../fake-services.ts';
import {
  announced,
  attention,
  HISTORY,
  lead,
  person,
  plan,
  requestAfter,
  requested,
} from '../../samples.ts';
import { type SlackAnswers, slackError } from '../../slack/fake-client.ts';

const alice = person('U0ALICE', { locale: 'ja-JP' });
const forAlice: Plan = { ...plan, recipient: 'U0ALICE', fallback: 'U0LEAD' };
const toAlice = { ...announced, to: 'U0ALICE', channel: 'D0ALICE' } as RequestEvent;

/** A request whose user stands, for that plan; and a Slack that takes messages for some. */
function standing(more: {
  plan?: Plan;
  people?: Person[];
  answers?: SlackAnswers;
  history?: readonly RequestEvent[];
}) {
  const services = fakeWorkerServices({
    people: more.people ?? [lead, alice],
    users: fakeUsers({ 'sub-of-alice': 'CONFIRMED' }),
    slack: {
      'chat.postMessage': ({ channel }) => ({ channel: `D-${channel}`, ts: '5.5' }),
      ...more.answers,
    },
  });
  const history = more.history ?? HISTORY.created;
  const request = requestAfter(history, requested({ plan: more.plan ?? forAlice }));
  const posted = () =>
    services.calls
      .filter(({ method }) => method === 'chat.postMessage')
      .map(({ arguments: { channel } }) => channel);
  return { services, stored: { request, notices: {} }, posted };
}

const refusing = (error: string): SlackAnswers => ({
  'chat.postMessage': ({ channel }) =>
    channel === 'U0ALICE' ? slackError(error) : { channel: `D-${channel}`, ts: '5.5' },
});
const announcedTo = (to: string) => ({
  kind: 'happened',
  events: [{ type: 'DeliveryAnnounced', to, channel: `D-${to}`, ts: '5.5' }],
});

describe('announcing', () => {
  it('goes to the recipient, and to nobody else while Slack takes it', async () => {
    const { services, stored, posted } = standing({});
    expect(await announceDelivery(services, stored)).toEqual(announcedTo('U0ALICE'));
    expect(posted()).toEqual(['U0ALICE']);
  });

  it('goes to the fallback, in their language, when Slack takes none for the recipient', async () => {
    const { services, stored, posted } = standing({ answers: refusing('cannot_dm_bot') });
    expect(await announceDelivery(services, stored)).toEqual(announcedTo('U0LEAD'));
    expect(posted()).toEqual(['U0ALICE', 'U0LEAD']);
    expect(services.calls.at(-1)?.arguments.text).toBe(
      'Credentials for alice@example.com in Storefront staging are being prepared.',
    );
    expect(services.lines).toMatchObject([
      {
        level: 'warn',
        msg: 'no DM to the recipient',
        request: stored.request.id,
        recipient: 'U0ALICE',
      },
    ]);
  });

  it.each([
    ['nobody was named', plan, [lead, alice]],
    ['Slack does not know them', forAlice, [alice]],
    ['they left', forAlice, [alice, person('U0LEAD', { kind: 'deactivated' })]],
    ['they are elsewhere', forAlice, [alice, person('U0LEAD', { teamId: 'T0ELSE' })]],
  ])('has no fallback when %s: the trouble is the recipient’s', async (_why, planned, people) => {
    const { services, stored, posted } = standing({
      plan: { ...planned, recipient: 'U0ALICE' },
      people,
      answers: refusing('cannot_dm_bot'),
    });
    const asked: unknown[] = [];
    const { find } = services.members;
    services.members.find = async (id) => {
      asked.push(id);
      return find(id);
    };
    await expect(announceDelivery(services, stored)).rejects.toThrow('cannot_dm_bot');
    expect(posted()).toEqual(['U0ALICE']);
    expect(asked).not.toContain(undefined);
  });

  it.each(['ratelimited', 'internal_error', 'token_revoked'])(
    'waits for the recipient when Slack says no more than %s',
    async (error) => {
      const { services, stored, posted } = standing({ answers: refusing(error) });
      await expect(announceDelivery(services, stored)).rejects.toThrow(error);
      expect(posted()).toEqual(['U0ALICE']);
    },
  );

  it('tells what Slack said of the fallback, when it takes none for them either', async () => {
    const answers = { 'chat.postMessage': () => slackError('account_inactive') };
    const both: SlackAnswers = {
      'chat.postMessage': ({ channel }) =>
        slackError(channel === 'U0ALICE' ? 'cannot_dm_bot' : 'messages_tab_disabled'),
    };
    const { services, stored } = standing({ answers: both });
    await expect(announceDelivery(services, stored)).rejects.toThrow('messages_tab_disabled');
    const inactive = standing({ answers });
    await expect(announceDelivery(inactive.services, inactive.stored)).rejects.toThrow(
      'account_inactive',
    );
    expect(inactive.posted()).toEqual(['U0ALICE']);
  });

  it.each([{ channel: 'D1' }, { ts: '1.1' }])(
    'does not go on without knowing where the message is: %o',
    async (answer) => {
      const { services, stored } = standing({ answers: { 'chat.postMessage': () => answer } });
      await expect(announceDelivery(services, stored)).rejects.toThrow('without a place');
    },
  );
});

describe('a DM that somebody deletes', () => {
  const gone: SlackAnswers = { 'chat.update': () => slackError('message_not_found') };
  const deleted = (times: number) => [
    ...HISTORY.created,
    ...Array.from({ length: times }, () => toAlice),
  ];

  it('is announced anew, four times more', async () => {
    const { services, stored } = standing({ answers: gone, history: deleted(4) });
    expect(await deliverCredential(services, stored)).toEqual(announcedTo('U0ALICE'));
  });

  it('is not announced a sixth time: somebody has to talk to the recipient', async () => {
    const { services, stored, posted } = standing({ answers: gone, history: deleted(5) });
    expect(await deliverCredential(services, stored)).toEqual({
      kind: 'trouble',
      trouble: { kind: 'message-deleted' },
    });
    expect(posted()).toEqual([]);
  });

  it('is announced anew once somebody has talked to them and asks for another try', async () => {
    const given = [attention('deliver-credential'), { type: 'RetryAsked', by: 'U0LEAD' } as const];
    const history = [...deleted(5), ...given, ...deleted(4).slice(HISTORY.created.length)];
    const { services, stored } = standing({ answers: gone, history });
    expect(await deliverCredential(services, stored)).toEqual(announcedTo('U0ALICE'));
    const again = standing({ answers: gone, history: [...history, toAlice] });
    expect(await deliverCredential(again.services, again.stored)).toMatchObject({
      trouble: { kind: 'message-deleted' },
    });
  });
});

describe('a DM that promised a password which will not come', () => {
  const place = { channel: 'D0ALICE', ts: '7.7' };

  it.each([
    ['expired', { type: 'Expired' }],
    ['stopped', { type: 'Stopped', by: 'U0LEAD' }],
  ] as const)('says so where it stands, to whom it was sent: %s', async (kind, event) => {
    const { services, stored } = standing({ history: [...HISTORY.created, toAlice, event] });
    expect(await closeAnnouncement(services, stored)).toEqual({
      kind: 'shown',
      notice: 'announcement',
      value: { ...place, shows: kind },
    });
    expect(services.calls).toMatchObject([
      { method: 'chat.update', arguments: { ...place, blocks: [{ type: 'section' }] } },
    ]);
    const text = services.calls[0]?.arguments.text;
    expect(text).toContain('Storefront staging の alice@example.com の認証情報');
    expect(text).toContain('届きません');
    expect(JSON.stringify(services.calls[0]?.arguments.blocks)).toContain(text);
  });

  it('is closed when somebody has deleted it', async () => {
    const { services, stored } = standing({
      history: [...HISTORY.created, toAlice, { type: 'Expired' }],
      answers: { 'chat.update': () => slackError('message_not_found') },
    });
    expect(await closeAnnouncement(services, stored)).toMatchObject({ kind: 'shown' });
  });

  it('cannot be closed where none was posted', async () => {
    const { services, stored } = standing({ history: [...HISTORY.created, { type: 'Expired' }] });
    await expect(closeAnnouncement(services, stored)).rejects.toThrow('has announced nothing');
  });
});

describe('a delivery that is given up', () => {
  const history = [...HISTORY.created, toAlice, attention('deliver-credential')];

  it('leaves the DM as neutral as it was announced, until the trouble is mended', async () => {
    const { services, stored } = standing({ history });
    expect(await closeAnnouncement(services, stored)).toEqual({
      kind: 'shown',
      notice: 'announcement',
      value: { channel: 'D0ALICE', ts: '7.7', shows: 'trouble-ref-1' },
    });
    expect(services.calls).toMatchObject([
      { method: 'chat.update', arguments: { channel: 'D0ALICE', ts: '7.7' } },
    ]);
    expect(services.calls[0]?.arguments.text).toContain('認証情報を準備しています');
  });

  it('is no reason to touch a DM while nothing stands in the way', async () => {
    const { services, stored } = standing({ history: [...HISTORY.created, toAlice] });
    await expect(closeAnnouncement(services, stored)).rejects.toThrow('has announced nothing');
    expect(services.calls).toEqual([]);
  });
});
