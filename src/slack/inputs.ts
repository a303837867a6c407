import * as z from 'zod/mini';

/** What stands in a modal's inputs, by action id, and the block each stands in. */
export interface Inputs {
  /** Of all inputs that there are, empty ones too. */
  actionIds: readonly string[];
  text: (actionId: string) => string;
  /** What an input holds, whatever its element: a text, an option's value, a day, an ISO time. */
  entered: (actionId: string) => string;
  choice: (actionId: string) => string | undefined;
  choices: (actionId: string) => string[];
  user: (actionId: string) => string | undefined;
  /** Where to show an error about this input. */
  blockOf: (actionId: string) => string | undefined;
}

const option = z.object({ value: z.string() });
const value = z.object({
  value: z.nullish(z.string()),
  selected_option: z.nullish(option),
  selected_options: z.nullish(z.array(option)),
  selected_user: z.nullish(z.string()),
  selected_date: z.nullish(z.string()),
  selected_date_time: z.nullish(z.int()),
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
    actionIds: entries.map(({ actionId }) => actionId),
    text: (actionId) => find(actionId)?.found.value?.trim() ?? '',
    entered: (actionId) => enteredIn(find(actionId)?.found).trim(),
    choice: (actionId) => find(actionId)?.found.selected_option?.value,
    choices: (actionId) =>
      find(actionId)?.found.selected_options?.map((chosen) => chosen.value) ?? [],
    user: (actionId) => find(actionId)?.found.selected_user ?? undefined,
    blockOf: (actionId) => find(actionId)?.blockId,
  };
}

function enteredIn(found: z.output<typeof value> | undefined): string {
  const seconds = found?.selected_date_time;
  if (seconds) return new Date(seconds * 1_000).toISOString();
  return found?.value ?? found?.selected_option?.value ?? found?.selected_date ?? '';
}
