/** How the front answered, and how long it took. */
export type Kind = 'command' | 'submission';

export interface Answered {
  kind: Kind;
  /** The account asked for; empty for a command. */
  email: string;
  /** From the moment at which it was to be sent, in ms. */
  took: number;
  /** Acknowledged, and nothing was found wrong. */
  ok: boolean;
}

/** Slack gives up after this, in ms. */
const SLACK_WAITS = 3_000;

export interface Figures {
  count: number;
  p50: number;
  p99: number;
  longest: number;
  errors: number;
  tooLate: number;
}

export function figuresOf(answers: readonly Answered[]): Figures {
  const times = answers.map(({ took }) => took).toSorted((one, other) => one - other);
  const quantile = (share: number) => times[Math.ceil(share * times.length) - 1] ?? 0;
  return {
    count: times.length,
    p50: quantile(0.5),
    p99: quantile(0.99),
    longest: quantile(1),
    errors: answers.filter(({ ok }) => !ok).length,
    tooLate: times.filter((took) => took > SLACK_WAITS).length,
  };
}
