/** Decides what goes wrong, until it is told to leave everybody in peace. */
import type { Call, Fate } from './calls.ts';

/** How likely each fate is for a call, from 0 to 1. */
export type Rates = Record<Exclude<Fate['kind'], 'pass'>, number>;

export interface Monkey {
  fateOf: (call: Omit<Call, 'fate'>) => Fate;
  /** Kills somebody at random moments, on average every so many ms, until there is peace. */
  killNowAndThen: (meanPause: number, kill: (random: () => number) => void) => void;
  leaveInPeace: () => void;
}

/** There are few of these among all calls, and they are the most delicate: more of them go wrong. */
const CHANGES_USERS = /^Admin(Create|Set)/u;
const FAVOUR = 6;

export function createMonkey(random: () => number, rates: Rates): Monkey {
  let peace = false;
  let timer: NodeJS.Timeout | undefined;

  const fateOf: Monkey['fateOf'] = ({ operation }) => {
    let drawn = random() / (CHANGES_USERS.test(operation) ? FAVOUR : 1);
    const when = random() < 0.5 ? 'before' : 'after';
    if (peace) return { kind: 'pass' };
    for (const kind of ['kill', 'cut', 'error', 'late'] as const) {
      if (drawn < rates[kind]) return { kind, when };
      drawn -= rates[kind];
    }
    return { kind: 'pass' };
  };

  const killNowAndThen: Monkey['killNowAndThen'] = (meanPause, kill) => {
    const wait = -Math.log(1 - random()) * meanPause;
    timer = setTimeout(() => {
      kill(random);
      killNowAndThen(meanPause, kill);
    }, wait);
  };

  return {
    fateOf,
    killNowAndThen,
    leaveInPeace: () => {
      peace = true;
      clearTimeout(timer);
    },
  };
}
