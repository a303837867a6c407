import { decodeEntities } from './entities.ts';
import { parseAngle } from './parse-angle.ts';
import type { Inline } from './syntax.ts';

const STYLES = { '*': 'bold', _: 'italic', '~': 'strike' } as const;

interface Token {
  node: Inline;
  length: number;
}

/** Parses one run of mrkdwn; styles do not reach over the end of a line, as in Slack. */
export function parseInline(source: string): Inline[] {
  const nodes: Inline[] = [];
  let plain = '';
  let at = 0;
  const flush = () => {
    if (plain !== '') nodes.push({ type: 'text', text: decodeEntities(plain) });
    plain = '';
  };
  while (at < source.length) {
    const token = tokenAt(source, at);
    if (token === undefined) {
      plain += source[at];
      at += 1;
    } else {
      flush();
      nodes.push(token.node);
      at += token.length;
    }
  }
  flush();
  return nodes;
}

function tokenAt(source: string, at: number): Token | undefined {
  const rest = source.slice(at);
  switch (source[at]) {
    case '<':
      return match(rest, /^<([^<>\n]+)>/, parseAngle);
    case '`':
      return match(rest, /^`([^`\n]+)`/, (text) => ({ type: 'code', text: decodeEntities(text) }));
    case ':':
      return match(rest, /^:([a-z0-9_+-]+):/, (name) => ({ type: 'emoji', name }));
    case '*':
    case '_':
    case '~':
      return styleAt(source, at);
    default:
      return undefined;
  }
}

function match(rest: string, pattern: RegExp, toNode: (inner: string) => Inline) {
  const found = pattern.exec(rest);
  return found?.[1] === undefined ? undefined : { node: toNode(found[1]), length: found[0].length };
}

/** A style opens after, and closes before, anything but a letter or a digit. */
function styleAt(source: string, at: number): Token | undefined {
  const mark = source[at] as keyof typeof STYLES;
  if (isWord(source[at - 1])) return undefined;
  const rest = source.slice(at);
  const found = new RegExp(
    `^\\${mark}(?!\\s)([^\\n]*?[^\\s${mark}\\n])\\${mark}(?![\\p{L}\\p{N}])`,
    'u',
  ).exec(rest);
  if (found?.[1] === undefined) return undefined;
  return { node: { type: STYLES[mark], children: parseInline(found[1]) }, length: found[0].length };
}

function isWord(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}]/u.test(character);
}
