/** What was sent from one composer, newest last, and where ArrowUp has wandered to. */
export interface Recall {
  sent: string[];
  /** Steps back from the newest: 0 is the draft itself. */
  back: number;
}

export const NOTHING_SENT: Recall = { sent: [], back: 0 };

/** Remembers a text; the same text twice in a row is kept once. */
export function remember({ sent }: Recall, text: string): Recall {
  return { sent: sent.at(-1) === text ? sent : [...sent, text], back: 0 };
}

/** One step back (1) or forward (-1); the text that stands there, or '' for the empty draft. */
export function step(recall: Recall, direction: 1 | -1): { recall: Recall; text: string } {
  const back = Math.min(Math.max(recall.back + direction, 0), recall.sent.length);
  const text = back === 0 ? '' : (recall.sent.at(-back) ?? '');
  return { recall: { ...recall, back }, text };
}
