/** Text that is safe to put into Slack's mrkdwn: escaped, or made of Slack's own references. */
export type Mrkdwn = string & { readonly __brand: 'Mrkdwn' };

/** Slack's three control characters, as https://docs.slack.dev/messaging/formatting-message-text */
const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Shown by nothing, or turning the direction of all that follows; see domain/typed-text.ts. */
const DECEPTIVE = /(?![\n\t])[\p{Cc}\p{Bidi_Control}]/gu;

/** The one door through which a person's text enters mrkdwn. */
export function escaped(text: string): Mrkdwn {
  return text
    .toWellFormed()
    .replace(DECEPTIVE, '')
    .replace(/[&<>]/g, (character) => ENTITIES[character] ?? character) as Mrkdwn;
}

/** Builds mrkdwn; what is put in must have come through `escaped`, `mention` or `moment`. */
export function mrkdwn(parts: TemplateStringsArray, ...values: (Mrkdwn | number)[]): Mrkdwn {
  return String.raw({ raw: parts.map((part) => part) }, ...values) as Mrkdwn;
}

export function joined(parts: readonly Mrkdwn[], separator: string): Mrkdwn {
  return parts.join(separator) as Mrkdwn;
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

/** Text in Slack's inline code; backticks would end it, so they go. What is too long is cut. */
export function code(text: string): Mrkdwn {
  const characters = [...text.replaceAll('`', "'")];
  const shown = characters.slice(0, LONGEST_CODE).join('');
  return `\`${escaped(shown)}${characters.length > LONGEST_CODE ? '…' : ''}\`` as Mrkdwn;
}

/** A person's text as a quotation, every line of it. */
export function quoted(text: string): Mrkdwn {
  return escaped(text).replace(/^/gm, '>') as Mrkdwn;
}
