/** Everything around Concierge: AWS, Slack, the people, under one virtual clock. */
import type { Hono } from 'hono';
import { cognitoApp } from '../../playground/cognito/server.ts';
import { directMessage } from '../../playground/slack/rooms.ts';
import { BOT_TOKEN, SEED } from '../../playground/slack/seed.ts';
import { routes, workspaceFor } from '../../playground/slack/server.ts';
import { FRONT_URL, SIGNING_SECRET, SLACK_URL } from './addresses.ts';
import { VirtualClock } from './clock.ts';
import { Law } from './law.ts';
import { Network } from './network.ts';
import type { Approvals } from './policy.ts';
import { FifoQueue } from './queue.ts';
import { seededRandom } from './random.ts';
import { Recorder } from './record.ts';
import { freshCognito, type Scenery } from './scenery.ts';
import { Table } from './table.ts';

const START = Date.UTC(2026, 2, 2, 9);

export class StandIns {
  readonly scenery: Scenery;
  readonly clock = new VirtualClock(START);
  readonly random: () => number;
  readonly network: Network;
  readonly law: Law;
  readonly table: Table;
  readonly queue: FifoQueue;
  readonly deadLetters: FifoQueue;
  readonly cognito: { app: Hono; state: ReturnType<typeof freshCognito> };
  readonly slack: { app: Hono; workspace: ReturnType<typeof workspaceFor> };
  readonly record: Recorder;

  constructor(scenery: Scenery, approvals: Approvals, seed: number) {
    const now = () => this.clock.now;
    this.scenery = scenery;
    this.random = seededRandom(seed);
    this.network = new Network(this.clock, this.random);
    this.law = new Law(scenery, approvals, now);
    this.table = new Table(scenery.table);
    [this.queue, this.deadLetters] = queues(scenery, now);
    const state = freshCognito(scenery, () => new Date());
    this.cognito = { app: cognitoApp(state), state };
    this.slack = slack(scenery);
    this.record = new Recorder(now, this.slack.workspace.history);
  }

  /** Somebody leaves the company. */
  deactivate(id: string): void {
    const { people } = this.slack.workspace;
    const person = people.get(id);
    if (person) people.set(id, { ...person, kind: 'deactivated' });
    this.law.left(id);
  }

  /** The channel of the direct message between Concierge and that person. */
  directMessageOf(id: string): string {
    const { workspace } = this.slack;
    return directMessage(workspace, workspace.bot.id, id).id;
  }
}

function slack({ manifest }: Scenery): StandIns['slack'] {
  const workspace = workspaceFor({
    seed: structuredClone(SEED),
    signingSecret: SIGNING_SECRET,
    botToken: BOT_TOKEN,
    manifest,
    frontUrl: FRONT_URL,
  });
  workspace.url = SLACK_URL;
  return { app: routes(workspace), workspace };
}

/** As serverless.yml defines them. */
function queues({ queue, deadLetterQueue }: Scenery, now: () => number): [FifoQueue, FifoQueue] {
  const visibility = ({ VisibilityTimeout = 30 }: { VisibilityTimeout?: number | undefined }) =>
    VisibilityTimeout * 1000;
  const to = new FifoQueue({ now, visibility: visibility(deadLetterQueue) });
  if (!queue.RedrivePolicy) throw new Error('The queue moves nothing to the dead letters');
  const { maxReceiveCount } = queue.RedrivePolicy;
  return [
    new FifoQueue({ now, visibility: visibility(queue), redrive: { to, maxReceiveCount } }),
    to,
  ];
}
