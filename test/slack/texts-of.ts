import type { KnownBlock } from '@slack/types';

/** All that a block says, one entry for each text; buttons in [brackets]. */
export function textsOf(block: KnownBlock): string[] {
  switch (block.type) {
    case 'header':
      return [block.text.text];
    case 'section':
      return [block.text, ...(block.fields ?? [])].flatMap((it) => (it ? [it.text] : []));
    case 'context':
      return block.elements.flatMap((it) => ('text' in it ? [it.text] : []));
    case 'actions':
      return block.elements.flatMap((it) => (it.type === 'button' ? [`[${it.text.text}]`] : []));
    case 'input':
      return [block.label.text];
    default:
      return [];
  }
}
