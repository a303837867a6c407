import type { WebAPICallResult } from '@slack/web-api';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { advance } from '../../src/advance/advance.ts';
import { digest } from '../../src/domain/canonical.ts';
import type { RequestEvent } from '../../src/domain/events.ts';
import { GLASS_ANNOUNCED, milestone, type NoticeKind } from '../../src/domain/next-step.ts';
import type { Plan, UserPlan } from '../../src/domain/plan.ts';
import { refused } from '../../src/domain/result.ts';
import { sealCode } from '../../src/domain/sealed-code.ts';
import { Secret } from '../../src/domain/secret.ts';
import type { StepName } from '../../src/domain/step.ts';
import type { PoolUser } from '../../src/domain/user-pool.ts';
import { createMembers } from '../../src/slack/members.ts';
import { type Call, longest, STEP_CALLS } from '../../src/time-budget.ts';
import {
  easyChanges,
  easyClients,
  easyPools,
  fakeWorkerServices,
  poolUser,
} from '../fake-services.ts';
import {
  announced,
  claimable,
  denied,
  HISTORY,
  NOW,
  overtaken,
  plan,
  policyWith,
  REQUEST_ID,
  rawPool,
  requested,
  revealAsked,
} from '../samples.ts';
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
const onlyInChannels: SlackAnswers = {
  'chat.postMessage': ({ channel }) =>
    channel === 'C0REQUESTS' ? { channel, ts: '1.1' } : slackError('user_disabled'),
};
const unreachable: SlackAnswers = { 'chat.postMessage': () => slackError('user_disabled') };

const CONFIRMED = poolUser({ sub: 'sub-1' });

/** A pool in which every step has all to do that it can have to do. */
const policy = policyWith({
  staging: rawPool({
    client: { id: 'client', secretParameter: '/client' },
    attributes: ['phone_number'],
    groups: ['editors'],
    changeableAttributes: ['email'],
    actions: {
      'show-user': {},
      'reset-password': {},
      'change-attribute': {},
      'disable-user': {},
      'verify-by-code': {},
    },
    protected: { groups: ['admins'], users: [] },
    breakGlass: { people: ['S0LEADS'], tell: ['U0SECOND', 'U0NOBODY'] },
  }),
});

/** A worker that knows nobody yet, whose calls take their time. */
function slowWorker(slack: SlackAnswers, user: PoolUser | undefined) {
  const services = fakeWorkerServices({ policy });
  const client = new SlowWebClient({
    'chat.postMessage': ({ channel }) => ({ channel, ts: '1.1' }),
    ...people,
    ...slack,
  });
  let read = false;
  let described = false;
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
      groupsOf: async () => {
        await takes('cognitoRead');
        return [];
      },
    },
    pools: {
      // Remembered, as by the real one.
      describe: async (...given: Parameters<typeof easyPools.describe>) => {
        if (!described) await takes('cognitoRead');
        described = true;
        const pool = await easyPools.describe(...given);
        return { ...pool, signInAttributes: ['email', 'phone_number'] };
      },
      groups: async () => {
        await takes('cognitoRead');
        return ['editors'];
      },
    },
    changes: {
      ...easyChanges,
      sendInvitation: async (...given: Parameters<typeof easyChanges.sendInvitation>) => {
        await takes('cognitoWrite');
        return easyChanges.sendInvitation(...given);
      },
      signOutEverywhere: () => takes('cognitoWrite'),
      disable: () => takes('cognitoWrite'),
      addToGroup: async (...given: Parameters<typeof easyChanges.addToGroup>) => {
        await takes('cognitoWrite');
        return easyChanges.addToGroup(...given);
      },
      updateAttributes: async (...given: Parameters<typeof easyChanges.updateAttributes>) => {
        await takes('cognitoWrite');
        return easyChanges.updateAttributes(...given);
      },
    },
    clients: {
      ...easyClients,
      sendCode: async (...given: Parameters<typeof easyClients.sendCode>) => {
        await takes('cognitoWrite');
        return easyClients.sendCode(...given);
      },
      verify: async (...given: Parameters<typeof easyClients.verify>) => {
        await takes('cognitoWrite');
        return easyClients.verify(...given);
      },
      signIn: async (...given: Parameters<typeof easyClients.signIn>) => {
        await takes('secret', 'cognitoWrite');
        return easyClients.signIn(...given);
      },
    },
    provisioning: {
      create: async () => {
        await takes('cognitoWrite');
        return refused('taken' as const);
      },
      setPassword: () => takes('cognitoWrite'),
    },
  };
}

type Worker = ReturnType<typeof slowWorker>;

/** Another request had the address, and is over. */
const ADDRESS_TAKEN = 'ffffffffffffffff';

function slowTable({ store }: Worker): void {
  const { load, claimAddress, frozen } = store;
  store.frozen = async (...given) => {
    await takes('table');
    return frozen(...given);
  };
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

/** An earlier request shows the user's password, and somebody else writes to it just then. */
const OVERTAKEN = 'eeeeeeeeeeeeeeee';

function slowHolder({ store, queue }: Worker): void {
  const { load, append, holdPassword } = store;
  store.put(OVERTAKEN, [requested(), ...HISTORY.delivered]);
  let faster = true;
  store.passwordHolders = async () => {
    await takes('table');
    return [REQUEST_ID, OVERTAKEN];
  };
  store.releasePassword = () => takes('table');
  store.holdPassword = async (...given) => {
    await takes('table');
    return holdPassword(...given);
  };
  store.load = async (id) => {
    if (id === OVERTAKEN) await takes('table');
    return load(id);
  };
  store.append = async (stored, events) => {
    const own = stored.request.id !== OVERTAKEN;
    const lost = !own && faster;
    if (events[0]?.type === 'RevealBegun' || lost) await takes('table', 'table');
    else if (!own) await takes('table');
    faster &&= own;
    return lost ? undefined : append(stored, events);
  };
  queue.wake = () => takes('queue');
}

/** As the front passes it on. */
function sealed(code: string | undefined): string | undefined {
  const use = { requestId: REQUEST_ID, proof: { attribute: 'email', rejected: 0 } } as const;
  return code && sealCode(new Secret('xoxb-key'), use, new Secret(code));
}

/** Messages that stand already; `late` are those that have to be edited. */
async function show({ store }: Worker, late: readonly NoticeKind[]): Promise<void> {
  const lately = (kind: NoticeKind) => (late.includes(kind) ? 'email-0-0' : undefined);
  for (const kind of ['card', 'receipt', ...late] as const) {
    const stored = await store.load(REQUEST_ID);
    if (!stored) throw new Error('The request is written before its messages');
    const shows = kind === 'glass' ? GLASS_ANNOUNCED : (lately(kind) ?? milestone(stored.request));
    await store.saveNotice(stored, kind, { channel: 'C0', ts: '1.1', shows });
  }
}

interface Way {
  /** The plan, unless it is the new account with everything that it can have. */
  plan?: Plan;
  /** Whom Cognito knows. */
  user?: PoolUser;
  history: readonly RequestEvent[];
  slack?: SlackAnswers;
  late?: readonly NoticeKind[];
  /** The moment at which the worker looks. */
  at?: string;
  /** What somebody has typed. */
  code?: string;
}

const attributes = { phone_number: '+819012345678' };
const toAnother = {
  ...plan,
  attributes,
  groups: ['editors'],
  recipient: 'U0RECIPIENT',
  fallback: 'U0LEAD',
};
const proving: Plan = { ...plan, recipient: 'U0RECIPIENT', verifyByCode: ['email'] };
const glassBroken: RequestEvent = {
  type: 'GlassBroken',
  by: 'U0LEAD',
  reason: 'Nobody is here and it burns',
  digest: digest(toAnother),
  tell: ['U0SECOND', 'U0NOBODY'],
};
const codeSent: RequestEvent = {
  type: 'CodeSent',
  attribute: 'email',
  destination: 'a***@e***',
};
const invitation: Plan = {
  action: 'add-user',
  pool: plan.pool,
  userPoolId: plan.userPoolId,
  email: plan.email,
  delivery: 'invitation',
  mediums: ['EMAIL'],
};
const known = { pool: plan.pool, userPoolId: plan.userPoolId, username: 'u-1', sub: 'sub-1' };
const reset: UserPlan = {
  ...known,
  action: 'reset-password',
  delivery: 'dm',
  recipient: 'U0RECIPIENT',
  fallback: 'U0LEAD',
  password: 'permanent',
  hideAfter: 600_000,
};
const shownByButton: Plan = { ...plan, delivery: 'reveal', claimWithin: 86_400_000 };
const resetByButton: UserPlan = { ...reset, delivery: 'reveal', claimWithin: 86_400_000 };
const change: UserPlan = {
  ...known,
  action: 'change-attribute',
  attribute: 'email',
  to: 'alice@example.com',
};
const disabling: UserPlan = { ...known, action: 'disable-user' };
const proof: UserPlan = { ...reset, action: 'verify-by-code', attribute: 'email' };
const found: RequestEvent = { type: 'UserFound', username: 'u-1', sub: 'sub-1' };

/** Approved exactly as it is. */
function bound(event: RequestEvent, approved: Plan): RequestEvent {
  return event.type === 'Approved' ? { ...event, digest: digest(approved) } : event;
}

const LAPSED = '2026-03-06T09:00:00.000Z';
const REMIND = '2026-03-02T13:30:00.000Z';

/** The longest way through each step that we know of. */
const WAYS: Record<StepName, Way> = {
  'show-card': { history: HISTORY.approved, slack: deleted, late: ['card'] },
  'show-receipt': { history: HISTORY.pending, slack: deleted, late: ['receipt'] },
  'remind-approvers': { history: HISTORY.pending, slack: deleted, at: REMIND },
  'tell-outcome': { history: HISTORY.denied },
  'announce-broken-glass': { history: [glassBroken] },
  'announce-lock': { history: HISTORY.locked },
  'tell-of-broken-glass': { history: [glassBroken], late: ['glass'], slack: onlyInChannels },
  'show-proof': {
    plan: proving,
    history: [...HISTORY.created, codeSent],
    late: ['proof'],
    slack: deleted,
  },
  'close-announcement': { history: [...HISTORY.announced, { type: 'Expired' }] },
  expire: { history: HISTORY.creating, at: LAPSED },
  'start-creation': { history: HISTORY.approved },
  'create-user': { history: HISTORY.creating },
  'add-to-group': { history: HISTORY.created },
  'send-invitation': { plan: invitation, history: HISTORY.created },
  'find-user': { plan: change, user: CONFIRMED, history: HISTORY.approved },
  'apply-change': { plan: disabling, user: CONFIRMED, history: [...HISTORY.approved, found] },
  'send-code': { plan: proof, user: CONFIRMED, history: [...HISTORY.approved, found] },
  'check-code': {
    plan: proof,
    user: CONFIRMED,
    history: [...HISTORY.approved, found, codeSent],
    code: '123456',
  },
  'announce-delivery': {
    plan: reset,
    user: CONFIRMED,
    history: [...HISTORY.approved, found],
    slack: unreachable,
  },
  // Announced to the fallback, who has deleted the DM; now Slack takes none for anybody.
  'deliver-credential': {
    plan: reset,
    user: CONFIRMED,
    history: [...HISTORY.approved, found, announced],
    slack: { ...deleted, ...unreachable },
  },
  'hide-credential': {
    plan: shownByButton,
    history: [...HISTORY.claimable, revealAsked, { ...overtaken }],
  },
  'reveal-credential': {
    plan: resetByButton,
    user: CONFIRMED,
    history: [...HISTORY.approved, found, claimable, revealAsked],
  },
  'show-handover': { plan: shownByButton, history: HISTORY.revealed },
  'revoke-credential': {
    plan: resetByButton,
    user: CONFIRMED,
    history: [...HISTORY.approved, found, claimable],
    at: LAPSED,
  },
  'lock-account': { plan: shownByButton, user: CONFIRMED, history: HISTORY.disowned },
};

it.each(Object.entries(WAYS))('%s takes as long as is reckoned', async (step, way) => {
  const services = slowWorker(way.slack ?? {}, way.user);
  const asked = way.plan ?? toAnother;
  const history = way.history.map((event) => bound(event, asked));
  services.store.put(REQUEST_ID, [requested({ plan: asked }), ...history]);
  await show(services, way.late ?? []);
  slowTable(services);
  slowHolder(services);
  if (way.at) vi.setSystemTime(way.at);
  const start = Date.now();
  let steps = 1;
  const oneStep = () => (steps-- > 0 ? Number.POSITIVE_INFINITY : 0);
  let elapsed = Number.NaN;
  const run = advance(services, REQUEST_ID, oneStep, sealed(way.code)).finally(() => {
    elapsed = Date.now() - start;
  });
  await vi.runAllTimersAsync();
  await run;
  expect(services.lines).toContainEqual(expect.objectContaining({ step }));
  expect(elapsed).toBe(longest(...STEP_CALLS[step as StepName]));
});
