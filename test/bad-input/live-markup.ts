/** What Slack would make live in texts: mentions and links that only a person can have typed. */
import { CHANNELS, PEOPLE, USER_GROUPS } from '../../playground/slack/seed.ts';

const IDS = [...Object.values(PEOPLE), ...Object.values(USER_GROUPS)].map(({ id }) => id);

/** The references that the app itself makes: people and groups of the policy, moments. */
const OURS = new RegExp(
  `<@(${IDS.join('|')})>|<!subteam\\^(${IDS.join('|')})>|<#${CHANNELS.requests.id}>|<!date\\^\\d+\\^\\{date_short_pretty\\} \\{time\\}\\|[^<>]*>`,
  'gu',
);

/** Control characters but line feed and tab, marks that turn the direction, half characters. */
const UNREADABLE = /[^\P{Cc}\n\t]|\p{Bidi_Control}/u;

/** Every text that Slack would read as mrkdwn, anywhere in a message, a view or an answer. */
function mrkdwnIn(value: unknown): { text: string; verbatim: boolean }[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(mrkdwnIn);
  const { type, text, verbatim, blocks } = value as Record<string, unknown>;
  const own = typeof text === 'string' && type !== 'plain_text';
  // Beside blocks, a message's text is only what a notification shows.
  const shown = own ? [{ text, verbatim: verbatim === true || blocks !== undefined }] : [];
  return [...shown, ...Object.values(value).flatMap(mrkdwnIn)];
}

/** The texts in which something is live that the app did not put there; none, if all is well. */
export function liveMarkup(sent: unknown): string[] {
  return mrkdwnIn(sent)
    .filter(({ text, verbatim }) => {
      const rest = text.replaceAll(OURS, '');
      return rest.includes('<') || (!verbatim && /https?:/u.test(withoutCode(rest)));
    })
    .map(({ text }) => text);
}

/** Slack makes no links in inline code. */
function withoutCode(text: string): string {
  return text.replaceAll(/`[^`\n]*`/gu, '');
}

/** Texts that nobody could read as they stand. */
export function unreadable(sent: unknown): string[] {
  return stringsIn(sent).filter((text) => UNREADABLE.test(text) || !text.isWellFormed());
}

export function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}
