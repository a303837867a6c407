import { useConfirm } from '../use-confirm.tsx';
import type { ControlProps } from './control-props.ts';
import { DateControl } from './date-control.tsx';
import { GroupControl } from './group-control.tsx';
import { SelectControl } from './select-control.tsx';
import { TextControl } from './text-control.tsx';

/** The control for an input, behind the question that it may want asked. */
export function InputControl(props: ControlProps) {
  const { element } = props;
  const { ask, question } = useConfirm('confirm' in element ? element.confirm : undefined);
  return (
    <>
      <Control {...props} ask={ask} />
      {question}
    </>
  );
}

function Control(props: ControlProps) {
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
      return <GroupControl {...props} element={element} label={<HiddenLabel {...props} />} />;
    default:
      return <SelectControl {...props} element={element} />;
  }
}

/** What stands beside the group says it already to those who see it. */
function HiddenLabel({ ariaLabel }: ControlProps) {
  return <span className="visually-hidden">{ariaLabel}</span>;
}
