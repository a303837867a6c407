/** A function as Lambda runs it: some instances, each with one event at a time, replaced when lost. */
import { Instance, InstanceEnded, type InstanceOptions } from './instance.ts';

export interface Fleet {
  /** Gives the event to an idle instance, as soon as there is one. */
  invoke(event: unknown): Promise<unknown>;
  /** Kills the instance in that place; another one starts there. True when it was at work. */
  kill(place: number): boolean;
  stop(): Promise<void>;
}

export interface FleetOptions extends Omit<InstanceOptions, 'environment'> {
  /** How many instances there are: the function's concurrency. */
  size: number;
  /** The environment of the instance in a place, from 0 to `size` - 1. */
  environment: (place: number) => Record<string, string>;
  /** An invocation that takes longer is killed, as Lambda does at a time-out; in ms. */
  killAfter: number;
}

/** Resolves when every instance has loaded its bundle. */
export async function startFleet(options: FleetOptions): Promise<Fleet> {
  const places = Array.from({ length: options.size }, (_, place) => new Place(options, place));
  const waiting: ((place: Place) => void)[] = [];
  const free = [...places];
  const release = (place: Place) => {
    const next = waiting.shift();
    if (next) next(place);
    else free.push(place);
  };
  await Promise.all(places.map(({ instance }) => instance.ready));
  return {
    invoke: async (event) => {
      const place = free.shift() ?? (await new Promise<Place>((resolve) => waiting.push(resolve)));
      return place.invoke(event).finally(() => release(place));
    },
    kill: (place) => places[place]?.kill() ?? false,
    stop: async () => {
      await Promise.all(places.map((place) => place.stop()));
    },
  };
}

class Place {
  readonly #options: FleetOptions;
  readonly #place: number;
  #stopped = false;
  instance: Instance;

  constructor(options: FleetOptions, place: number) {
    this.#options = options;
    this.#place = place;
    this.instance = this.#start();
  }

  async invoke(event: unknown): Promise<unknown> {
    const { instance } = this;
    await instance.ready;
    const timeout = setTimeout(() => instance.kill(), this.#options.killAfter);
    return instance.invoke(event).finally(() => clearTimeout(timeout));
  }

  kill(): boolean {
    const wasBusy = this.instance.isBusy;
    this.instance.kill();
    return wasBusy;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.instance.kill();
    await this.instance.ended;
  }

  #start(): Instance {
    const { size: _, environment, killAfter: __, ...options } = this.#options;
    const instance = new Instance({ ...options, environment: environment(this.#place) });
    instance.ready.catch(refuseAllButEnd);
    instance.ended.then(() => {
      if (!this.#stopped) this.instance = this.#start();
    });
    return instance;
  }
}

/** An instance may be killed while it starts; whoever waits for it hears of it by `ready`. */
function refuseAllButEnd(error: unknown): void {
  if (!(error instanceof InstanceEnded)) throw error;
}
