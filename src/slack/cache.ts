/** Remembers what was looked up, once for all who ask meanwhile; a failed look-up is not remembered. */
export class Cache<Value> {
  readonly #entries = new Map<string, { value: Value; until: number }>();
  readonly #running = new Map<string, Promise<Value>>();
  readonly #life: number;
  readonly #now: () => Date;

  /** `life` in milliseconds. */
  constructor(life: number, now: () => Date) {
    this.#life = life;
    this.#now = now;
  }

  /** What is in memory; undefined where nothing is, or no longer. */
  known(key: string): { value: Value } | undefined {
    const entry = this.#entries.get(key);
    return entry && entry.until > this.#now().getTime() ? entry : undefined;
  }

  async get(key: string, lookUp: () => Promise<Value>): Promise<Value> {
    const known = this.known(key);
    if (known) return known.value;
    const time = this.#now().getTime();
    const running = this.#running.get(key) ?? this.#begin(key, time, lookUp);
    return running.finally(() => this.#running.delete(key));
  }

  /** What is heard is good for a time from when it was asked. */
  #begin(key: string, time: number, lookUp: () => Promise<Value>): Promise<Value> {
    const running = lookUp().then((value) => {
      this.#entries.set(key, { value, until: time + this.#life });
      return value;
    });
    this.#running.set(key, running);
    return running;
  }
}
