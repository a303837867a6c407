import { decodeEntities } from './entities.ts';
import { parseInline } from './parse-inline.ts';
import type { Paragraph } from './syntax.ts';

const FENCE = /```\n?([\s\S]*?)\n?```/;
const QUOTE_MARK = /^(?:&gt;|>) ?/;

/** Parses mrkdwn into paragraphs, quotes and code blocks. Never throws: what is no markup is text. */
export function parseMrkdwn(source: string): Paragraph[] {
  return source
    .split(FENCE)
    .flatMap((part, index) => (index % 2 === 1 ? [preformatted(part)] : parseLines(part)));
}

function preformatted(text: string): Paragraph {
  return { type: 'preformatted', text: decodeEntities(text) };
}

/** Neighbouring quoted lines make one quote, the lines between them one paragraph. */
function parseLines(source: string): Paragraph[] {
  const runs: { quoted: boolean; lines: string[] }[] = [];
  for (const line of source.split('\n')) {
    const quoted = QUOTE_MARK.test(line);
    const last = runs.at(-1);
    if (last?.quoted === quoted) last.lines.push(line);
    else runs.push({ quoted, lines: [line] });
  }
  return runs.map(toParagraph).filter((paragraph) => paragraph !== undefined);
}

function toParagraph(run: { quoted: boolean; lines: string[] }): Paragraph | undefined {
  const lines = run.quoted ? run.lines.map((line) => line.replace(QUOTE_MARK, '')) : run.lines;
  const text = lines.join('\n').replace(/^\n+|\n+$/g, '');
  if (text === '') return undefined;
  return { type: run.quoted ? 'quote' : 'paragraph', children: parseInline(text) };
}
