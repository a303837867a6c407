import './composer.css';
import { type KeyboardEvent, type RefObject, useEffect, useId, useRef, useState } from 'react';
import type { Conversation } from '../../slack/client-api.ts';
import { AlertIcon, SendIcon } from '../icons/icons.tsx';
import { CommandList } from './command-list.tsx';
import { COMPOSER_ID } from './focus-conversation.ts';
import { completed, usageFor } from './slash-completion.ts';
import { useCommands } from './use-commands.ts';
import { useCompletion } from './use-completion.ts';
import type { Draft } from './use-draft.ts';
import { useSend } from './use-send.ts';

interface ComposerProps {
  conversation: Conversation;
  draft: Draft;
}

export function Composer({ conversation, draft }: ComposerProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  const listId = useId();
  const commands = useCommands();
  const completion = useCompletion(draft.text, commands, (hint) => draft.setText(completed(hint)));
  const { send, busy, failure } = useSend(conversation.id, draft);
  const usage = usageFor(draft.text, commands);
  const label =
    conversation.kind === 'channel'
      ? `Message #${conversation.name}`
      : `Message ${conversation.name}`;
  useFirstFocus(field);
  useFocusOnChange(field, draft.text);
  const keyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing || completion.handleKey(event)) return;
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      send();
    } else if (recalls(event, draft)) {
      event.preventDefault();
      draft.recall(event.key === 'ArrowUp' ? 1 : -1);
    }
  };
  return (
    <form
      className="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <CommandList id={listId} completion={completion} />
      <div role="alert">
        {failure !== undefined && (
          <p className="composer-failure">
            <AlertIcon /> {failure}
          </p>
        )}
      </div>
      <div className="composer-box">
        <textarea
          ref={field}
          id={COMPOSER_ID}
          rows={1}
          value={draft.text}
          placeholder={label}
          aria-label={label}
          aria-autocomplete="list"
          aria-controls={listId}
          aria-activedescendant={completion.isOpen ? `${listId}-${completion.active}` : undefined}
          aria-describedby={`${listId}-usage`}
          onChange={(event) => draft.setText(event.target.value)}
          onKeyDown={keyDown}
        />
        <div className="composer-bar">
          <p id={`${listId}-usage`} className="composer-usage">
            {usage && (
              <>
                <strong>{usage.command}</strong> {usage.usageHint}
              </>
            )}
          </p>
          <button
            type="submit"
            className="composer-send"
            aria-label="Send"
            aria-disabled={busy || draft.text.trim() === ''}
          >
            <SendIcon />
          </button>
        </div>
      </div>
      <p className="composer-keys" aria-hidden="true">
        <strong>Enter</strong> to send · <strong>Shift + Enter</strong> for a new line ·{' '}
        <strong>/</strong> for commands
      </p>
    </form>
  );
}

/** ArrowUp brings back what was sent, from an empty composer or on the way already. */
function recalls(event: KeyboardEvent, draft: Draft): boolean {
  if (event.key === 'ArrowUp') return draft.text === '' || draft.isRecalling;
  return event.key === 'ArrowDown' && draft.isRecalling;
}

/** An opened conversation is ready to be written in, unless somebody is walking through people or tabs. */
function useFirstFocus(field: RefObject<HTMLTextAreaElement | null>) {
  useEffect(() => {
    if (!document.activeElement?.matches('input[type="radio"], [role="tab"]'))
      field.current?.focus();
  }, [field]);
}

/** A text that somebody else put here (a hint, a recall) is ready to be sent or edited at its end. */
function useFocusOnChange(field: RefObject<HTMLTextAreaElement | null>, text: string) {
  const [known, setKnown] = useState(text);
  useEffect(() => {
    if (text === known) return;
    setKnown(text);
    const element = field.current;
    if (element === null || document.activeElement === element || text === '') return;
    element.focus();
    element.setSelectionRange(text.length, text.length);
  }, [field, text, known]);
}
