import type { Language } from '../domain/policy.ts';
import { en } from './en.ts';
import { ja } from './ja.ts';

/** The shape of a language: what English says, every language must say. */
export type Messages = typeof en;

const languages: Record<Language, Messages> = { en, ja };

/** The texts for shared messages, in the policy's language. */
export function messagesIn(language: Language): Messages {
  return languages[language];
}

/** The texts for one person, by their Slack locale; English for locales we do not have. */
export function messagesFor(locale: string): Messages {
  return locale.startsWith('ja') ? ja : en;
}
