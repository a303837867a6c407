import { describe, expect, it } from 'vitest';
import type { Step } from '../../../src/advance/step.ts';
import type { AppClients } from '../../../src/aws/app-client.ts';
import type { Policy } from '../../../src/domain/policy.ts';
import type { Request } from '../../../src/domain/request.ts';
import { Secret } from '../../../src/domain/secret.ts';
import { checkCode, sendCode } from '../../../src/features/prove-address/steps.ts';
import {
  easyChanges,
  easyClients,
  easyProvisioning,
  fakeWorkerServices,
  poolUser,
  usersBy,
} from '../../fake-services.ts';
import {
  approved,
  HISTORY,
  plan,
  policyWith,
  REQUEST_ID,
  requestAfter,
  requested,
} from '../../samples.ts';
import {
  askedAgain,
  codeSent,
  emailProved,
  provingAfter,
  provingPlan,
  withClient,
} from './proving.ts';

interface Given {
  clients?: Partial<AppClients>;
  attributes?: Record<string, string>;
  gone?: boolean;
  policy?: Policy;
}

/** Services that write down what was done with the user, in order. */
function watched({ clients = {}, attributes = {}, gone = false, policy = withClient }: Given) {
  const done: string[] = [];
  const passwords: string[] = [];
  const user = poolUser({
    sub: 'sub-of-alice',
    attributes: { email: 'alice@example.com', ...attributes },
  });
  const all = { ...easyClients, ...clients };
  const services = fakeWorkerServices({
    policy,
    users: usersBy(async (_pool, sub) => (gone || sub !== user.sub ? undefined : user)),
    provisioning: {
      ...easyProvisioning,
      setPassword: async (_pool, sub, password, { permanent }) => {
        done.push(`${permanent ? 'permanent' : 'temporary'} password for ${sub}`);
        passwords.push(password.expose());
      },
    },
    changes: {
      ...easyChanges,
      signOutEverywhere: async (_pool, sub) => {
        done.push(`signed ${sub} out`);
      },
    },
    clients: {
      ...all,
      signIn: async (pool, client, username, password) => {
        done.push(`sign-in of ${username} at ${client.id}`);
        passwords.push(password.expose());
        return all.signIn(pool, client, username, password);
      },
      sendCode: async (pool, token, attribute) => {
        done.push(`code for ${attribute} with ${token.expose()}`);
        return all.sendCode(pool, token, attribute);
      },
      verify: async (pool, token, attribute, code) => {
        done.push(`${code.expose()} for ${attribute} with ${token.expose()}`);
        return all.verify(pool, token, attribute, code);
      },
    },
  });
  const run = (step: Step, request: Request, code?: string) =>
    step(services, { request, notices: {} }, code === undefined ? undefined : new Secret(code));
  return { services, done, passwords, run };
}

const SIGNED_OUT = 'signed sub-of-alice out';
const SIGNED_IN = ['permanent password for sub-of-alice', 'sign-in of alice@example.com at client'];

describe('sending a code', () => {
  it('signs in with a password that is forgotten, asks for the code, and signs out', async () => {
    const { done, passwords, services, run } = watched({});
    const result = await run(sendCode, provingAfter());
    expect(result).toEqual({ kind: 'happened', events: [codeSent] });
    expect(done).toEqual([...SIGNED_IN, 'code for email with access', SIGNED_OUT]);
    const [set, used] = passwords;
    expect(set).toMatch(/^(.{5}-){3}.{5}$/u);
    expect(used).toBe(set);
    expect(JSON.stringify([result, services.lines])).not.toContain(set);
  });

  it('uses another password each time', async () => {
    const { passwords, run } = watched({});
    await run(sendCode, provingAfter());
    await run(sendCode, provingAfter(codeSent, askedAgain));
    expect(new Set(passwords).size).toBe(2);
  });

  it('is for the phone number once the address is proved', async () => {
    const { run } = watched({});
    expect(await run(sendCode, provingAfter(codeSent, emailProved))).toMatchObject({
      events: [{ type: 'CodeSent', attribute: 'phone_number' }],
    });
  });

  it('leaves no tokens behind when Cognito refuses, and tells why', async () => {
    const { done, run } = watched({
      clients: { sendCode: async () => ({ kind: 'refused', why: 'limit' }) },
    });
    expect(await run(sendCode, provingAfter())).toEqual({
      kind: 'trouble',
      trouble: { kind: 'code-not-sent', why: 'limit' },
    });
    expect(done.at(-1)).toBe(SIGNED_OUT);
  });

  it('leaves no tokens behind when the answer is lost', async () => {
    const lost = new Error('no answer');
    const { done, run } = watched({ clients: { sendCode: () => Promise.reject(lost) } });
    await expect(run(sendCode, provingAfter())).rejects.toBe(lost);
    expect(done.at(-1)).toBe(SIGNED_OUT);
  });

  it('cannot be without an app client, and changes nothing then', async () => {
    const { done, run } = watched({ policy: policyWith() });
    expect(await run(sendCode, provingAfter())).toEqual({
      kind: 'trouble',
      trouble: { kind: 'no-client' },
    });
    expect(done).toEqual([]);
  });

  it.each([
    ['SMS_MFA', { kind: 'challenged', challenge: 'SMS_MFA' } as const],
    ['NotAuthorizedException', { kind: 'refused', error: 'NotAuthorizedException' } as const],
    [
      'NEW_PASSWORD_REQUIRED',
      {
        kind: 'new-password-required',
        session: new Secret('session'),
        username: 'alice',
        missing: [],
      } as const,
    ],
  ])('tells that signing in came to %s', async (error, signIn) => {
    const { done, run } = watched({ clients: { signIn: async () => signIn } });
    expect(await run(sendCode, provingAfter())).toEqual({
      kind: 'trouble',
      trouble: { kind: 'sign-in-failed', error },
    });
    expect(done).toEqual(SIGNED_IN);
  });

  it('overtakes what an earlier request shows as soon as it has replaced that password', async () => {
    const { done, services } = watched({});
    const known = { pool: plan.pool, userPoolId: plan.userPoolId, username: 'u-1', sub: 'sub-1' };
    const dm = {
      delivery: 'dm',
      recipient: 'U0LEAD',
      password: 'permanent',
      hideAfter: 1,
    } as const;
    const proof = { ...known, ...dm, action: 'verify-by-code', attribute: 'email' } as const;
    const found = {
      type: 'UserFound',
      username: 'alice@example.com',
      sub: 'sub-of-alice',
    } as const;
    const stored = services.store.put(REQUEST_ID, [requested({ plan: proof }), approved, found]);
    const earlier = 'eeeeeeeeeeeeeeee';
    services.store.put(earlier, [requested(), ...HISTORY.delivered]);
    services.store.holders.set(`${plan.userPoolId} sub-of-alice`, new Set([earlier]));
    await sendCode(services, stored);
    expect(done.slice(0, 2)).toEqual(SIGNED_IN);
    expect(services.store.lastEvent(earlier)).toMatchObject({
      type: 'Overtaken',
      action: 'verify-by-code',
    });
  });

  it('is not taken out of place', async () => {
    const proved = { type: 'AttributeVerified', attribute: 'phone_number' } as const;
    const request = provingAfter(codeSent, emailProved, proved);
    await expect(watched({}).run(sendCode, request)).rejects.toThrow('nothing to prove');
  });
});

describe('checking a code', () => {
  it('holds it against Cognito as the user, and signs out', async () => {
    const { done, run } = watched({});
    expect(await run(checkCode, provingAfter(codeSent), '123456')).toEqual({
      kind: 'happened',
      events: [emailProved],
    });
    expect(done).toEqual([...SIGNED_IN, '123456 for email with access', SIGNED_OUT]);
  });

  it.each(['wrong', 'expired', 'limit'] as const)('tells that it is rejected: %s', async (why) => {
    const { done, run } = watched({ clients: { verify: async () => why } });
    expect(await run(checkCode, provingAfter(codeSent), '000000')).toEqual({
      kind: 'happened',
      events: [{ type: 'CodeRejected', attribute: 'email', why }],
    });
    expect(done.at(-1)).toBe(SIGNED_OUT);
  });

  it('needs a human when another user signs in with that address by now', async () => {
    const { run } = watched({ clients: { verify: async () => 'taken' } });
    expect(await run(checkCode, provingAfter(codeSent), '123456')).toEqual({
      kind: 'trouble',
      trouble: { kind: 'alias-taken', attribute: 'email', value: 'alice@example.com' },
    });
  });

  it('is of no use for an address that stands there now instead of the approved one', async () => {
    const { done, run } = watched({ attributes: { email: 'eve@example.com' } });
    const asked = requested({
      plan: {
        action: 'verify-by-code',
        attribute: 'email',
        value: 'alice@example.com',
        username: 'alice@example.com',
        sub: 'sub-of-alice',
        pool: 'staging',
        userPoolId: provingPlan.userPoolId,
        delivery: 'forgot-password',
        recipient: 'U0LEAD',
      },
    });
    const found = {
      type: 'UserFound',
      username: 'alice@example.com',
      sub: 'sub-of-alice',
    } as const;
    const request = requestAfter([approved, found, codeSent], asked);
    expect(await run(checkCode, request, '123456')).toEqual({
      kind: 'trouble',
      trouble: { kind: 'value-changed', attribute: 'email' },
    });
    expect(done).toEqual([]);
  });

  it('looks first: after a lost answer, the user tells that the code was right', async () => {
    const { done, run } = watched({ attributes: { email_verified: 'true' } });
    expect(await run(checkCode, provingAfter(codeSent), '123456')).toEqual({
      kind: 'happened',
      events: [emailProved],
    });
    expect(done).toEqual([]);
  });

  it('is not misled by what else is verified', async () => {
    const { done, run } = watched({
      attributes: { email_verified: 'false', phone_number_verified: 'true' },
    });
    await run(checkCode, provingAfter(codeSent), '123456');
    expect(done).toContain('123456 for email with access');
  });

  it('needs a human when the user is gone', async () => {
    const { done, run } = watched({ gone: true });
    expect(await run(checkCode, provingAfter(codeSent), '123456')).toEqual({
      kind: 'trouble',
      trouble: { kind: 'user-gone', account: 'alice@example.com' },
    });
    expect(done).toEqual([]);
  });

  it('does nothing without a code', async () => {
    await expect(watched({}).run(checkCode, provingAfter(codeSent))).rejects.toThrow(
      'No code came along',
    );
  });
});
