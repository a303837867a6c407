import type { RequestStore } from '../aws/request-store.ts';

/** What was sent has been sent before, to the letter. */
export class Replayed extends Error {
  override name = 'Replayed';
}

/** One payload, and whether it comes for the first time. */
export class Once {
  readonly #isFirst: () => Promise<boolean>;
  #asked: Promise<boolean> | undefined;

  constructor(isFirst: () => Promise<boolean>) {
    this.#isFirst = isFirst;
  }

  /**
   * To be awaited before anything is written, sent or answered. Throws Replayed for what came before,
   * and whatever keeps the table from telling. Asks the table once, however often it is called.
   */
  async pass(): Promise<void> {
    if (await this.isReplay()) throw new Replayed('Sent before, to the letter');
  }

  async isReplay(): Promise<boolean> {
    this.#asked ??= this.#isFirst();
    return !(await this.#asked);
  }
}

/** For what may come as often as it likes. */
export const HARMLESS = new Once(async () => true);

/** Known by its signature. */
export function onceBy(signature: unknown, { isFirst }: Pick<RequestStore, 'isFirst'>): Once {
  if (!signature) throw new Error('A payload came without its signature');
  return new Once(() => isFirst(String(signature)));
}

const KEY = 'once';

export function rememberOnce(context: Record<string, unknown>, once: Once): void {
  context[KEY] = once;
}

/** What admission remembered. Throws for a payload that has not been through admission. */
export function onceOf(context: Record<string, unknown>): Once {
  const once = context[KEY];
  if (!once) throw new Error('A listener ran without admission');
  return once as Once;
}
