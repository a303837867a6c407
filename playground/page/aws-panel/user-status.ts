import type { PoolUser } from '../playground-api.ts';

export interface StatusWords {
  tone: 'good' | 'waiting' | 'bad' | 'neutral';
  words: string;
}

const WORDS: Record<string, StatusWords> = {
  CONFIRMED: { tone: 'good', words: 'Can sign in' },
  FORCE_CHANGE_PASSWORD: { tone: 'waiting', words: 'Has to choose a new password first' },
  RESET_REQUIRED: { tone: 'waiting', words: 'Has to reset the password first' },
  UNCONFIRMED: { tone: 'waiting', words: 'Has not confirmed the account yet' },
  EXTERNAL_PROVIDER: { tone: 'neutral', words: 'Signs in through another provider' },
};

/** What Cognito's status means for the person who wants to sign in. */
export function statusWords({ status, enabled }: PoolUser): StatusWords {
  if (!enabled) return { tone: 'bad', words: 'Disabled: cannot sign in' };
  return WORDS[status] ?? { tone: 'neutral', words: 'Unknown to this page' };
}
