import type { Language } from '../domain/policy.ts';
import { en, type Messages } from './en.ts';
import { ja } from './ja.ts';

export type { Messages };

const languages: Record<Language, Messages> = { en, ja };

/** The texts for shared messages, in the policy's language. */
export function messagesIn(language: Language): Messages {
  return languages[language];
}

/** The texts for one person, by their Slack locale; English for all that we do not have. */
export function messagesFor(locale: string | undefined): Messages {
  return locale?.startsWith('ja') ? ja : en;
}
