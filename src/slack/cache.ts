/** Remembers what was looked up; a failed look-up is not remembered. */
export class Cache<Value> {
  readonly #entries = new Map<string, { value: Value; until: number }>();
  readonly #life: number;
  readonly #now: () => Date;

  /** `life` in milliseconds. */
  constructor(life: number, now: () => Date) {
    this.#life = life;
    this.#now = now;
  }

  async get(key: string, lookUp: () => Promise<Value>): Promise<Value> {
    const time = this.#now().getTime();
    const known = this.#entries.get(key);
    if (known && known.until > time) return known.value;
    const value = await lookUp();
    this.#entries.set(key, { value, until: time + this.#life });
    return value;
  }
}
