/** One instance of a function: a process that has loaded a bundle and takes one event at a time. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { BundleName } from '../load-bundle.ts';

/** Shared by all instances, so that the next one starts sooner. */
const COMPILED = join(tmpdir(), 'concierge-compiled');

const RUNTIME = join(import.meta.dirname, 'runtime.ts');

export interface Invocation {
  id: number;
  event: unknown;
  timeoutSeconds: number;
}

/** To the invocation of that id; the first, with id 0, says that the bundle is loaded. */
export interface Answer {
  id: number;
  result?: unknown;
  error?: string;
}

export interface InstanceOptions {
  bundle: BundleName;
  /** The process's environment: nothing of ours is inherited. */
  environment: Record<string, string>;
  /** The time-out that the function is told of, in seconds. */
  timeoutSeconds: number;
  /** Hears each line that the function logs. */
  onLine: (line: string) => void;
}

export class Instance {
  readonly #process: ChildProcess;
  readonly #timeoutSeconds: number;
  readonly #waiting = new Map<number, PromiseWithResolvers<unknown>>();
  #lastId = 0;
  /** Resolves when the bundle is loaded; rejects when the process ends before. */
  readonly ready: Promise<unknown>;
  /** Resolves when the process has ended, for whatever reason. */
  readonly ended: Promise<unknown>;

  constructor({ bundle, environment, timeoutSeconds, onLine }: InstanceOptions) {
    this.#timeoutSeconds = timeoutSeconds;
    this.ready = this.#expect(0);
    this.#process = fork(RUNTIME, [bundle], {
      env: { ...environment, NODE_COMPILE_CACHE: COMPILED },
      execArgv: [],
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    this.#process.on('message', (answer: Answer) => this.#settle(answer));
    for (const stream of [this.#process.stdout, this.#process.stderr]) {
      if (stream) createInterface({ input: stream }).on('line', onLine);
    }
    this.ended = once(this.#process, 'exit').then(() => this.#failAll());
  }

  /** Whether it is at work on an event; loading the bundle does not count. */
  get isBusy(): boolean {
    return [...this.#waiting.keys()].some((id) => id > 0);
  }

  /** What the handler returned. Rejects with what it threw, or when the process ended meanwhile. */
  invoke(event: unknown): Promise<unknown> {
    this.#lastId += 1;
    const answered = this.#expect(this.#lastId);
    const invocation: Invocation = {
      id: this.#lastId,
      event,
      timeoutSeconds: this.#timeoutSeconds,
    };
    this.#process.send(invocation, (error) => error && this.#failAll());
    return answered;
  }

  /** Ends the process at once: it gets no chance to finish anything. */
  kill(): void {
    this.#process.kill('SIGKILL');
  }

  #expect(id: number): Promise<unknown> {
    const waiting = Promise.withResolvers<unknown>();
    this.#waiting.set(id, waiting);
    return waiting.promise;
  }

  #settle({ id, result, error }: Answer): void {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error === undefined) waiting?.resolve(result);
    else waiting?.reject(new Error(error));
  }

  #failAll(): void {
    for (const { reject } of this.#waiting.values()) reject(new InstanceEnded());
    this.#waiting.clear();
  }
}

/** The process ended before it had answered. */
export class InstanceEnded extends Error {
  override name = 'InstanceEnded';
}
