/** The one clock of a simulated world. It moves when told to; nothing ever waits for it. */
import { replace } from './globals.ts';

interface Timer {
  at: number;
  run: () => unknown;
}

/** What setTimeout hands out here. */
class TimerHandle {
  unref(): this {
    return this;
  }
  ref(): this {
    return this;
  }
}

export class VirtualClock {
  #now: number;
  #timers = new Map<TimerHandle, Timer>();

  /** `start` in ms since 1970. */
  constructor(start: number) {
    this.#now = start;
  }

  /** Every `Date` and every `setTimeout` goes by this clock; returns the way back. */
  seize(): () => void {
    const time = () => this.#now;
    const realClearTimeout = globalThis.clearTimeout;
    const set = (run: () => unknown, delay = 0, ...args: unknown[]) =>
      this.at(this.#now + delay, () => Reflect.apply(run, undefined, args));
    const clear = (handle: unknown) => {
      if (handle instanceof TimerHandle) this.#timers.delete(handle);
      else realClearTimeout(handle as NodeJS.Timeout);
    };
    const restore = [
      replace(globalThis, 'Date', dateBy(time)),
      replace(globalThis, 'setTimeout', set as unknown as typeof setTimeout),
      replace(globalThis, 'clearTimeout', clear as typeof clearTimeout),
    ];
    return () => {
      for (const back of restore) back();
    };
  }

  /** In ms since 1970. */
  get now(): number {
    return this.#now;
  }

  /** Runs something at that moment; the clock waits for what it returns. */
  at(moment: number, run: () => unknown): TimerHandle {
    const handle = new TimerHandle();
    this.#timers.set(handle, { at: moment, run });
    return handle;
  }

  /** Goes to that moment, past every timer before it. */
  async moveTo(moment: number): Promise<void> {
    for (;;) {
      const next = this.#next();
      if (!next || next[1].at > moment) break;
      await this.#fire(next);
    }
    this.#set(Math.max(moment, this.#now));
  }

  /** Goes to the next timer; false when there is none. */
  async moveToNextTimer(): Promise<boolean> {
    const next = this.#next();
    if (next) await this.#fire(next);
    return next !== undefined;
  }

  #next(): [TimerHandle, Timer] | undefined {
    let first: [TimerHandle, Timer] | undefined;
    for (const entry of this.#timers) if (!first || entry[1].at < first[1].at) first = entry;
    return first;
  }

  async #fire([handle, { at, run }]: [TimerHandle, Timer]): Promise<void> {
    this.#timers.delete(handle);
    this.#set(Math.max(at, this.#now));
    await run();
  }

  #set(now: number): void {
    this.#now = now;
  }
}

/** `Date`, but for what time it is. */
function dateBy(time: () => number): DateConstructor {
  return class extends Date {
    constructor(...given: [] | ConstructorParameters<typeof Date>) {
      if (given.length === 0) super(time());
      else super(...given);
    }
    static override now(): number {
      return time();
    }
  } as unknown as DateConstructor;
}
