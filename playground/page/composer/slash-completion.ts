import type { SlashCommandHint } from '../../slack/client-api.ts';

/**
 * The commands to offer for a draft: those that start with what was typed, while it is still one
 * word that begins with a slash, the one that is written out first. When it is the only one, there is
 * nothing left to offer.
 */
export function completionsFor(draft: string, commands: SlashCommandHint[]): SlashCommandHint[] {
  if (!/^\/\S*$/.test(draft)) return [];
  const typed = draft.toLowerCase();
  const found = commands.filter(({ command }) => command.toLowerCase().startsWith(typed));
  if (found.length === 1 && found[0]?.command === typed) return [];
  return found.toSorted(
    (one, other) => Number(other.command === typed) - Number(one.command === typed),
  );
}

/** The draft after a command was chosen: ready for its first argument. */
export function completed({ command }: SlashCommandHint): string {
  return `${command} `;
}

/** The hint for the command whose arguments are being typed. */
export function usageFor(
  draft: string,
  commands: SlashCommandHint[],
): SlashCommandHint | undefined {
  const typed = /^(\/\S+)(\s|$)/.exec(draft)?.[1]?.toLowerCase();
  return commands.find(({ command }) => command === typed);
}

/** A draft is a command when it begins with a slash, as in Slack. */
export function isCommand(draft: string): boolean {
  return draft.startsWith('/');
}
