import type { WebAPICallResult } from '@slack/web-api';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { advance } from '../../src/advance/advance.ts';
import { digest } from '../../src/domain/canonical.ts';
import type { RequestEvent } from '../../src/domain/events.ts';
import { milestone, type NoticeKind } from '../../src/domain/next-step.ts';
import { refused } from '../../src/domain/result.ts';
import type { StepName } from '../../src/domain/step.ts';
import type { PoolUser } from '../../src/domain/user-pool.ts';
import { createMembers } from '../../src/slack/members.ts';
import { type Call, longest, STEP_CALLS } from '../../src/time-budget.ts';
import { easyProvisioning, fakeWorkerServices } from '../fake-services.ts';
import { denied, HISTORY, NOW, plan, REQUEST_ID, requested } from '../samples.ts';
import { FakeWebClient, type SlackAnswers, slackError } from '../slack/fake-client.ts';

/** Every call takes as long as it may, on a clock that nobody waits for. */
const takes = (...calls: readonly Call[]) =>
  new Promise<void>((done) => {
    setTimeout(done, longest(...calls));
  });

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
});
afterEach(() => {
  vi.useRealTimers();
});

class SlowWebClient extends FakeWebClient {
  override async apiCall(
    method: string,
    options: Record<string, unknown> = {},
  ): Promise<WebAPICallResult> {
    await takes('slack');
    return super.apiCall(method, options);
  }
}

const MEMBERS: Record<string, string[]> = {
  S0LEADS: ['U0LEAD'],
  S0APPROVERS: ['U0APPROVER'],
};

const people: SlackAnswers = {
  'users.info': ({ user }) => ({ user: { id: user, team_id: 'T0HOME' } }),
  'usergroups.users.list': ({ usergroup }) => ({ users: MEMBERS[String(usergroup)] ?? [] }),
};
const deleted: SlackAnswers = { 'chat.update': () => slackError('message_not_found') };
const unreachable: SlackAnswers = { 'chat.postMessage': () => slackError('user_disabled') };

const CONFIRMED: PoolUser = { username: 'u-1', sub: 'sub-1', status: 'CONFIRMED', createdAt: '' };

/** A worker that knows nobody yet, whose calls take their time. */
function slowWorker(slack: SlackAnswers, user: PoolUser | undefined) {
  const services = fakeWorkerServices();
  const client = new SlowWebClient({
    'chat.postMessage': ({ channel }) => ({ channel, ts: '1.1' }),
    ...people,
    ...slack,
  });
  let read = false;
  return {
    ...services,
    slack: client,
    members: createMembers(client, () => new Date()),
    now: () => new Date(),
    policy: async () => {
      if (!read) await takes('policy');
      read = true;
      return services.policy();
    },
    users: {
      find: async () => {
        await takes('cognitoRead');
        return user;
      },
    },
    provisioning: {
      describe: async (...given: Parameters<typeof easyProvisioning.describe>) => {
        await takes('cognitoRead');
        return easyProvisioning.describe(...given);
      },
      create: async () => {
        await takes('cognitoWrite');
        return refused('taken' as const);
      },
      setPermanentPassword: () => takes('cognitoWrite'),
    },
  };
}

type Worker = ReturnType<typeof slowWorker>;

/** Another request had the address, and is over. */
const ADDRESS_TAKEN = 'ffffffffffffffff';

function slowClaims({ store }: Worker): void {
  const { load, claimAddress } = store;
  store.put(ADDRESS_TAKEN, [requested(), denied]);
  store.claims.set(`${plan.userPoolId} ${plan.email}`, ADDRESS_TAKEN);
  store.load = async (id) => {
    if (id === ADDRESS_TAKEN) await takes('table');
    return load(id);
  };
  store.claimAddress = async (...given) => {
    await takes('table', 'table');
    return claimAddress(...given);
  };
}

/** Messages that stand already; `late` are those that have to be edited. */
async function show({ store }: Worker, late: readonly NoticeKind[]): Promise<void> {
  for (const kind of ['card', 'receipt'] as const) {
    const stored = await store.load(REQUEST_ID);
    if (!stored) throw new Error('The request is written before its messages');
    const shows = late.includes(kind) ? 'nothing yet' : milestone(stored.request);
    await store.saveNotice(stored, kind, { channel: 'C0', ts: '1.1', shows });
  }
}

interface Way {
  history: readonly RequestEvent[];
  slack?: SlackAnswers;
  late?: readonly NoticeKind[];
  /** The moment at which the worker looks. */
  at?: string;
}

const toAnother = { ...plan, recipient: 'U0RECIPIENT', fallback: 'U0LEAD' };

/** Approved as it is, with this recipient and this fallback. */
function bound(event: RequestEvent): RequestEvent {
  return event.type === 'Approved' ? { ...event, digest: digest(toAnother) } : event;
}

const LAPSED = '2026-03-06T09:00:00.000Z';
const REMIND = '2026-03-02T13:30:00.000Z';

/** The longest way through each step that we know of. */
const WAYS: Record<StepName, Way> = {
  'show-card': { history: HISTORY.approved, slack: deleted, late: ['card'] },
  'show-receipt': { history: HISTORY.approved, slack: deleted, late: ['receipt'] },
  'remind-approvers': { history: HISTORY.pending, slack: deleted, at: REMIND },
  'tell-outcome': { history: HISTORY.denied },
  'close-announcement': { history: [...HISTORY.announced, { type: 'Expired' }] },
  expire: { history: HISTORY.creating, at: LAPSED },
  'start-creation': { history: HISTORY.approved },
  'create-user': { history: HISTORY.creating },
  'announce-delivery': { history: HISTORY.created, slack: unreachable },
  // Announced to the fallback, who has deleted the DM; now Slack takes none for anybody.
  'deliver-credential': { history: HISTORY.announced, slack: { ...deleted, ...unreachable } },
  'hide-credential': { history: HISTORY.acknowledged },
};

it.each(Object.entries(WAYS))('%s takes as long as is reckoned', async (step, way) => {
  const user = step === 'deliver-credential' ? CONFIRMED : undefined;
  const services = slowWorker(way.slack ?? {}, user);
  services.store.put(REQUEST_ID, [requested({ plan: toAnother }), ...way.history.map(bound)]);
  await show(services, way.late ?? []);
  slowClaims(services);
  if (way.at) vi.setSystemTime(way.at);
  const start = Date.now();
  let steps = 1;
  const oneStep = () => (steps-- > 0 ? Number.POSITIVE_INFINITY : 0);
  let elapsed = Number.NaN;
  const run = advance(services, REQUEST_ID, oneStep).finally(() => {
    elapsed = Date.now() - start;
  });
  await vi.runAllTimersAsync();
  await run;
  expect(services.lines).toContainEqual(expect.objectContaining({ step }));
  expect(elapsed).toBe(longest(...STEP_CALLS[step as StepName]));
});
