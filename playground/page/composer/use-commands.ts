import { useEffect, useState } from 'react';
import type { SlashCommandHint } from '../../slack/client-api.ts';
import { fetchCommands } from '../api/workspace.ts';

/** The app's slash commands, as its manifest lists them. */
export function useCommands(): SlashCommandHint[] {
  const [commands, setCommands] = useState<SlashCommandHint[]>([]);
  useEffect(() => {
    fetchCommands().then(setCommands, () => undefined);
  }, []);
  return commands;
}
