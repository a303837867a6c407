import type { Overflow, PlainTextOption } from '@slack/types';
import { useId, useRef } from 'react';
import { useBlockHost } from './host.ts';

/** The menu behind the three dots; the browser's own popover brings Escape and outside clicks. */
export function OverflowMenu({ blockId, menu }: { blockId: string; menu: Overflow }) {
  const host = useBlockHost();
  const id = useId();
  const list = useRef<HTMLUListElement>(null);
  const choose = (option: PlainTextOption) => {
    list.current?.hidePopover();
    host.act(blockId, menu.action_id ?? '', { type: menu.type, selected_option: option });
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
              {option.text.text}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
