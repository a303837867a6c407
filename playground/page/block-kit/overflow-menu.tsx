import type { Overflow, PlainTextOption } from '@slack/types';
import { useId, useRef } from 'react';
import { EmojiText } from './emoji-text.tsx';
import { useBlockHost } from './host.ts';
import { useConfirm } from './use-confirm.tsx';

/** The menu behind the three dots; the browser's own popover brings Escape and outside clicks. */
export function OverflowMenu({ blockId, menu }: { blockId: string; menu: Overflow }) {
  const host = useBlockHost();
  const id = useId();
  const { ask, question } = useConfirm(menu.confirm);
  const list = useRef<HTMLUListElement>(null);
  const choose = (option: PlainTextOption) => {
    list.current?.hidePopover();
    const chosen = { type: menu.type, selected_option: option };
    ask(() => host.act(blockId, menu.action_id ?? '', chosen));
  };
  return (
    <div className="overflow-menu">
      <button
        type="button"
        className="button overflow-menu-button"
        popoverTarget={id}
        aria-label="More actions"
      >
        <span aria-hidden="true">•••</span>
      </button>
      <ul id={id} ref={list} popover="auto" className="popup-list">
        {menu.options.map((option) => (
          <li key={option.value ?? option.text.text}>
            <button type="button" className="popup-option" onClick={() => choose(option)}>
              <EmojiText text={option.text.text} />
            </button>
          </li>
        ))}
      </ul>
      {question}
    </div>
  );
}
