import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { failureKind } from '../../src/advance/failure.ts';
import {
  type ClientOptions,
  COGNITO_READ,
  COGNITO_WRITE,
  REPEATABLE,
} from '../../src/aws/client-options.ts';
import { createDeadLetterQueue } from '../../src/aws/dead-letter-queue.ts';
import { createRequestStore } from '../../src/aws/request-store.ts';
import { readParameter } from '../../src/aws/settings.ts';
import { createUserLookup } from '../../src/aws/user-lookup.ts';
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

/** Every call that a function makes to AWS. */
function calls(requestTimeout: number, deadline: number): Record<string, () => Promise<unknown>> {
  const repeatable = hurried(REPEATABLE, requestTimeout, deadline);
  const reading = hurried(COGNITO_READ, requestTimeout, deadline);
  const writing = hurried(COGNITO_WRITE, requestTimeout, deadline);
  const store = createRequestStore('requests', () => NOW, repeatable);
  const queue = createWorkQueue(`${server.url}/0/work.fifo`, repeatable);
  const deadLetters = createDeadLetterQueue(`${server.url}/0/dead.fifo`, repeatable);
  const users = createUserLookup(reading);
  const provisioning = createUserProvisioning(() => NOW, { reading, writing });
  const stored = { request: requestAt('pending'), notices: {} };
  const notice = { channel: 'C0', ts: '1.1', shows: 'pending-0' };
  const pool = { userPoolId: POOL_ID, region: 'eu-west-1' };
  const email = 'alice@example.com' as Email;
  return {
    load: () => store.load(stored.request.id),
    create: () => store.create('a', [requested()]),
    append: () => store.append(stored, [{ type: 'Cancelled', by: 'U0LEAD' }]),
    saveNotice: () => store.saveNotice(stored, 'card', notice),
    reschedule: () => store.reschedule(stored),
    postpone: () => store.postpone('a', NOW.toISOString()),
    due: () => store.due(10),
    claimAddress: () => store.claimAddress({ userPoolId: POOL_ID, email }, 'a'),
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
    readParameter: () => readParameter('/policy', repeatable),
    find: () => users.find(pool, email),
    describe: () => provisioning.describe(pool),
    createUser: () => provisioning.create(pool, { username: 'u-1', email }),
    setPassword: () => provisioning.setPermanentPassword(pool, 'sub-1', new Secret('Abcde-1')),
  };
}

/** How each call ended: its result or its error. */
async function outcomes(requestTimeout: number, deadline: number): Promise<[string, unknown][]> {
  const made = Object.entries(calls(requestTimeout, deadline));
  return Promise.all(
    made.map(async ([name, call]) => [name, await call().catch((error: unknown) => error)]),
  );
}

const ONCE = ['createUser', 'setPassword'];

describe('every call to AWS', () => {
  it('fails when no answer comes: twice at most, and a write in Cognito once', async () => {
    await withServer('never');
    for (const [name, error] of await outcomes(50, 10_000)) {
      expect(error, name).toMatchObject({ name: 'TimeoutError', code: 'ETIMEDOUT' });
      expect(error, name).toMatchObject({ $metadata: { attempts: ONCE.includes(name) ? 1 : 2 } });
    }
  });

  it('fails when its time is up, though half an answer has come', async () => {
    await withServer('the head and then never');
    for (const [name, error] of await outcomes(5_000, 200)) {
      expect(failureKind(error), name).toBe('unknown');
    }
  });

  it('fails when its time is up, whatever attempts are left', async () => {
    await withServer('never');
    for (const [name, error] of await outcomes(5_000, 200)) {
      expect(failureKind(error), name).toBe('unknown');
    }
  });
});
