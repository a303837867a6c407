/** A whole Concierge in this process: real code over stand-ins, under one virtual clock. */
import type { SQSRecord } from 'aws-lambda';
import type { Hono } from 'hono';
import { cognitoApp } from '../../playground/cognito/server.ts';
import { directMessage } from '../../playground/slack/rooms.ts';
import { BOT_TOKEN, SEED } from '../../playground/slack/seed.ts';
import { routes, workspaceFor } from '../../playground/slack/server.ts';
import { advanceBatch } from '../../src/advance/batch.ts';
import type { Policy } from '../../src/domain/policy.ts';
import { VirtualClock } from './clock.ts';
import {
  createFront,
  createSweeper,
  createWorker,
  runSweeper,
  SIGNING_SECRET,
} from './functions.ts';
import { replace } from './globals.ts';
import { Network } from './network.ts';
import { type Approvals, parsed, type RawPolicy, rawPolicy } from './policy.ts';
import { outside, Process } from './process.ts';
import { FifoQueue, type Message, md5 } from './queue.ts';
import { seededRandom } from './random.ts';
import { Recorder } from './record.ts';
import { freshCognito, type Scenery } from './scenery.ts';
import { FRONT_URL, SLACK_URL, simulatedFetch } from './slack.ts';
import { Table } from './table.ts';

const START = Date.UTC(2026, 2, 2, 9);
const MINUTE = 60_000;

/** Turns of the event loop after which nothing moves any more by itself; and surely not. */
const QUIET = 4;
const FOREVER = 100_000;

/** A process and what runs in it. */
interface Running<Code> {
  process: Process;
  code: Code;
}

export class World {
  readonly scenery: Scenery;
  readonly clock = new VirtualClock(START);
  readonly random: () => number;
  readonly network: Network;
  readonly table: Table;
  readonly queue: FifoQueue;
  readonly deadLetters: FifoQueue;
  readonly cognito: { app: Hono; state: ReturnType<typeof freshCognito> };
  readonly slack: { app: Hono; workspace: ReturnType<typeof workspaceFor> };
  readonly record: Recorder;
  readonly #policies: { from: number; policy: Policy }[];
  readonly #departures = new Map<string, number>();
  /** How many activities are under way. */
  #open = 0;
  rawPolicy: RawPolicy;
  #front: Running<Hono> | undefined;
  #delivered: Request | undefined;
  #handedOut: Message | undefined;
  #worker: Running<ReturnType<typeof createWorker>> | undefined;
  #sweeper: Running<ReturnType<typeof createSweeper>> | undefined;

  constructor(scenery: Scenery, approvals: Approvals, seed: number) {
    this.scenery = scenery;
    this.random = seededRandom(seed);
    this.network = new Network(this.clock, this.random);
    this.rawPolicy = rawPolicy(scenery, approvals);
    this.#policies = [{ from: 0, policy: parsed(this.rawPolicy) }];
    this.table = new Table(scenery.table);
    [this.queue, this.deadLetters] = this.#queues();
    const state = freshCognito(scenery, () => new Date());
    this.cognito = { app: cognitoApp(state), state };
    const workspace = workspaceFor({
      seed: structuredClone(SEED),
      signingSecret: SIGNING_SECRET,
      botToken: BOT_TOKEN,
      manifest: scenery.manifest,
      frontUrl: FRONT_URL,
    });
    workspace.url = SLACK_URL;
    this.slack = { app: routes(workspace), workspace };
    this.record = new Recorder(() => this.clock.now, workspace.history);
  }

  /** Puts this world in the place of the real one; returns the way back. */
  enter(): () => void {
    const fetch = simulatedFetch(this, (request) => this.#toFront(request));
    const restore = [
      this.clock.seize(),
      replace(globalThis, 'fetch', fetch as typeof globalThis.fetch),
      replace(Math, 'random', this.random),
      // A real timer, which no virtual clock moves: time-outs are the network's business here.
      replace(AbortSignal, 'timeout', () => new AbortController().signal),
    ];
    return () => {
      for (const back of restore) back();
    };
  }

  /** The policy in force. */
  get policy(): Policy {
    const last = this.#policies.at(-1);
    if (!last) throw new Error('A world begins with a policy');
    return last.policy;
  }

  changePolicy(change: (raw: RawPolicy) => void): void {
    change(this.rawPolicy);
    this.#policies.push({ from: this.clock.now, policy: parsed(this.rawPolicy) });
  }

  /** Every policy that was in force at some time between two moments. */
  policiesBetween(from: number, to: number): Policy[] {
    return this.#policies
      .filter(({ from: begins }, index) => {
        const ends = this.#policies[index + 1]?.from ?? Number.POSITIVE_INFINITY;
        return begins <= to && ends >= from;
      })
      .map(({ policy }) => policy);
  }

  /** Somebody leaves the company. */
  deactivate(id: string): void {
    const person = this.slack.workspace.people.get(id);
    if (person) this.slack.workspace.people.set(id, { ...person, kind: 'deactivated' });
    this.#departures.set(id, this.clock.now);
  }

  wasMemberSince(id: string, from: number): boolean {
    return (this.#departures.get(id) ?? Number.POSITIVE_INFINITY) >= from;
  }

  /** The channel of the direct message between Concierge and that person. */
  directMessageOf(id: string): string {
    return directMessage(this.slack.workspace, this.slack.workspace.bot.id, id).id;
  }

  /** Lets calls through, and time pass where all wait for it, until these are over. */
  async run<Outcome>(...activities: (() => Promise<Outcome>)[]): Promise<Outcome[]> {
    const all = Promise.all(activities.map((activity) => this.alongside(activity)));
    all.catch(() => {}); // Whoever awaits `all` below hears of it.
    while (this.#open > 0) {
      await this.#quiet();
      if (!this.network.isIdle) await this.network.letOneThrough(this.random);
      else if (
        this.#open > 0 &&
        !(await this.clock.moveToNextTimer()) &&
        (await this.#quiet(FOREVER))
      ) {
        throw new Error('All wait in vain');
      }
    }
    return all;
  }

  /** Begins something while others are under way; `run` is not over before this is. */
  async alongside<Outcome>(activity: () => Promise<Outcome>): Promise<Outcome> {
    this.#open += 1;
    try {
      return await outside(activity);
    } finally {
      this.#open -= 1;
    }
  }

  /** Hands the next visible message to the worker; false when there is none. */
  async deliverMessage(): Promise<boolean> {
    const message = this.queue.receive();
    if (!message) return false;
    await this.run(() => this.#toWorker(message));
    return true;
  }

  /** Works off every message that is visible. */
  async work(): Promise<void> {
    for (let count = 0; await this.deliverMessage(); count += 1) {
      if (count > 50) throw new Error('The queue never empties');
    }
  }

  async sweep(): Promise<void> {
    await this.run(() => this.sweeping());
  }

  /** Lets time pass: messages come back, and the sweeper runs in each minute that has work for it. */
  async pass(length: number): Promise<void> {
    const end = this.clock.now + length;
    await this.work();
    for (let count = 0; this.clock.now < end; count += 1) {
      if (count > 500) throw new Error('Time does not pass');
      const sweepAt = this.#nextSweep();
      const next = Math.min(end, sweepAt, this.queue.nextVisible() ?? end);
      await this.clock.moveTo(Math.max(next, this.clock.now + 1));
      if (this.clock.now >= sweepAt) await this.sweep();
      await this.work();
    }
  }

  /** The next full minute in which something is due. */
  #nextSweep(): number {
    const { now } = this.clock;
    const due = this.table
      .items()
      .flatMap(({ open, dueAt }) => (open ? [Date.parse(String(dueAt))] : []));
    const dead = this.deadLetters.nextVisible();
    const first = Math.min(...due, dead ?? Number.POSITIVE_INFINITY);
    return Math.ceil(Math.max(first, now + 1) / MINUTE) * MINUTE;
  }

  /** Slack sends once more what it sent last, to the letter. */
  async deliverAgain(): Promise<boolean> {
    const last = this.#delivered;
    if (!last) return false;
    await this.#toFront(last.clone());
    return true;
  }

  /** The queue hands out once more what was handed out last. */
  queueAgain(): boolean {
    const last = this.#handedOut;
    if (last) this.queue.send(last.body, last.group, `again-${this.clock.now}`);
    return last !== undefined;
  }

  async #toFront(request: Request): Promise<Response> {
    this.#delivered = request.clone();
    const { process, code } = this.#alive(this.#front, 'front', createFront, (it) => {
      this.#front = it;
    });
    process.deadline = this.#deadline('slack');
    const answer = await process.invoke(async () => code.fetch(request));
    return answer === 'died'
      ? Response.json({ message: 'Internal Server Error' }, { status: 500 })
      : answer;
  }

  async #toWorker(message: Message): Promise<void> {
    this.#handedOut = message;
    const { process, code } = this.#alive(this.#worker, 'worker', createWorker, (it) => {
      this.#worker = it;
    });
    process.deadline = this.#deadline('worker');
    process.request = message.group;
    const { deadline } = process;
    const { receipt } = message;
    const answer = await process.invoke(() =>
      advanceBatch(code, [lambdaRecord(message)], () => deadline - Date.now()),
    );
    if (answer !== 'died' && answer.batchItemFailures.length === 0) this.queue.delete(receipt);
  }

  /** A run of the sweeper, to be let through by `run`. */
  async sweeping(): Promise<void> {
    const { process, code } = this.#alive(this.#sweeper, 'sweeper', createSweeper, (it) => {
      this.#sweeper = it;
    });
    process.deadline = this.#deadline('sweeper');
    const { deadline } = process;
    await process
      .invoke(() => runSweeper(code, () => deadline - Date.now()))
      .catch((error) => this.record.uncaught(error));
  }

  #alive<Code>(
    known: Running<Code> | undefined,
    name: Process['name'],
    create: (world: World) => Code,
    remember: (running: Running<Code>) => void,
  ): Running<Code> {
    if (known && !known.process.dead) return known;
    const running = { process: new Process(name), code: create(this) };
    remember(running);
    return running;
  }

  /** When Lambda ends an invocation that begins now. */
  #deadline(name: keyof Scenery['functions']): number {
    return this.clock.now + this.scenery.functions[name].timeout * 1000;
  }

  #queues(): [FifoQueue, FifoQueue] {
    const now = () => this.clock.now;
    const { VisibilityTimeout = 30, RedrivePolicy } = this.scenery.queue;
    const dead = this.scenery.deadLetterQueue.VisibilityTimeout ?? 30;
    const to = new FifoQueue({ now, visibility: dead * 1000 });
    const { maxReceiveCount } = RedrivePolicy ?? { maxReceiveCount: 5 };
    const redrive = { to, maxReceiveCount };
    return [new FifoQueue({ now, visibility: VisibilityTimeout * 1000, redrive }), to];
  }

  /** Until nothing moves any more but by a call or by time. */
  async #quiet(ticks = QUIET): Promise<boolean> {
    for (let still = 0; still < ticks; still += 1) {
      await new Promise((resolve) => setImmediate(resolve));
      if (this.#open === 0 || !this.network.isIdle) return false;
    }
    return true;
  }
}

/** A message as Lambda hands it to the worker. */
function lambdaRecord({ id, receipt, body, group, receives, sentAt }: Message): SQSRecord {
  return {
    messageId: id,
    receiptHandle: receipt,
    body,
    attributes: {
      ApproximateReceiveCount: String(receives),
      MessageGroupId: group,
      SentTimestamp: String(sentAt),
      SenderId: 'simulated',
      ApproximateFirstReceiveTimestamp: String(sentAt),
    },
    messageAttributes: {},
    md5OfBody: md5(body),
    eventSource: 'aws:sqs',
    eventSourceARN: 'arn:aws:sqs:ap-northeast-1:000000000000:work.fifo',
    awsRegion: 'ap-northeast-1',
  };
}
