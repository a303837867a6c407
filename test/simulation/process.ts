/** A running Lambda function: its calls go out under its name until it dies. */
import { AsyncLocalStorage } from 'node:async_hooks';

const running = new AsyncLocalStorage<Process>();

export class Process {
  readonly name: 'front' | 'worker' | 'sweeper';
  /** When Lambda takes it away, in ms since 1970. */
  deadline = Number.POSITIVE_INFINITY;
  /** The request at work, if the process was woken for one. */
  request: string | undefined;
  #dead = false;
  readonly #death = Promise.withResolvers<'died'>();

  constructor(name: Process['name']) {
    this.name = name;
  }

  /** Whose code is running now; undefined for people and for the stand-ins. */
  static current(): Process | undefined {
    return running.getStore();
  }

  get dead(): boolean {
    return this.#dead;
  }

  die(): void {
    this.#dead = true;
    this.#death.resolve('died');
  }

  /** What an invocation comes to, or `died`: a dead process never answers. */
  async invoke<Answer>(handler: () => Promise<Answer>): Promise<Answer | 'died'> {
    return Promise.race([running.run(this, handler), this.#death.promise]);
  }
}

/** Runs what no process does, whoever has called it. */
export function outside<Answer>(run: () => Answer): Answer {
  return running.exit(run);
}
