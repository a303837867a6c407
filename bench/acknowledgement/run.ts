/** Both apps in one process, in turn: the front with services that answer at once, and stock Bolt. */
import { load } from 'js-yaml';
import { Bench, type Task } from 'tinybench';
import { CREDENTIALS, SIGNING_SECRET } from '../../playground/environment.ts';
import { APP_ID, BOT_TOKEN, PEOPLE, TEAM_ID } from '../../playground/slack/seed.ts';
import { slackConfig } from '../../src/config.ts';
import type { Person } from '../../src/domain/person.ts';
import { parsePolicy } from '../../src/domain/policy.ts';
import { createFront } from '../../src/front.ts';
import { createLogger } from '../../src/log.ts';
import { createFrontServices, type FrontServices } from '../../src/services.ts';
import { eventOf } from '../cold/event.ts';
import { command } from '../load/payloads.ts';
import { policyText } from '../stand-ins/parameters.ts';
import type { Acknowledgements, Latency } from './measure.ts';

const { id, name, locale, email } = PEOPLE.lead;
const lead: Person = { id, teamId: TEAM_ID, kind: 'member', name, locale, email };

/** What the front knows already when the second command of a minute comes. */
async function knowing(): Promise<FrontServices> {
  const policy = parsePolicy(load(await policyText()));
  if (!policy.ok) throw new Error(JSON.stringify(policy.error));
  const config = slackConfig({
    TABLE_NAME: 'none',
    QUEUE_URL: 'http://127.0.0.1:9/none',
    LOG_LEVEL: 'silent',
    POLICY_FILE: 'none',
    SLACK_BOT_TOKEN: BOT_TOKEN,
    SLACK_SIGNING_SECRET: SIGNING_SECRET,
    SLACK_APP_ID: APP_ID,
    SLACK_BOT_ID: CREDENTIALS.botId,
    SLACK_BOT_USER_ID: CREDENTIALS.botUserId,
  });
  const services = createFrontServices(config);
  return {
    ...services,
    policy: async () => policy.value,
    store: { ...services.store, isFirst: async () => true, frozen: async () => [] },
    members: {
      find: async () => lead,
      findByEmail: async () => lead,
      actor: async (person, groups) => ({ ...person, groups: new Set(groups) }),
    },
    log: createLogger('silent', 'slack'),
  };
}

function latencyOf({ result }: Task): Latency {
  if (!('latency' in result)) throw new Error(`Not measured: ${JSON.stringify(result)}`);
  const { p50, p99 } = result.latency;
  return { p50: p50 * 1_000, p99: p99 * 1_000 };
}

type Handler = (event: unknown) => Promise<{ statusCode?: number | undefined }>;

const SLACK_API_URL = process.env.SLACK_API_URL ?? '';
const addressed = {
  SLACK_API_URL,
  SLACK_BOT_TOKEN: BOT_TOKEN,
  SLACK_SIGNING_SECRET: SIGNING_SECRET,
};
Object.assign(process.env, addressed);
const { handler } = await import('../cold/apps/stock-bolt.ts');
const stock = handler as unknown as Handler;
const services = await knowing();
const ours = createFront({ SLACK_API_URL } as Parameters<typeof createFront>[0], services);

const event = await eventOf(command());
const answering = (app: Handler) => async () => {
  const { statusCode } = await app(event);
  if (statusCode !== 200) throw new Error(`Answered with ${statusCode}`);
};

const bench = new Bench({ time: 3_000, warmupTime: 1_000, throws: true });
bench.add('ours', answering(ours as unknown as Handler)).add('stock', answering(stock));
await bench.run();
const [first, second] = bench.tasks;
if (!first || !second) throw new Error('Nothing was measured');
const figures: Acknowledgements = { ours: latencyOf(first), stock: latencyOf(second) };
process.send?.(figures);
