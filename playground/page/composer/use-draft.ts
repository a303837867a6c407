import { useCallback, useState } from 'react';
import { NOTHING_SENT, type Recall, remember, step } from './recall.ts';

/** Unsent texts and what was sent, by person and conversation, for as long as the page is open. */
const kept = new Map<string, { text: string; recall: Recall }>();

/** The text in one conversation's composer; it survives a visit to another conversation. */
export function useDraft(as: string, channel: string) {
  const key = `${as} ${channel}`;
  const [draft, setDraft] = useState(() => kept.get(key) ?? { text: '', recall: NOTHING_SENT });
  const keep = useCallback(
    (text: string, recall: Recall) => {
      kept.set(key, { text, recall });
      setDraft({ text, recall });
    },
    [key],
  );
  return {
    text: draft.text,
    setText: (text: string) => keep(text, { ...draft.recall, back: 0 }),
    sent: (text: string) => keep('', remember(draft.recall, text)),
    isRecalling: draft.recall.back > 0,
    recall: (direction: 1 | -1) => {
      const { recall, text } = step(draft.recall, direction);
      keep(text, recall);
    },
  };
}

export type Draft = ReturnType<typeof useDraft>;
