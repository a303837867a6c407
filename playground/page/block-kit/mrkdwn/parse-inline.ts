import { decodeEntities } from './entities.ts';
import { parseAngle } from './parse-angle.ts';
import type { Inline } from './syntax.ts';

/** A style begins before, and ends after, something that is no space; it ends before no letter. */
const STYLES = {
  '*': { type: 'bold', pattern: /^\*(?!\s)([^\n]*?[^\s*])\*(?![\p{L}\p{N}])/u },
  _: { type: 'italic', pattern: /^_(?!\s)([^\n]*?[^\s_])_(?![\p{L}\p{N}])/u },
  '~': { type: 'strike', pattern: /^~(?!\s)([^\n]*?[^\s~])~(?![\p{L}\p{N}])/u },
} as const;

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
  const mark = source[at];
  switch (mark) {
    case '<':
      return match(rest, /^<([^<>\n]+)>/, parseAngle);
    case '`':
      return match(rest, /^`([^`\n]+)`/, (text) => ({ type: 'code', text: decodeEntities(text) }));
    case ':':
      return match(rest, /^:([a-z0-9_+-]+):/, (name) => ({ type: 'emoji', name }));
    case '*':
    case '_':
    case '~':
      return styleAt(source, at, mark);
    default:
      return undefined;
  }
}

function match(rest: string, pattern: RegExp, toNode: (inner: string) => Inline) {
  const found = pattern.exec(rest);
  return found?.[1] === undefined ? undefined : { node: toNode(found[1]), length: found[0].length };
}

function styleAt(source: string, at: number, mark: keyof typeof STYLES): Token | undefined {
  if (isWord(source[at - 1])) return undefined;
  const { type, pattern } = STYLES[mark];
  return match(source.slice(at), pattern, (inner) => ({ type, children: parseInline(inner) }));
}

function isWord(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}]/u.test(character);
}
