import type { Datepicker, Timepicker } from '@slack/types';
import type { ControlProps } from './control-props.ts';
import { useInput } from './use-input.ts';

/** Date and time of day with the browser's own pickers. */
export function DateControl(props: ControlProps<Datepicker | Timepicker>) {
  const { element, id, ariaLabel, describedBy, invalid = false, required = false } = props;
  const { value, choose } = useInput(props);
  const isDate = element.type === 'datepicker';
  const change = (text: string) => {
    const chosen = text === '' ? null : text;
    choose(isDate ? { selected_date: chosen } : { selected_time: chosen });
  };
  return (
    <input
      id={id}
      className="field field-date"
      type={isDate ? 'date' : 'time'}
      value={(isDate ? value.selected_date : value.selected_time) ?? ''}
      aria-label={ariaLabel}
      aria-describedby={describedBy}
      aria-invalid={invalid}
      aria-required={required}
      onChange={(event) => change(event.target.value)}
    />
  );
}
