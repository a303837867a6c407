import type { Button } from '@slack/types';
import { EmojiText } from './emoji-text.tsx';
import { actionKey, useBlockHost } from './host.ts';
import { useConfirm } from './use-confirm.tsx';

interface ButtonElementProps {
  blockId: string;
  button: Button;
}

export function ButtonElement({ blockId, button }: ButtonElementProps) {
  const host = useBlockHost();
  const { ask, question } = useConfirm(button.confirm);
  const actionId = button.action_id ?? '';
  const busy = host.busy === actionKey(blockId, actionId);
  const press = () => {
    if (button.url !== undefined) window.open(button.url, '_blank', 'noreferrer');
    host.act(blockId, actionId);
  };
  return (
    <>
      <button
        type="button"
        className={`button ${button.style ? `button-${button.style}` : ''}`}
        aria-label={button.accessibility_label}
        aria-disabled={busy}
        lang=""
        onClick={() => busy || ask(press)}
      >
        <EmojiText text={button.text.text} />
      </button>
      {question}
    </>
  );
}
