/** What could take longer the more there is, each as the product does it. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { sweep } from '../../src/advance/sweep.ts';
import { keepDailyRoot } from '../../src/audit/daily-root.ts';
import { openRecordTable } from '../../src/aws/record-table.ts';
import { createRequestStore } from '../../src/aws/request-store.ts';
import { sweeperConfig } from '../../src/config.ts';
import { createLogger } from '../../src/log.ts';
import { run } from '../../src/operator/audit/run.ts';
import { createSweeperServices } from '../../src/services.ts';
import { eventOf } from '../cold/event.ts';
import { homeOpened } from '../load/payloads.ts';
import { idOf, LONG_ID } from '../stand-ins/requests.ts';

/** Does a step once. */
export type Step = () => Promise<void>;

const now = () => new Date();
const store = () => createRequestStore(process.env.TABLE_NAME ?? '', now);
/** Of the ten that are always there, one that waits for approvers. */
const PENDING = idOf(8);

async function audit(...args: string[]): Promise<void> {
  const code = await run(args, process.env);
  if (code !== 0) throw new Error(`audit ${args.join(' ')} ended with ${code}`);
}

async function load(id: string): Promise<void> {
  if (!(await store().load(id))) throw new Error(`There is no request ${id}`);
}

async function append(id: string): Promise<void> {
  const stored = await store().load(id);
  if (!stored) throw new Error(`There is no request ${id}`);
  await store().append(stored, [{ type: 'RetryAsked', by: 'U0' }]);
}

async function openHome(): Promise<void> {
  const bundle = join(import.meta.dirname, '..', '..', 'dist', 'slack', 'index.cjs');
  const { handler } = createRequire(import.meta.url)(bundle);
  const { statusCode } = await handler(await eventOf(homeOpened()), {});
  if (statusCode !== 200) throw new Error(`The Home tab was answered with ${statusCode}`);
}

async function keepRoot(): Promise<void> {
  const table = openRecordTable(process.env.TABLE_NAME ?? '');
  const archive = { keep: async () => true, all: async () => [] };
  await keepDailyRoot({ table, archive, log: createLogger('silent', 'audit'), now }, 400);
}

/** By how many requests there are. */
export const IN_REQUESTS = {
  'sweep: wake what is due': () => sweep(createSweeperServices(sweeperConfig(process.env))),
  'audit verify': () => audit('verify'),
  'audit export': () => audit('export', '--from', '2020-01-01', '--to', '2099-12-31'),
  'audit: the root of the day': keepRoot,
  'Home tab of an approver': openHome,
  'load one request': () => load(PENDING),
  'append to one request': () => append(PENDING),
} satisfies Record<string, Step>;

/** By how many events one request has. */
export const IN_EVENTS = {
  'load a long request': () => load(LONG_ID),
  'append to a long request': () => append(LONG_ID),
  'export a long request': IN_REQUESTS['audit export'],
  'verify a long request': IN_REQUESTS['audit verify'],
} satisfies Record<string, Step>;

export type StepName = keyof typeof IN_REQUESTS | keyof typeof IN_EVENTS;
