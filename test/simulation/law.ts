/** The policy and the people, as they change while a story is played. */
import type { Policy } from '../../src/domain/policy.ts';
import { type Approvals, parsed, type RawPolicy, rawPolicy } from './policy.ts';
import type { Scenery } from './scenery.ts';

export class Law {
  readonly #now: () => number;
  readonly #raw: RawPolicy;
  readonly #policies: { from: number; policy: Policy }[];
  readonly #departures = new Map<string, number>();

  constructor(scenery: Scenery, approvals: Approvals, now: () => number) {
    this.#now = now;
    this.#raw = rawPolicy(scenery, approvals);
    this.#policies = [{ from: 0, policy: parsed(this.#raw) }];
  }

  /** The policy in force. */
  get policy(): Policy {
    const last = this.#policies.at(-1);
    if (!last) throw new Error('A world begins with a policy');
    return last.policy;
  }

  change(how: (raw: RawPolicy) => void): void {
    how(this.#raw);
    this.#policies.push({ from: this.#now(), policy: parsed(this.#raw) });
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

  /** Somebody has left the company. */
  left(id: string): void {
    this.#departures.set(id, this.#now());
  }

  wasMemberSince(id: string, from: number): boolean {
    return (this.#departures.get(id) ?? Number.POSITIVE_INFINITY) >= from;
  }
}
