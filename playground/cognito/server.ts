import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import { serve } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { CognitoException } from './exceptions.ts';
import { type ExternalProfile, federate } from './federation.ts';
import { noteChanges } from './listed-users.ts';
import { operations } from './operations.ts';
import type { QuotaCategory } from './quota-categories.ts';
import { countRequest } from './quotas.ts';
import { requestScope } from './request-scope.ts';
import type { Cognito } from './state.ts';

const targetPrefix = 'AWSCognitoIdentityProviderService.';
const jsonContentType = 'application/x-amz-json-1.1';

export interface CognitoOptions {
  /** Where to listen on the loopback interface; by default on any free port. */
  port?: number;
  /** For requests whose signature names no Region; by default us-east-1. */
  region?: string;
  accountId?: string;
  /** Access keys of other accounts than `accountId`, which all other keys belong to. */
  accounts?: ReadonlyMap<string, string>;
  /** The clock that dates, expiries and tokens go by. */
  now?: () => Date;
  /** The addresses that no message reaches: what Cognito answers with CodeDeliveryFailureException. */
  undeliverable?: (to: string) => boolean;
  /** How many e-mails a day Cognito sends without Amazon SES: 50 in an account, here no limit. */
  dailyEmailLimit?: number;
  /** Requests per second for each category of operations; without a number there is no quota. */
  quotas?: Partial<Record<QuotaCategory, number>>;
  /** What IAM does not let the callers of an account do. */
  denied?: (operation: string, accountId: string) => boolean;
  /** How many milliseconds ListUsers and ListUsersInGroup are behind; by default not at all. */
  listUsersDelay?: number;
}

/**
 * Starts an Amazon Cognito user pools API that lives in this process's memory. It speaks the AWS
 * JSON 1.1 protocol, so the SDKs and the AWS CLI work against it by their endpoint setting, and it
 * serves each pool's public keys at `/<pool id>/.well-known/jwks.json`. What it would mail and text is
 * kept and served at `/outbox`.
 */
export async function startCognito(options: CognitoOptions = {}) {
  const cognito = emptyCognito(options);
  const { server, port } = await listen(cognitoApp(cognito), options.port ?? 0);
  return {
    url: `http://127.0.0.1:${port}`,
    /** Every e-mail and SMS so far, oldest first. */
    outbox: () => [...cognito.outbox.messages],
    federate: (poolId: string, profile: ExternalProfile) => federate(cognito, poolId, profile),
    close: () => close(server),
  };
}

/** Accounts without any user pool. */
export function emptyCognito(options: CognitoOptions = {}): Cognito {
  return {
    region: options.region ?? 'us-east-1',
    accountId: options.accountId ?? '123456789012',
    accounts: options.accounts ?? new Map(),
    now: options.now ?? (() => new Date()),
    pools: new Map(),
    outbox: {
      messages: [],
      undeliverable: options.undeliverable ?? (() => false),
      dailyEmailLimit: options.dailyEmailLimit,
    },
    quotas: options.quotas ?? {},
    denied: options.denied ?? (() => false),
    buckets: new Map(),
    listUsersDelay: options.listUsersDelay ?? 0,
    userVersions: new Map(),
  };
}

/** The API over that account, for whoever serves it. */
export function cognitoApp(cognito: Cognito): Hono {
  const app = new Hono();
  app.post('/', (context) => answer(cognito, context));
  app.get('/outbox', (context) => context.json(cognito.outbox.messages));
  app.get('/:poolId/.well-known/jwks.json', async (context) => {
    const pool = cognito.pools.get(context.req.param('poolId'));
    if (!pool) return context.json({ message: 'User pool does not exist.' }, 404);
    return context.json({ keys: [(await pool.signingKey).publicJwk] });
  });
  return app;
}

async function answer(cognito: Cognito, context: Context): Promise<Response> {
  const headers = { 'content-type': jsonContentType, 'x-amzn-requestid': randomUUID() };
  try {
    const output = await perform(cognito, context);
    return context.body(output ? JSON.stringify(output) : '', 200, headers);
  } catch (error) {
    const { name, message, status } = asException(error);
    return context.body(JSON.stringify({ __type: name, message }), status, {
      ...headers,
      'x-amzn-errortype': `${name}:`,
    });
  }
}

/** @throws CognitoException */
async function perform(cognito: Cognito, context: Context): Promise<object | undefined> {
  const target = context.req.header('x-amz-target') ?? '';
  const name = target.startsWith(targetPrefix) ? target.slice(targetPrefix.length) : '';
  const operation = operations.get(name);
  if (!operation) {
    throw new CognitoException('UnknownOperationException', `Unknown operation: ${target}`);
  }
  const authorization = context.req.header('authorization');
  if (operation.signed && !authorization) {
    throw new CognitoException(
      'MissingAuthenticationTokenException',
      'Missing Authentication Token',
    );
  }
  const input = readJson(await context.req.text());
  const scoped = requestScope(cognito, authorization, input);
  if (cognito.denied(name, scoped.accountId)) {
    throw new CognitoException('AccessDeniedException', `No policy allows cognito-idp:${name}`);
  }
  countRequest(scoped, name);
  const output = await operation.run(scoped, input);
  noteChanges(scoped);
  return output;
}

/** @throws CognitoException SerializationException */
function readJson(body: string): unknown {
  try {
    return JSON.parse(body || '{}');
  } catch {
    throw new CognitoException('SerializationException', 'The request body is not valid JSON.');
  }
}

function asException(error: unknown): CognitoException {
  if (error instanceof CognitoException) return error;
  const reason = error instanceof Error ? error.message : 'Unknown error';
  return new CognitoException('InternalErrorException', reason, 500);
}

function listen(app: Hono, port: number): Promise<{ server: Server; port: number }> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port }, (address) =>
      resolve({ server: server as Server, port: address.port }),
    );
    server.once('error', reject);
  });
}

function close(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
  });
}
