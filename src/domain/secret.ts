/** The name under which Node's `util.inspect`, and so `console.log`, asks how to show a value. */
const inspected = Symbol.for('nodejs.util.inspect.custom');
const HIDDEN = '[secret]';

/** A value that prints, serialises and inspects as `[secret]`; only `expose()` gives it away. */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  /** The value itself. Each call is a place that a reviewer looks at. */
  expose(): string {
    return this.#value;
  }

  toString(): string {
    return HIDDEN;
  }

  toJSON(): string {
    return HIDDEN;
  }

  [inspected](): string {
    return HIDDEN;
  }
}
