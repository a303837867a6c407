/** Holds what the app sends against Block Kit's rules, as Slack does before it shows anything. */
import { randomBytes } from 'node:crypto';
import * as z from 'zod/mini';
import { type Block, messageBlocks } from './blocks.ts';
import { complaints, pointer } from './complaints.ts';
import { type HomeInput, homeView, type ModalInput, modalView } from './views.ts';
import { blockElements } from './walk.ts';

export type Checked<T> = { ok: true; value: T } | { ok: false; messages: string[] };

/** The blocks of a message, with the ids that Slack gives to those that came without. */
export function checkMessageBlocks(input: unknown): Checked<Block[]> {
  const parsed = parse(messageBlocks, input, ['blocks']);
  return parsed.ok ? identified(parsed.value, parsed.value, ['blocks']) : parsed;
}

export function checkModal(input: unknown): Checked<ModalInput> {
  const parsed = parse(modalView, input, ['view']);
  return parsed.ok ? identified(parsed.value, parsed.value.blocks, ['view', 'blocks']) : parsed;
}

export function checkHome(input: unknown): Checked<HomeInput> {
  const parsed = parse(homeView, input, ['view']);
  return parsed.ok ? identified(parsed.value, parsed.value.blocks, ['view', 'blocks']) : parsed;
}

function parse<T>(schema: z.ZodMiniType<T>, input: unknown, root: string[]): Checked<T> {
  const parsed = z.safeParse(schema, input);
  if (parsed.success) return { ok: true, value: parsed.data };
  return { ok: false, messages: complaints(parsed.error.issues, input, root) };
}

/** Refuses ids used twice and gives ids to what came without. Changes `blocks` in place. */
function identified<T>(value: T, blocks: Block[], root: string[]): Checked<T> {
  const messages = [...repeatedBlockIds(blocks, root), ...repeatedActionIds(blocks, root)];
  if (messages.length > 0) return { ok: false, messages };
  for (const block of blocks) giveIds(block);
  return { ok: true, value };
}

function repeatedBlockIds(blocks: Block[], root: string[]): string[] {
  const ids = blocks.map((block) => block.block_id);
  return ids.flatMap((id, at) =>
    id !== undefined && ids.indexOf(id) < at
      ? [`\`block_id\` "${id}" already exists ${pointer([...root, at, 'block_id'])}`]
      : [],
  );
}

function repeatedActionIds(blocks: Block[], root: string[]): string[] {
  return blocks.flatMap((block, at) => {
    const ids = blockElements(block).map((element) => element.action_id);
    return ids.flatMap((id, index) =>
      id !== undefined && ids.indexOf(id) < index
        ? [
            `\`action_id\` "${id}" already exists ${pointer([...root, at, 'elements', index, 'action_id'])}`,
          ]
        : [],
    );
  });
}

function giveIds(block: Block): void {
  block.block_id ||= shortId();
  for (const element of blockElements(block)) element.action_id ||= shortId();
}

function shortId(): string {
  return randomBytes(4).toString('base64url').slice(0, 5);
}
