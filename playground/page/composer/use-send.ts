import { useState } from 'react';
import { sendCommand, sendMessage } from '../api/workspace.ts';
import { useWorkspace } from '../app/workspace-context.ts';
import { isCommand } from './slash-completion.ts';
import type { Draft } from './use-draft.ts';

/** Sends the draft as a message or a command; a text that failed comes back with Slack's sentence. */
export function useSend(channel: string, draft: Draft) {
  const { me } = useWorkspace();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string>();
  const send = async () => {
    const text = draft.text.trim();
    if (busy || text === '') return;
    setBusy(true);
    setFailure(undefined);
    draft.sent(text);
    const result = await (isCommand(text) ? sendCommand : sendMessage)(me.id, channel, text);
    setBusy(false);
    if (result.outcome !== 'failed') return;
    setFailure(result.message);
    draft.setText(text);
  };
  return { send, busy, failure };
}
