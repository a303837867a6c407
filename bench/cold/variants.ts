/** What is started cold, each as it would stand on Lambda. */
import { cp, mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { SQSEvent } from 'aws-lambda';
import { build } from 'esbuild';
import { SIGNING_SECRET } from '../../playground/environment.ts';
import { toRecord } from '../../playground/lambda/queue-poller.ts';
import { BOT_TOKEN } from '../../playground/slack/seed.ts';
import { command } from '../load/payloads.ts';
import { FRESH_ID } from '../stand-ins/requests.ts';
import { eventOf } from './event.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const DIST = join(ROOT, 'dist');
const APPS = join(import.meta.dirname, 'apps');
/** Beside the bundles, where what is not bundled finds node_modules. */
const BUILT = join(DIST, 'bench');

export type VariantName =
  | 'node'
  | 'front'
  | 'front-help'
  | 'front-without-cache'
  | 'stock-bolt'
  | 'stock-bolt-bundled'
  | 'slack-edge'
  | 'worker'
  | 'worker-without-cache';

export interface Variant {
  name: VariantName;
  /** The file that is loaded; bare node loads none. */
  bundle: string;
  /** Made anew each time, because Slack's signatures age. */
  event: () => Promise<unknown>;
  /** Whether that is how it should have answered. */
  answers: (answer: unknown) => boolean;
  environment: Record<string, string>;
}

const help = () => eventOf(command());
const form = () => eventOf(command('alice@example.com staging'));

const isOk = (answer: unknown) => (answer as { statusCode?: number })?.statusCode === 200;

/** What a hello world finds in its environment, where ours goes to the parameter store. */
const HELLO = { SLACK_BOT_TOKEN: BOT_TOKEN, SLACK_SIGNING_SECRET: SIGNING_SECRET };

const hello = (name: VariantName, bundle: string): Variant => ({
  name,
  bundle: join(BUILT, bundle),
  event: help,
  answers: isOk,
  environment: HELLO,
});

/** Builds those that are built here. `npm run build` has built the others. */
export async function buildVariants(): Promise<Variant[]> {
  await rm(BUILT, { recursive: true, force: true });
  await Promise.all([
    bundle('stock-bolt.ts', 'stock-bolt-unbundled.cjs', { packages: 'external' }),
    bundle('stock-bolt.ts', 'stock-bolt-bundled.cjs', { minify: true }),
    bundle('slack-edge.ts', 'slack-edge.cjs', { minify: true }),
  ]);
  const front = join(DIST, 'slack');
  const worker = join(DIST, 'worker');
  return [
    { name: 'node', bundle: '', event: async () => null, answers: () => true, environment: {} },
    ...(await ours('front', front, form, isOk)),
    ...(await ours('front-help', front, help, isOk)),
    hello('stock-bolt', 'stock-bolt-unbundled.cjs'),
    hello('stock-bolt-bundled', 'stock-bolt-bundled.cjs'),
    hello('slack-edge', 'slack-edge.cjs'),
    ...(await ours('worker', worker, message, isHandled)),
  ];
}

async function bundle(
  app: string,
  outfile: string,
  how: { minify: true } | { packages: 'external' },
): Promise<void> {
  await build({
    entryPoints: [join(APPS, app)],
    outfile: join(BUILT, outfile),
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'cjs',
    logLevel: 'error',
    ...how,
  });
}

/** The bundle as it is deployed and, where something compiled lies beside it, also without that. */
async function ours(
  name: 'front' | 'front-help' | 'worker',
  folder: string,
  event: Variant['event'],
  answers: Variant['answers'],
): Promise<Variant[]> {
  const variant = { name, bundle: join(folder, 'index.cjs'), event, answers, environment: {} };
  if (name === 'front-help' || !(await readdir(folder)).some(isCompiled)) return [variant];
  const without = join(BUILT, `${name}-without-cache`);
  await mkdir(without, { recursive: true });
  await cp(folder, without, { recursive: true, filter: (path) => !isCompiled(path) });
  return [
    variant,
    { ...variant, name: `${name}-without-cache`, bundle: join(without, 'index.cjs') },
  ];
}

/** What is neither code nor about it: the code that V8 has compiled beforehand. */
function isCompiled(path: string): boolean {
  return /\.[a-z]+$/.test(path) && !/\.(cjs|js|json|txt|map)$/.test(path);
}

async function message(): Promise<SQSEvent> {
  return { Records: [toRecord({ MessageId: '1', Body: JSON.stringify({ id: FRESH_ID }) })] };
}

function isHandled(answer: unknown): boolean {
  return JSON.stringify(answer) === '{"batchItemFailures":[]}';
}
