import { useWorkspace } from '../../app/workspace-context.ts';
import type { SelectElement } from '../elements.ts';
import { useBlockHost } from '../host.ts';
import { choicesOf, chosenOf, inputValueOf } from './choices.ts';
import { Combobox } from './combobox.tsx';
import type { ControlProps } from './control-props.ts';
import { useInput } from './use-input.ts';

/** Every kind of select menu, with one or many values: they differ only in where choices come from. */
export function SelectControl(props: ControlProps<SelectElement>) {
  const { blockId, element, id, ariaLabel, describedBy, invalid = false, required = false } = props;
  const workspace = useWorkspace();
  const host = useBlockHost();
  const { value, choose } = useInput(props);
  const isExternal = element.type === 'external_select' || element.type === 'multi_external_select';
  const search = isExternal
    ? {
        minLength: element.min_query_length ?? 3,
        load: (query: string) => host.loadOptions(blockId, element.action_id ?? '', query),
      }
    : undefined;
  return (
    <Combobox
      id={id}
      ariaLabel={ariaLabel}
      describedBy={describedBy}
      invalid={invalid}
      required={required}
      placeholder={element.placeholder?.text ?? 'Select an option'}
      multiple={element.type.startsWith('multi_')}
      most={'max_selected_items' in element ? element.max_selected_items : undefined}
      choices={choicesOf(element, workspace)}
      search={search}
      chosen={chosenOf(value, workspace)}
      onChange={(chosen) => choose(inputValueOf(element, chosen))}
    />
  );
}
