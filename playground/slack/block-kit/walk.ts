/** Finds the elements inside blocks. */
import type * as z from 'zod/mini';
import type { Block } from './blocks.ts';
import type { accessory, action } from './elements.ts';
import type { modalInputElement } from './inputs.ts';

/** Everything that a person can press, choose or type into. */
export type Element =
  | Exclude<z.infer<typeof accessory>, { type: 'image' }>
  | z.infer<typeof action>
  | z.infer<typeof modalInputElement>;

export interface Placed {
  block: Block;
  element: Element;
  blockId: string;
  actionId: string;
}

/** The interactive elements of one block, in reading order. */
export function blockElements(block: Block): Element[] {
  if (block.type === 'actions') return block.elements;
  if (block.type === 'input') return [block.element];
  if (block.type !== 'section' || block.accessory === undefined) return [];
  return block.accessory.type === 'image' ? [] : [block.accessory];
}

export function placedElements(blocks: Block[]): Placed[] {
  return blocks.flatMap((block) =>
    blockElements(block).map((element) => ({
      block,
      element,
      blockId: block.block_id ?? '',
      actionId: element.action_id ?? '',
    })),
  );
}

export function findElement(
  blocks: Block[],
  blockId: string,
  actionId: string,
): Placed | undefined {
  return placedElements(blocks).find((it) => it.blockId === blockId && it.actionId === actionId);
}
