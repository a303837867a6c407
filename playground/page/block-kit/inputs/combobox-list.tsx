import { type RefObject, useLayoutEffect, useRef } from 'react';
import { CheckIcon } from '../../icons/icons.tsx';
import { Avatar } from '../../people/avatar.tsx';
import type { Choice } from './choices.ts';
import { isAmong, type useCombobox } from './use-combobox.ts';

interface ComboboxListProps {
  id: string;
  /** The field under which the list opens. */
  frame: RefObject<HTMLDivElement | null>;
  box: ReturnType<typeof useCombobox>;
  chosen: Choice[];
}

export function ComboboxList({ id, frame, box, chosen }: ComboboxListProps) {
  const list = useRef<HTMLDivElement>(null);
  usePopup(list, frame, box.isOpen);
  useLayoutEffect(() => {
    const active = box.isOpen && box.offered[box.active] !== undefined;
    if (active)
      document.getElementById(`${id}-${box.active}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, box.isOpen, box.active, box.offered]);
  return (
    <div ref={list} popover="manual" className="popup-list">
      <div id={id} role="listbox" aria-label="Options">
        {box.offered.map((choice, index) => (
          <OptionLine
            key={choice.value}
            id={`${id}-${index}`}
            choice={choice}
            group={choice.group === box.offered[index - 1]?.group ? undefined : choice.group}
            isActive={index === box.active}
            isChosen={isAmong(chosen, choice)}
            isBarred={box.isFull && !isAmong(chosen, choice)}
            onChoose={box.choose}
          />
        ))}
      </div>
      <p className="popup-note" role="status" data-full={box.isFull}>
        {box.isOpen ? box.note : ''}
      </p>
    </div>
  );
}

interface OptionLineProps {
  id: string;
  choice: Choice;
  group: string | undefined;
  isActive: boolean;
  isChosen: boolean;
  /** As many as may be chosen are chosen already. */
  isBarred: boolean;
  onChoose: (choice: Choice) => void;
}

function OptionLine({
  id,
  choice,
  group,
  isActive,
  isChosen,
  isBarred,
  onChoose,
}: OptionLineProps) {
  return (
    <>
      {group !== undefined && (
        <div role="presentation" className="popup-group">
          {group}
        </div>
      )}
      {/* The keyboard reaches options through the input's aria-activedescendant. */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: focus stays in the input */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the input handles the keys */}
      <div
        id={id}
        role="option"
        aria-selected={isChosen}
        aria-disabled={isBarred}
        className="popup-option"
        data-active={isActive}
        // Keeps the focus in the input, so that its blur does not close the list first.
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => onChoose(choice)}
      >
        {choice.color && <Avatar name={choice.label} color={choice.color} size="tiny" />}
        <span className="popup-option-text">
          <span lang="">{choice.label}</span>
          {choice.note && <span className="popup-option-note">{choice.note}</span>}
        </span>
        {isChosen && <CheckIcon />}
      </div>
    </>
  );
}

const GAP_PX = 6;
const TALLEST_PX = 280;

/** Opens the list in the browser's top layer, under its field or above it where there is no room. */
function usePopup(
  list: RefObject<HTMLDivElement | null>,
  frame: RefObject<HTMLDivElement | null>,
  isOpen: boolean,
) {
  useLayoutEffect(() => {
    if (!isOpen || list.current === null || frame.current === null) return;
    const popup = list.current;
    const { left, top, bottom, width } = frame.current.getBoundingClientRect();
    const below = window.innerHeight - bottom > TALLEST_PX;
    Object.assign(popup.style, {
      left: `${left}px`,
      width: `${width}px`,
      maxHeight: `${TALLEST_PX}px`,
      top: below ? `${bottom + GAP_PX}px` : 'auto',
      bottom: below ? 'auto' : `${window.innerHeight - top + GAP_PX}px`,
    });
    popup.showPopover();
    return () => popup.hidePopover();
  }, [list, frame, isOpen]);
}
