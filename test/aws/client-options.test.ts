import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { failureKind } from '../../src/advance/failure.ts';
import { createAppClients } from '../../src/aws/app-client.ts';
import { assumedRole } from '../../src/aws/assumed-role.ts';
import {
  type ClientOptions,
  COGNITO_READ,
  COGNITO_WRITE,
  REPEATABLE,
} from '../../src/aws/client-options.ts';
import { createDeadLetterQueue } from '../../src/aws/dead-letter-queue.ts';
import { createPoolInventory } from '../../src/aws/pool-inventory.ts';
import { createRequestStore } from '../../src/aws/request-store.ts';
import { readParameter, readSecret } from '../../src/aws/settings.ts';
import { createUserChanges } from '../../src/aws/user-changes.ts';
import { createUserLookup } from '../../src/aws/user-lookup.ts';
import { createUserPools } from '../../src/aws/user-pools.ts';
import { createUserProvisioning } from '../../src/aws/user-provisioning.ts';
import { createWorkQueue } from '../../src/aws/work-queue.ts';
import type { Email } from '../../src/domain/email.ts';
import { Secret } from '../../src/domain/secret.ts';
import { NOW, POOL_ID, requestAt, requested } from '../samples.ts';
import { type BadAnswer, type UnreliableServer, unreliableServer } from '../unreliable-server.ts';

let server: UnreliableServer;

async function withServer(answer: BadAnswer): Promise<void> {
  server = await unreliableServer(answer);
  vi.stubEnv('AWS_ENDPOINT_URL', server.url);
}

beforeEach(() => {
  vi.stubEnv('AWS_REGION', 'eu-west-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'any');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'any');
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await server.close();
});

/** The options of production with short times, in ms. */
const hurried = (options: ClientOptions, requestTimeout: number, deadline: number) => ({
  ...options,
  requestHandler: { ...options.requestHandler, requestTimeout },
  deadline,
});

type Calls = Record<string, () => Promise<unknown>>;
const email = 'alice@example.com' as Email;
const pool = { userPoolId: POOL_ID, region: 'eu-west-1' };
const secret = new Secret('Abcde-1');

/** Every call to DynamoDB, SQS, the parameter store and STS. */
function repeatableCalls(options: ClientOptions): Calls {
  const store = createRequestStore('requests', () => NOW, undefined, options);
  const queue = createWorkQueue(`${server.url}/0/work.fifo`, options);
  const deadLetters = createDeadLetterQueue(`${server.url}/0/dead.fifo`, options);
  const stored = { request: requestAt('pending'), notices: {} };
  const notice = { channel: 'C0', ts: '1.1', shows: 'pending-0' };
  return {
    load: () => store.load(stored.request.id),
    create: () => store.create('a', [requested()]),
    append: () => store.append(stored, [{ type: 'Cancelled', by: 'U0LEAD' }]),
    saveNotice: () => store.saveNotice(stored, 'card', notice),
    reschedule: () => store.reschedule(stored),
    postpone: () => store.postpone('a', NOW.toISOString()),
    due: () => store.due(10),
    claimAddress: () => store.claimAddress({ userPoolId: POOL_ID, name: email }, 'a'),
    recordRefusal: () =>
      store.recordRefusal({
        id: 'r',
        actor: 'U0',
        entry: '/cognito-add',
        refusal: { kind: 'unknown-request' },
        reference: 'r',
      }),
    wake: () => queue.wake('a', 'v1'),
    wakeAll: () => queue.wakeAll([{ id: 'a', occasion: 'v1' }]),
    comeBackIn: () => queue.comeBackIn('receipt', 1),
    receive: () => deadLetters.receive(),
    remove: () => deadLetters.remove({ body: '', receiptHandle: 'receipt' }),
    readParameter: () => readParameter('/policy', options),
    readSecret: () => readSecret('/secret', options),
    assumeRole: assumedRole(
      { arn: 'arn:aws:iam::210987654321:role/concierge' },
      'eu-west-1',
      'changing',
      options,
    ),
  };
}

function cognitoReads(options: ClientOptions): Calls {
  const users = createUserLookup(options);
  const pools = createUserPools(() => NOW, options);
  const inventory = createPoolInventory(options);
  return {
    find: () => users.find(pool, email),
    groupsOf: () => users.groupsOf(pool, email),
    describe: () => pools.describe(pool),
    groups: () => pools.groups(pool),
    listUserPools: () => inventory.listUserPools(pool),
    clientsOf: () => inventory.clientsOf(pool),
  };
}

function cognitoWrites(options: ClientOptions): Calls {
  const provisioning = createUserProvisioning(options);
  const changes = createUserChanges(options);
  const apps = createAppClients(() => NOW, { cognito: options, settings: options });
  const app = { id: 'client-1' };
  const challenge = { kind: 'new-password-required', username: 'u-1', missing: [] } as const;
  const alice = { username: 'u-1', email, emailVerified: true, attributes: {} };
  return {
    createUser: () => provisioning.create(pool, alice),
    setPassword: () => provisioning.setPassword(pool, 'sub-1', secret, { permanent: true }),
    sendInvitation: () => changes.sendInvitation(pool, 'u-1', ['EMAIL']),
    disable: () => changes.disable(pool, 'sub-1'),
    enable: () => changes.enable(pool, 'sub-1'),
    signOutEverywhere: () => changes.signOutEverywhere(pool, 'sub-1'),
    addToGroup: () => changes.addToGroup(pool, 'sub-1', 'admins'),
    removeFromGroup: () => changes.removeFromGroup(pool, 'sub-1', 'admins'),
    updateAttributes: () => changes.updateAttributes(pool, 'sub-1', { name: 'Alice' }),
    removeUser: () => changes.remove(pool, 'sub-1'),
    signIn: () => apps.signIn(pool, app, 'u-1', secret),
    completeFirstSignIn: () =>
      apps.completeFirstSignIn(pool, app, { ...challenge, session: secret }, secret, {}),
    sendCode: () => apps.sendCode(pool, secret, 'email'),
    verify: () => apps.verify(pool, secret, 'email', secret),
  };
}

/** Every call that a function makes to AWS, and how often it may be sent. */
function calls(requestTimeout: number, deadline: number): [string, number, Calls[string]][] {
  const inHurry = (options: ClientOptions) => hurried(options, requestTimeout, deadline);
  const sent = (times: number, made: Calls) =>
    Object.entries(made).map(([name, call]): [string, number, Calls[string]] => [
      name,
      times,
      call,
    ]);
  return [
    ...sent(2, repeatableCalls(inHurry(REPEATABLE))),
    ...sent(2, cognitoReads(inHurry(COGNITO_READ))),
    ...sent(1, cognitoWrites(inHurry(COGNITO_WRITE))),
  ];
}

/** How each call ended: its result or its error. */
async function outcomes(requestTimeout: number, deadline: number) {
  return Promise.all(
    calls(requestTimeout, deadline).map(async ([name, times, call]) => ({
      name,
      times,
      outcome: await call().catch((error: unknown) => error),
    })),
  );
}

describe('every call to AWS', () => {
  it('fails when no answer comes: twice at most, and a write in Cognito once', async () => {
    await withServer('never');
    for (const { name, times, outcome } of await outcomes(50, 10_000)) {
      expect(outcome, name).toMatchObject({ name: 'TimeoutError', code: 'ETIMEDOUT' });
      expect(outcome, name).toMatchObject({ $metadata: { attempts: times } });
    }
  });

  it('fails when its time is up, though half an answer has come', async () => {
    await withServer('the head and then never');
    for (const { name, outcome } of await outcomes(5_000, 200)) {
      expect(failureKind(outcome), name).toBe('unknown');
    }
  });

  it('fails when its time is up, whatever attempts are left', async () => {
    await withServer('never');
    for (const { name, outcome } of await outcomes(5_000, 200)) {
      expect(failureKind(outcome), name).toBe('unknown');
    }
  });
});
