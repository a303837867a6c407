/**
 * Everything that processes send goes through here: one call at a time is let through, and a
 * schedule says what becomes of it.
 */
import type { VirtualClock } from './clock.ts';
import type { CallKind, Fault, Mode, Twist } from './fault.ts';
import { outside, Process } from './process.ts';

/** A call, and every way in which its service can answer. */
export interface Call<Answer> extends CallKind {
  apply: () => Promise<Answer>;
  /** Each returns an answer that refuses, or throws what the client's transport throws. */
  throttled: () => Answer;
  refused: () => Answer;
  timedOut: () => Answer;
  permanent: () => Answer;
  /** How long the client waits for an answer, in ms. */
  patience: number;
}

/** A call that was let through. */
export interface Sent extends CallKind {
  process: Process['name'];
  at: number;
  mode: Mode | undefined;
}

/** Makes happen what a schedule says; what people do then goes on by itself. */
type Happen = (twist: Twist) => Promise<void>;

interface Waiting {
  process: Process;
  kind: CallKind;
  perform: (mode: Mode | undefined) => Promise<void>;
}

const LATENCY = 20; // ms of the virtual clock that every call takes
/** A late call is applied this long after it was sent: after the client's patience, before 8 s. */
const LATE = { from: 3_500, to: 8_000 };

export class Network {
  readonly sent: Sent[] = [];
  readonly #clock: VirtualClock;
  readonly #random: () => number;
  #modes = new Map<number, Mode>();
  #twists: readonly Fault[] = [];
  #happen: Happen = async () => {};
  #counting = false;
  #waiting: Waiting[] = [];

  constructor(clock: VirtualClock, random: () => number) {
    this.#clock = clock;
    this.#random = random;
  }

  /** From now on calls are counted, and the faults happen. */
  begin(faults: readonly Fault[], happen: Happen): void {
    this.#counting = true;
    this.#happen = happen;
    this.#twists = faults;
    this.#modes = new Map(faults.flatMap((it) => ('mode' in it ? [[it.call, it.mode]] : [])));
  }

  /** No more faults. */
  calm(): void {
    this.#modes.clear();
    this.#twists = [];
    this.#counting = false;
  }

  get isIdle(): boolean {
    return this.#waiting.length === 0;
  }

  /** A call of whatever process is running; people's calls go through untouched. */
  call<Answer>(call: Call<Answer>): Promise<Answer> {
    const process = Process.current();
    if (!process) return call.apply();
    if (process.dead) return new Promise(() => {});
    const { promise, resolve, reject } = Promise.withResolvers<Answer>();
    const { service, operation, writes } = call;
    const perform = async (mode: Mode | undefined) => {
      try {
        const answered = await this.#outcome(call, process, mode);
        if (!process.dead) resolve(answered());
      } catch (error) {
        reject(error);
      }
    };
    this.#waiting.push({ process, kind: { service, operation, writes }, perform });
    return promise;
  }

  /** Lets one waiting call through; which one of several is for `choose` (0 to 1) to say. */
  async letOneThrough(choose: () => number): Promise<void> {
    const index = this.#waiting.length > 1 ? Math.floor(choose() * this.#waiting.length) : 0;
    const [next] = this.#waiting.splice(index, 1);
    if (!next || next.process.dead) return;
    if (this.#clock.now >= next.process.deadline) return next.process.die();
    const mode = this.#counting ? await this.#befall(next) : undefined;
    await outside(() => next.perform(mode));
  }

  /** Counts a call, lets happen what happens just before it, and says what becomes of it. */
  async #befall({ process, kind }: Waiting): Promise<Mode | undefined> {
    const call = this.sent.length;
    const mode = this.#modes.get(call);
    this.sent.push({ ...kind, process: process.name, at: this.#clock.now, mode });
    for (const it of this.#twists) {
      if ('twist' in it && it.call === call) await this.#happen(it.twist);
    }
    return mode;
  }

  /** What the client gets to see; to be asked only if its process is still alive. */
  async #outcome<Answer>(
    call: Call<Answer>,
    process: Process,
    mode: Mode | undefined,
  ): Promise<() => Answer> {
    const apply = async () => {
      await this.#clock.moveTo(this.#clock.now + LATENCY);
      return call.apply();
    };
    switch (mode) {
      case undefined: {
        const answer = await apply();
        return () => answer;
      }
      case 'throttled':
      case 'refused':
      case 'permanent':
        return call[mode];
      case 'lost':
        await apply();
        await this.#clock.moveTo(this.#clock.now + call.patience);
        return call.timedOut;
      case 'late':
        this.#applyLater(call);
        await this.#clock.moveTo(this.#clock.now + call.patience);
        return call.timedOut;
      case 'crash-before':
        process.die();
        return call.timedOut;
      case 'crash-after':
        await apply();
        process.die();
        return call.timedOut;
    }
  }

  #applyLater(call: Call<unknown>): void {
    const delay = LATE.from + Math.floor(this.#random() * (LATE.to - LATE.from));
    this.#clock.at(this.#clock.now + delay, () => call.apply());
  }
}
