import type { Checkboxes, Option, RadioButtons } from '@slack/types';
import { type ReactNode, useId } from 'react';
import { Text } from '../text.tsx';
import type { ControlProps } from './control-props.ts';
import { useInput } from './use-input.ts';

type GroupControlProps = ControlProps<Checkboxes | RadioButtons> & { label: ReactNode };

/** Radio buttons or checkboxes under one legend. */
export function GroupControl(props: GroupControlProps) {
  const { element, label, describedBy, invalid = false } = props;
  const name = useId();
  const { value, choose } = useInput(props);
  const isRadio = element.type === 'radio_buttons';
  const chosen = isRadio ? [value.selected_option] : (value.selected_options ?? []);
  const isChosen = (option: Option) => chosen.some((other) => other?.value === option.value);
  const toggle = (option: Option) => {
    if (isRadio) return choose({ selected_option: option });
    const kept = element.options.filter((other) => (other === option) !== isChosen(other));
    choose({ selected_options: kept });
  };
  return (
    <fieldset className="choice-group" aria-describedby={describedBy} data-invalid={invalid}>
      <legend className="block-label">{label}</legend>
      {element.options.map((option) => (
        <label key={option.value ?? option.text.text} className="choice">
          <input
            type={isRadio ? 'radio' : 'checkbox'}
            name={name}
            checked={isChosen(option)}
            aria-invalid={invalid}
            onChange={() => toggle(option)}
          />
          <span className="choice-text">
            <Text text={option.text} />
            {option.description && (
              <span className="choice-description">{option.description.text}</span>
            )}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
