/** A whole Concierge in this process: real code over stand-ins, let run step by step. */
import { replace } from './globals.ts';
import { Lambda } from './lambda.ts';
import type { Approvals } from './policy.ts';
import { outside } from './process.ts';
import type { Scenery } from './scenery.ts';
import { simulatedFetch } from './slack.ts';
import { StandIns } from './stand-ins.ts';

const MINUTE = 60_000;

/** Turns of the event loop after which nothing moves any more by itself; and surely not. */
const QUIET = 4;
const FOREVER = 100_000;

export class World extends StandIns {
  readonly lambda: Lambda;
  /** How many activities are under way. */
  #open = 0;

  constructor(scenery: Scenery, approvals: Approvals, seed: number) {
    super(scenery, approvals, seed);
    this.lambda = new Lambda(this);
  }

  /** Puts this world in the place of the real one; returns the way back. */
  enter(): () => void {
    const fetch = simulatedFetch(this, (request) => this.lambda.front(request));
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

  /** Lets calls through, and time pass where all wait for it, until these are over. */
  async run<Outcome>(...activities: (() => Promise<Outcome>)[]): Promise<Outcome[]> {
    const all = Promise.all(activities.map((activity) => this.alongside(activity)));
    all.catch(() => {}); // Whoever awaits `all` below hears of it.
    while (this.#open > 0) {
      await this.#quiet(QUIET);
      if (!this.network.isIdle) await this.network.letOneThrough(this.random);
      else if (this.#open > 0) await this.#waitForTime();
    }
    return all;
  }

  async #waitForTime(): Promise<void> {
    if (await this.clock.moveToNextTimer()) return;
    if (await this.#quiet(FOREVER)) throw new Error('All wait in vain');
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

  /** Hands every message that is visible to the worker, one after the other. */
  async work(): Promise<void> {
    for (let count = 0; ; count += 1) {
      const message = this.queue.receive();
      if (!message) return;
      if (count > 50) throw new Error('The queue never empties');
      await this.run(() => this.lambda.worker(message));
    }
  }

  async sweep(): Promise<void> {
    await this.run(() => this.lambda.sweeper());
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

  /** Until nothing moves any more but by a call or by time; false when it does by then. */
  async #quiet(ticks: number): Promise<boolean> {
    for (let still = 0; still < ticks; still += 1) {
      await new Promise((resolve) => setImmediate(resolve));
      if (this.#open === 0 || !this.network.isIdle) return false;
    }
    return true;
  }
}
