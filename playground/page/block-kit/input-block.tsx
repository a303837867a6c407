import type { InputBlock } from '@slack/types';
import { AlertIcon } from '../icons/icons.tsx';
import { ActionFailure } from './action-failure.tsx';
import { isInput } from './elements.ts';
import { EmojiText } from './emoji-text.tsx';
import { useBlockHost } from './host.ts';
import { GroupControl } from './inputs/group-control.tsx';
import { InputControl } from './inputs/input-control.tsx';

/** An input with its label, hint and error, tied together for a screen reader. */
export function InputBlockView({ block }: { block: InputBlock }) {
  const { idPrefix, errors } = useBlockHost();
  const {
    block_id: blockId = '',
    element,
    hint,
    optional = false,
    dispatch_action = false,
  } = block;
  const id = `${idPrefix}-${blockId}`;
  const error = errors[blockId];
  const describedBy =
    [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined;
  const shared = {
    blockId,
    dispatches: dispatch_action,
    describedBy,
    invalid: error !== undefined,
  };
  const label = <LabelText text={block.label.text} optional={optional} />;
  if (!isInput(element)) return <p className="block-unsupported">{element.type}</p>;
  const isGroup = element.type === 'checkboxes' || element.type === 'radio_buttons';
  return (
    <div className="block-input">
      {isGroup ? (
        <GroupControl {...shared} element={element} label={label} />
      ) : (
        <>
          <label htmlFor={id} className="block-label">
            {label}
          </label>
          <InputControl {...shared} id={id} element={element} required={!optional} />
        </>
      )}
      {error !== undefined && (
        <p id={`${id}-error`} className="block-error" lang="">
          <AlertIcon /> {error}
        </p>
      )}
      {hint && (
        <p id={`${id}-hint`} className="block-hint" lang="">
          <EmojiText text={hint.text} />
        </p>
      )}
      <ActionFailure blockId={blockId} />
    </div>
  );
}

function LabelText({ text, optional }: { text: string; optional: boolean }) {
  return (
    <>
      <span lang="">
        <EmojiText text={text} />
      </span>
      {optional && <span className="block-optional"> (optional)</span>}
    </>
  );
}
