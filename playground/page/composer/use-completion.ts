import { type KeyboardEvent, useState } from 'react';
import type { SlashCommandHint } from '../../slack/client-api.ts';
import { completionsFor } from './slash-completion.ts';

/** The commands on offer for a draft, and the keys that choose among them. */
export function useCompletion(
  text: string,
  commands: SlashCommandHint[],
  onChoose: (hint: SlashCommandHint) => void,
) {
  const [position, setPosition] = useState({ text: '', index: 0 });
  const [dismissed, setDismissed] = useState<string>();
  const offered = completionsFor(text, commands);
  const isOpen = offered.length > 0 && dismissed !== text;
  const active = position.text === text ? position.index : 0;
  const chosen = offered[active];

  const handleKey = (event: KeyboardEvent): boolean => {
    if (!isOpen || event.shiftKey) return false;
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (move !== undefined) {
      setPosition({ text, index: (active + move + offered.length) % offered.length });
    } else if (event.key === 'Escape') setDismissed(text);
    else if ((event.key === 'Enter' || event.key === 'Tab') && chosen) onChoose(chosen);
    else return false;
    event.preventDefault();
    return true;
  };
  return { isOpen, offered, active, handleKey, choose: onChoose };
}

export type Completion = ReturnType<typeof useCompletion>;
