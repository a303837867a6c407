import type { ControlProps } from './control-props.ts';
import { DateControl } from './date-control.tsx';
import { GroupControl } from './group-control.tsx';
import { SelectControl } from './select-control.tsx';
import { TextControl } from './text-control.tsx';

export function InputControl(props: ControlProps) {
  const { element } = props;
  switch (element.type) {
    case 'plain_text_input':
    case 'email_text_input':
    case 'url_text_input':
    case 'number_input':
      return <TextControl {...props} element={element} />;
    case 'datepicker':
    case 'timepicker':
    case 'datetimepicker':
      return <DateControl {...props} element={element} />;
    case 'checkboxes':
    case 'radio_buttons':
      return <GroupControl {...props} element={element} label={props.ariaLabel ?? ''} />;
    default:
      return <SelectControl {...props} element={element} />;
  }
}
