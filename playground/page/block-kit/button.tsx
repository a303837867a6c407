import type { Button } from '@slack/types';
import { useState } from 'react';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { EmojiText } from './emoji-text.tsx';
import { actionKey, useBlockHost } from './host.ts';

interface ButtonElementProps {
  blockId: string;
  button: Button;
}

export function ButtonElement({ blockId, button }: ButtonElementProps) {
  const host = useBlockHost();
  const [asking, setAsking] = useState(false);
  const actionId = button.action_id ?? '';
  const busy = host.busy === actionKey(blockId, actionId);
  const press = () => {
    if (button.url !== undefined) window.open(button.url, '_blank', 'noreferrer');
    host.act(blockId, actionId);
  };
  const click = () => {
    if (busy) return;
    if (button.confirm === undefined) press();
    else setAsking(true);
  };
  return (
    <>
      <button
        type="button"
        className={`button ${button.style ? `button-${button.style}` : ''}`}
        aria-label={button.accessibility_label}
        aria-disabled={busy}
        lang=""
        onClick={click}
      >
        <EmojiText text={button.text.text} />
      </button>
      {asking && button.confirm && (
        <ConfirmDialog
          confirm={button.confirm}
          onConfirm={press}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
