import { legible } from '../domain/legible.ts';
import type { Mrkdwn } from '../domain/mrkdwn.ts';

export type { Mrkdwn };

/** Slack's three control characters, as https://docs.slack.dev/messaging/formatting-message-text */
const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Slack has no way to escape what formats, so it is shown by a character that only looks like it. */
const LOOK_ALIKES: Record<string, string> = { '*': '∗', _: 'ˍ', '~': '∼', '`': 'ˋ' };

/** An underline between letters, as in snake_case, begins and ends nothing. */
const FORMATTING = /[*~`]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g;

/** Slack makes a quotation of such a line, escaped or not. */
const QUOTATION = /^(\s*)>/gm;

/** Letters that are written from right to left, and take what stands beside them along. */
const RIGHT_TO_LEFT =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;

/** The one door through which a person's text enters mrkdwn: it calls nobody, links and formats nothing. */
export function escaped(text: string): Mrkdwn {
  const inert = legible(text)
    .replace(FORMATTING, (character) => LOOK_ALIKES[character] ?? character)
    .replace(QUOTATION, '$1›');
  return withEntities(inert).split('\n').map(isolated).join('\n') as Mrkdwn;
}

function withEntities(text: string): string {
  return text.replace(/[&<>]/g, (character) => ENTITIES[character] ?? character);
}

/** Keeps to itself a line that runs from right to left: https://www.unicode.org/reports/tr9/#Explicit_Directional_Isolates */
function isolated(line: string): string {
  return RIGHT_TO_LEFT.test(line) ? `\u2068${line}\u2069` : line;
}

/** Builds mrkdwn; what is put in must have come through `escaped`, `mention` or `moment`. */
export function mrkdwn(parts: TemplateStringsArray, ...values: (Mrkdwn | number)[]): Mrkdwn {
  return String.raw({ raw: parts.map((part) => part) }, ...values) as Mrkdwn;
}

export function joined(parts: readonly Mrkdwn[], separator: string): Mrkdwn {
  return parts.join(separator) as Mrkdwn;
}

/** A text line by line: nothing that we format goes over the end of a line. */
export function linesOf(text: Mrkdwn): Mrkdwn[] {
  return text.split('\n') as Mrkdwn[];
}

/** A user or user group, shown by name in the reader's own client. */
export function mention(id: string): Mrkdwn {
  return (id.startsWith('S') ? `<!subteam^${id}>` : `<@${id}>`) as Mrkdwn;
}

/** A time in the reader's own zone and format; UTC where Slack cannot format it. */
export function moment(iso: string): Mrkdwn {
  const seconds = Math.floor(new Date(iso).getTime() / 1000);
  const fallback = `${iso.slice(0, 16).replace('T', ' ')} UTC`;
  return `<!date^${seconds}^{date_short_pretty} {time}|${fallback}>` as Mrkdwn;
}

/** In characters; longer than any e-mail address, shorter than whatever makes a message too long. */
const LONGEST_CODE = 300;

/** Space that would keep Slack from reading what follows as code, or would break the line. */
const BREAKING_SPACE = /^\s+|\s+$|[\n\t\u2028\u2029]/g;

/**
 * Text in Slack's inline code, which formats nothing: just as it is, but for backticks, which would end it,
 * and for space, which is shown where it matters. What is too long is cut.
 */
export function code(text: string): Mrkdwn {
  const characters = [...text.replaceAll('`', "'")];
  const shown = characters.slice(0, LONGEST_CODE).join('');
  const visible = legible(shown.replace(BREAKING_SPACE, (space) => '␣'.repeat(space.length)));
  const end = characters.length > LONGEST_CODE ? '…' : '';
  return isolated(`\`${withEntities(visible)}${end}\``) as Mrkdwn;
}

/** What we have drawn ourselves, in a block of code of its own. */
export function fenced(text: string): Mrkdwn {
  return `\`\`\`${text}\`\`\`` as Mrkdwn;
}

/** The value of an attribute, whole: in code where that shows it as it is. */
export function value(text: string): Mrkdwn {
  const fits = text.length <= LONGEST_CODE && !/[`\n]/.test(text);
  return fits ? code(text) : mrkdwn`“${escaped(text)}”`;
}

/** A person's text within a line of ours, of which it cannot make two. */
export function inline(text: string): Mrkdwn {
  return escaped(text.replace(/\s*[\n\u2028\u2029]\s*/g, ' '));
}

/** A person's text as a quotation, every line of it. */
export function quoted(text: string): Mrkdwn {
  return escaped(text).replace(/^/gm, '>') as Mrkdwn;
}
