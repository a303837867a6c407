/** What Slack would make live in texts: mentions and links that only a person can have typed. */
import { CHANNELS, PEOPLE, USER_GROUPS } from '../../playground/slack/seed.ts';

const IDS = [...Object.values(PEOPLE), ...Object.values(USER_GROUPS)].map(({ id }) => id);

/** The references that the app itself makes: people and groups of the policy, moments. */
const OURS = new RegExp(
  `<@(${IDS.join('|')})>|<!subteam\\^(${IDS.join('|')})>|<#${CHANNELS.requests.id}>|<!date\\^\\d+\\^\\{date_short_pretty\\} \\{time\\}\\|[^<>]*>`,
  'gu',
);

/** Stands in what a person typed, so that nothing may format it. */
export const TYPED = 'q7';

/** Formatting that begins or ends at what was typed. */
const FORMATTED = new RegExp(`[*_~\`]${TYPED}|${TYPED}[*_~\`]`, 'u');

/** Slack makes a quotation of such a line; ours begin with the bare sign. */
const QUOTED = /^\s*&gt;/mu;

/** What nobody sees, or what turns the direction of writing; and half characters. */
const UNREADABLE = /(?![\n\t\u200c\u200d])[\p{Cc}\p{Cf}\u2028\u2029]/u;

/** What we keep to itself, because it is written from right to left. */
const ISOLATED = /\u2068([^\u2066-\u2069]*)\u2069/gu;

/** Sent along, and shown to nobody. */
const UNSEEN_KEYS = ['private_metadata', 'value', 'initial_value'];

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
      const bare = withoutCode(rest);
      return (
        rest.includes('<') ||
        (!verbatim && /https?:/u.test(bare)) ||
        FORMATTED.test(bare) ||
        QUOTED.test(bare)
      );
    })
    .map(({ text }) => text);
}

/** Slack makes no links in inline code, and formats nothing. */
function withoutCode(text: string): string {
  return text.replaceAll(/`[^`\n]*`/gu, '');
}

/** Texts that nobody could read as they stand. */
export function unreadable(sent: unknown): string[] {
  return seenIn(sent).filter((text) => {
    return UNREADABLE.test(text.replaceAll(ISOLATED, '$1')) || !text.isWellFormed();
  });
}

function seenIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    UNSEEN_KEYS.includes(key) ? [] : seenIn(inner),
  );
}

export function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}
