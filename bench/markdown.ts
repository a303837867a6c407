/** Tables, and the place in a document where they go. */

export const BEGIN = '<!-- figures: written by npm run bench -->';
export const END = '<!-- end of the figures -->';

/** The first column is text, the others are numbers. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const rule = head.map((_, index) => (index === 0 ? '---' : '--:'));
  return [head, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** Puts the figures in the place of those that stand between the markers. Throws where there are none. */
export function withFigures(document: string, figures: string): string {
  const [begin, end] = [document.indexOf(BEGIN), document.indexOf(END)];
  if (begin === -1 || end < begin) throw new Error(`The document lacks ${BEGIN} or ${END}`);
  const before = document.slice(0, begin + BEGIN.length);
  return `${before}\n\n${figures.trim()}\n\n${document.slice(end)}`;
}
