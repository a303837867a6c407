import * as z from 'zod/mini';

/** What stands in a modal's inputs, by action id, and the block each stands in. */
export interface Inputs {
  text: (actionId: string) => string;
  choice: (actionId: string) => string | undefined;
  user: (actionId: string) => string | undefined;
  /** Where to show an error about this input. */
  blockOf: (actionId: string) => string | undefined;
}

const value = z.object({
  value: z.nullish(z.string()),
  selected_option: z.nullish(z.object({ value: z.string() })),
  selected_user: z.nullish(z.string()),
});
const values = z.record(z.string(), z.record(z.string(), value));

/** Reads `view.state.values`. Throws when Slack sent something else. */
export function readInputs(raw: unknown): Inputs {
  const blocks = Object.entries(values.parse(raw ?? {}));
  const entries = blocks.flatMap(([blockId, elements]) =>
    Object.entries(elements).map(([actionId, found]) => ({ blockId, actionId, found })),
  );
  const find = (actionId: string) => entries.find((entry) => entry.actionId === actionId);
  return {
    text: (actionId) => find(actionId)?.found.value?.trim() ?? '',
    choice: (actionId) => find(actionId)?.found.selected_option?.value,
    user: (actionId) => find(actionId)?.found.selected_user ?? undefined,
    blockOf: (actionId) => find(actionId)?.blockId,
  };
}
