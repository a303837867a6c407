import { decodeEntities } from './entities.ts';
import type { Inline } from './syntax.ts';

/** Parses what stands between `<` and `>`: a mention, a date or a link. */
export function parseAngle(inner: string): Inline {
  if (inner.startsWith('@')) return mention('user', inner.slice(1));
  if (inner.startsWith('#')) return mention('channel', inner.slice(1));
  if (inner.startsWith('!')) return parseCommand(inner.slice(1));
  const [url = '', label] = splitOnce(inner, '|');
  return {
    type: 'link',
    url: decodeEntities(url),
    label: decodeEntities(label ?? url.replace(/^mailto:/, '')),
  };
}

function mention(type: 'user' | 'channel' | 'usergroup', inner: string): Inline {
  const [id = '', label] = splitOnce(inner, '|');
  return label === undefined ? { type, id } : { type, id, label: decodeEntities(label) };
}

function parseCommand(command: string): Inline {
  if (command.startsWith('subteam^')) return mention('usergroup', command.slice('subteam^'.length));
  if (command.startsWith('date^')) return parseDate(command.slice('date^'.length));
  const [range = ''] = splitOnce(command, '|');
  return { type: 'broadcast', range };
}

function parseDate(inner: string): Inline {
  const [head = '', fallback = ''] = splitOnce(inner, '|');
  const [timestamp = '', format = '', url] = head.split('^');
  const date = {
    type: 'date' as const,
    timestamp: Number(timestamp),
    format,
    fallback: decodeEntities(fallback),
  };
  return url === undefined ? date : { ...date, url: decodeEntities(url) };
}

function splitOnce(text: string, separator: string): [string, string?] {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + separator.length)];
}
