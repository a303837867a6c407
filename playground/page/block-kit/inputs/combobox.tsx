import './combobox.css';
import { useId, useRef } from 'react';
import { ChevronIcon, CloseIcon } from '../../icons/icons.tsx';
import { Avatar } from '../../people/avatar.tsx';
import type { Choice } from './choices.ts';
import { ComboboxList } from './combobox-list.tsx';
import { type ComboboxOptions, useCombobox } from './use-combobox.ts';

export interface ComboboxProps extends ComboboxOptions {
  id: string | undefined;
  ariaLabel: string | undefined;
  describedBy: string | undefined;
  invalid: boolean;
  required: boolean;
  placeholder: string;
}

/** A select menu that can be searched, after the ARIA pattern of the same name. */
export function Combobox(props: ComboboxProps) {
  const box = useCombobox(props);
  const frame = useRef<HTMLDivElement>(null);
  const listId = useId();
  const [only] = props.multiple ? [] : props.chosen;
  const remove = (choice: Choice) => props.onChange(props.chosen.filter((kept) => kept !== choice));
  return (
    <div className="field combobox" ref={frame} aria-invalid={props.invalid || undefined}>
      {props.multiple &&
        props.chosen.map((choice) => <Chip key={choice.value} choice={choice} onRemove={remove} />)}
      {only?.color && box.query === undefined && (
        <Avatar name={only.label} color={only.color} size="tiny" />
      )}
      <input
        id={props.id}
        className="combobox-input"
        role="combobox"
        aria-label={props.ariaLabel}
        aria-describedby={props.describedBy}
        aria-invalid={props.invalid}
        aria-required={props.required}
        aria-expanded={box.isOpen}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={
          box.isOpen && box.offered[box.active] ? `${listId}-${box.active}` : undefined
        }
        autoComplete="off"
        placeholder={props.multiple && props.chosen.length > 0 ? '' : props.placeholder}
        value={box.query ?? only?.label ?? ''}
        onChange={(event) => box.type(event.target.value)}
        onClick={box.open}
        onBlur={box.close}
        onKeyDown={box.keyDown}
      />
      <ChevronIcon className="combobox-chevron" />
      <ComboboxList id={listId} frame={frame} box={box} chosen={props.chosen} />
    </div>
  );
}

function Chip({ choice, onRemove }: { choice: Choice; onRemove: (choice: Choice) => void }) {
  return (
    <span className="combobox-chip">
      {choice.color && <Avatar name={choice.label} color={choice.color} size="tiny" />}
      {choice.label}
      <button type="button" aria-label={`Remove ${choice.label}`} onClick={() => onRemove(choice)}>
        <CloseIcon />
      </button>
    </span>
  );
}
