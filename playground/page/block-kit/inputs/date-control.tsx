import type { DateElement } from '../elements.ts';
import type { ControlProps } from './control-props.ts';
import { PICKERS, pickedIn, shownIn } from './date-value.ts';
import { useInput } from './use-input.ts';

/** Date, time of day or both with the browser's own pickers. */
export function DateControl(props: ControlProps<DateElement>) {
  const { element, id, ariaLabel, describedBy, invalid = false, required = false } = props;
  const { value, choose } = useInput(props);
  return (
    <input
      id={id}
      className="field field-date"
      type={PICKERS[element.type]}
      value={shownIn(element.type, value)}
      aria-label={ariaLabel}
      aria-describedby={describedBy}
      aria-invalid={invalid}
      aria-required={required}
      onChange={(event) => choose(pickedIn(element.type, event.target.value))}
    />
  );
}
