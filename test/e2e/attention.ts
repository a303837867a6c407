/** A request that needs attention, as its card tells it. */
import type { SlackPerson } from '../../playground/slack/person.ts';
import { cardsOf, lines } from './reading.ts';

/** The last on a line: there is one for each failure that still stands. */
const REFERENCE = /Reference `[0-9a-f]{8}-[0-9a-f]{4}`$/u;

export interface Attention {
  /** What is wrong. */
  sentence: string;
  /** The engineer's key to the log; each failure has its own. */
  reference: string;
  /** What can be done, as the buttons say it. */
  buttons: string[];
}

/** Waits until the card says that the request needs attention, for another reason than `known`. */
export function attention(
  reader: SlackPerson,
  email: string,
  known?: Attention,
): Promise<Attention> {
  return reader.waitFor((state): Attention | undefined => {
    const [, heading, sentence = '', ...rest] = lines(cardsOf(state, email)[0]?.blocks ?? []);
    const reference = rest.flatMap((line) => REFERENCE.exec(line)?.[0] ?? [])[0];
    if (heading !== ':warning: *Needs attention*' || !reference) return undefined;
    if (reference === known?.reference) return undefined;
    const buttons = rest.filter((line) => line.startsWith('[')).map((line) => line.slice(1, -1));
    return { sentence, reference, buttons };
  });
}
