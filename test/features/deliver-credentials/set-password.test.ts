import { describe, expect, it } from 'vitest';
import type { AppClients } from '../../../src/aws/app-client.ts';
import type { SignIn } from '../../../src/aws/sign-in.ts';
import type { RequestEvent } from '../../../src/domain/events.ts';
import type { Plan, UserPlan } from '../../../src/domain/plan.ts';
import { Secret } from '../../../src/domain/secret.ts';
import { deliverCredential } from '../../../src/features/deliver-credentials/steps.ts';
import {
  easyChanges,
  easyClients,
  easyProvisioning,
  fakeWorkerServices,
  poolUser,
  usersBy,
} from '../../fake-services.ts';
import {
  announced,
  HISTORY,
  plan,
  policyWith,
  rawPool,
  requestAfter,
  requested,
} from '../../samples.ts';

const CLIENT = { id: 'client', secretParameter: '/client' };
const REQUIRED: SignIn = {
  kind: 'new-password-required',
  session: new Secret('session'),
  username: 'alice',
  missing: ['given_name'],
};
const REFUSED: SignIn = { kind: 'refused', error: 'NotAuthorizedException' };
const MFA: SignIn = { kind: 'challenged', challenge: 'SOFTWARE_TOKEN_MFA' };

interface Given {
  asked?: Plan;
  history?: readonly RequestEvent[];
  /** What AdminGetUser says, one answer after the other; the last one stays. */
  seen: readonly { status: string; enabled?: boolean }[];
  client?: object | undefined;
  clients?: Partial<AppClients>;
}

/** Delivers, and writes down what Cognito was asked and what stands in the DM. */
async function deliver({ asked = plan, history = HISTORY.announced, seen, ...given }: Given) {
  const order: string[] = [];
  const set: string[] = [];
  const left = [...seen];
  const services = fakeWorkerServices({
    policy: policyWith({ staging: rawPool('client' in given ? { client: given.client } : {}) }),
    users: usersBy(async () => poolUser(left.length > 1 ? left.shift() : left[0])),
    provisioning: {
      ...easyProvisioning,
      setPassword: async (_pool, sub, password, { permanent }) => {
        order.push(`set ${permanent ? 'permanent' : 'temporary'} for ${sub}`);
        set.push(password.expose());
      },
    },
    changes: {
      ...easyChanges,
      signOutEverywhere: async (_pool, sub) => {
        order.push(`sign out ${sub}`);
      },
    },
    clients: { ...easyClients, ...given.clients },
    slack: { 'chat.update': () => ({}) },
  });
  const request = requestAfter(history, requested({ plan: asked }));
  const result = await deliverCredential(services, { request, notices: {} });
  const shown = JSON.stringify(services.calls);
  return { result, order, set, shown };
}

const signingIn = (signIn: SignIn): Partial<AppClients> => ({ signIn: async () => signIn });

describe('a temporary password', () => {
  const temporary = { ...plan, password: 'temporary' } as const;
  const waiting = [{ status: 'FORCE_CHANGE_PASSWORD' }];

  it('leaves FORCE_CHANGE_PASSWORD, and its validity is shown and recorded', async () => {
    const { result, order, shown } = await deliver({ asked: temporary, seen: waiting });
    const validUntil = '2026-03-09T09:00:00.000Z';
    expect(order).toEqual(['set temporary for sub-of-alice']);
    expect(result).toMatchObject({
      events: [{ type: 'CredentialDelivered', status: 'FORCE_CHANGE_PASSWORD', validUntil }],
    });
    expect(shown).toContain('This password is temporary');
    expect(shown).toContain(String(new Date(validUntil).getTime() / 1_000));
  });

  it('is seen to meet NEW_PASSWORD_REQUIRED where the policy names an app client', async () => {
    const { result } = await deliver({
      asked: temporary,
      seen: waiting,
      client: CLIENT,
      clients: signingIn(REQUIRED),
    });
    expect(result).toMatchObject({
      events: [
        { type: 'CredentialDelivered' },
        { type: 'SignInChecked', challenge: 'NEW_PASSWORD_REQUIRED' },
      ],
    });
  });

  it('that signs in without being asked for another one is not shown', async () => {
    const { result, shown } = await deliver({ asked: temporary, seen: waiting, client: CLIENT });
    expect(result).toEqual({
      kind: 'trouble',
      trouble: { kind: 'sign-in-failed', error: 'signed-in' },
    });
    expect(shown).toBe('[]');
  });
});

describe('a permanent password', () => {
  const confirmed = [{ status: 'CONFIRMED' }];

  it('is seen to sign in, and the tokens of that are worthless at once', async () => {
    const { result, order } = await deliver({ seen: confirmed, client: CLIENT });
    expect(order).toEqual(['set permanent for sub-of-alice', 'sign out sub-of-alice']);
    expect(result).toMatchObject({
      events: [{ type: 'CredentialDelivered', status: 'CONFIRMED' }, { type: 'SignInChecked' }],
    });
  });

  it('that does not sign in is shown to nobody', async () => {
    const { result, set, shown } = await deliver({
      seen: confirmed,
      client: CLIENT,
      clients: signingIn(REFUSED),
    });
    expect(result).toEqual({
      kind: 'trouble',
      trouble: { kind: 'sign-in-failed', error: 'NotAuthorizedException' },
    });
    expect(shown).not.toContain(set[0]);
  });

  it('was right when Cognito goes on to ask for a second factor', async () => {
    const { result } = await deliver({ seen: confirmed, client: CLIENT, clients: signingIn(MFA) });
    expect(result).toMatchObject({
      events: [
        { type: 'CredentialDelivered' },
        { type: 'SignInChecked', challenge: 'SOFTWARE_TOKEN_MFA' },
      ],
    });
  });

  it('of a disabled user is not tried: they cannot sign in, whatever it is', async () => {
    const { result } = await deliver({
      seen: [{ status: 'CONFIRMED', enabled: false }],
      client: CLIENT,
      clients: signingIn(REFUSED),
    });
    expect(result).toMatchObject({ events: [{ type: 'CredentialDelivered' }] });
  });
});

describe('a new password for a user who stood before', () => {
  const reset: UserPlan = {
    action: 'reset-password',
    pool: plan.pool,
    userPoolId: plan.userPoolId,
    username: 'alice',
    sub: 'sub-of-alice',
    delivery: 'dm',
    recipient: 'U0LEAD',
    password: 'permanent',
    hideAfter: 600_000,
  };

  it('signs them out everywhere', async () => {
    const found: RequestEvent = { type: 'UserFound', username: 'alice', sub: 'sub-of-alice' };
    const { order } = await deliver({
      asked: reset,
      history: [...HISTORY.approved, found, announced],
      seen: [{ status: 'CONFIRMED' }],
    });
    expect(order).toEqual(['set permanent for sub-of-alice', 'sign out sub-of-alice']);
  });
});

describe('a first sign-in that Concierge completes', () => {
  const attributes = { given_name: 'Alice', name: 'Alice Baker' };
  const completing = { ...plan, attributes, completeFirstSignIn: true } as const;
  const seen = [{ status: 'FORCE_CHANGE_PASSWORD' }];

  it('answers NEW_PASSWORD_REQUIRED with what is missing, and sets no password besides', async () => {
    const answers: unknown[] = [];
    const { result, order, shown } = await deliver({
      asked: completing,
      seen,
      client: CLIENT,
      clients: {
        signIn: async () => REQUIRED,
        completeFirstSignIn: async (_pool, _client, challenge, password, given) => {
          answers.push(challenge.username, password.expose(), given);
          return easyClients.completeFirstSignIn(_pool, _client, challenge, password, given);
        },
      },
    });
    expect(answers).toEqual(['alice', expect.any(String), { given_name: 'Alice' }]);
    expect(shown).toContain(answers[1]);
    expect(order).toEqual(['sign out sub-of-alice']);
    expect(result).toMatchObject({
      events: [
        { type: 'FirstSignInCompleted' },
        { type: 'CredentialDelivered', status: 'CONFIRMED' },
        { type: 'SignInChecked' },
      ],
    });
  });

  it('needs an app client in the policy', async () => {
    const { result } = await deliver({ asked: completing, seen });
    expect(result).toEqual({ kind: 'trouble', trouble: { kind: 'no-client' } });
  });

  it.each([
    ['is refused', { signIn: async () => REFUSED }, 'NotAuthorizedException'],
    ['asks for something else', { signIn: async () => MFA }, 'SOFTWARE_TOKEN_MFA'],
    [
      'refuses the new password',
      { signIn: async () => REQUIRED, completeFirstSignIn: async () => REFUSED },
      'NotAuthorizedException',
    ],
  ] as const)('that %s shows nothing', async (_what, clients, error) => {
    const { result, shown } = await deliver({ asked: completing, seen, client: CLIENT, clients });
    expect(result).toEqual({ kind: 'trouble', trouble: { kind: 'sign-in-failed', error } });
    expect(shown).toBe('[]');
  });

  it('whose answer was lost has happened: then a password is set like any other', async () => {
    const { order } = await deliver({
      asked: completing,
      seen: [{ status: 'CONFIRMED' }],
      client: CLIENT,
    });
    expect(order[0]).toBe('set permanent for sub-of-alice');
  });
});
