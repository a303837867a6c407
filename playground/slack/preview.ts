/** The words of a message that a notification shows. */
import type { Block } from './block-kit/blocks.ts';
import type { Workspace } from './workspace.ts';

/**
 * A desktop notification's text: from the blocks when they hold any words, else from `text`
 * (Slack since 13 July 2026; phones show `text`).
 */
export function previewOf(workspace: Workspace, text: string, blocks: Block[]): string {
  const words = blocks.flatMap(wordsOf).join(' ').trim();
  return readable(workspace, words === '' ? text : words);
}

function wordsOf(block: Block): string[] {
  switch (block.type) {
    case 'header':
    case 'markdown':
      return [typeof block.text === 'string' ? block.text : block.text.text];
    case 'section':
      return [block.text, ...(block.fields ?? [])].flatMap((it) => (it ? [it.text] : []));
    case 'context':
      return block.elements.flatMap((it) => (it.type === 'image' ? [] : [it.text]));
    case 'rich_text':
      return [...JSON.stringify(block.elements).matchAll(/"text":"((?:[^"\\]|\\.)*)"/gu)].map(
        ([, it = '']) => it,
      );
    default:
      return [];
  }
}

/** Mentions as names, links as their labels, entities as characters. */
function readable(workspace: Workspace, text: string): string {
  return text
    .replaceAll(/<@(\w+)(?:\|[^>]*)?>/gu, (_, id) => `@${workspace.people.get(id)?.name ?? id}`)
    .replaceAll(/<[^>|]+\|([^>]+)>/gu, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
