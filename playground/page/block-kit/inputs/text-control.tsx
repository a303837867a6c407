import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { TextElement } from '../elements.ts';
import type { ControlProps } from './control-props.ts';
import { useInput } from './use-input.ts';

export function TextControl(props: ControlProps<TextElement>) {
  const { element, id, ariaLabel, describedBy, invalid = false, required = false } = props;
  const { value, set, send } = useInput(props);
  const field = useFocusOnLoad(element.focus_on_load ?? false);
  const triggers = element.dispatch_action_config?.trigger_actions_on ?? ['on_enter_pressed'];
  const change = (text: string) => {
    set({ value: text === '' ? null : text });
    if (props.dispatches && triggers.includes('on_character_entered')) send({ value: text });
  };
  const keyDown = (event: KeyboardEvent) => {
    const isEnter = event.key === 'Enter' && !event.nativeEvent.isComposing && !hasModifier(event);
    if (!isEnter || !props.dispatches || !triggers.includes('on_enter_pressed')) return;
    event.preventDefault();
    send({ value: value.value ?? null });
  };
  const attributes = {
    id,
    className: 'field',
    value: value.value ?? '',
    placeholder: element.placeholder?.text,
    autoComplete: 'off',
    'aria-label': ariaLabel,
    'aria-describedby': describedBy,
    'aria-invalid': invalid,
    'aria-required': required,
    onKeyDown: keyDown,
  };
  if (element.type === 'plain_text_input' && element.multiline) {
    return (
      <textarea
        {...attributes}
        ref={field}
        rows={3}
        onChange={(event) => change(event.target.value)}
      />
    );
  }
  return (
    <input
      {...attributes}
      ref={field}
      type="text"
      inputMode={inputModeOf(element)}
      onChange={(event) => change(event.target.value)}
    />
  );
}

/** Not `type="email"` and the like: the browser would answer before Slack's own sentences do. */
const INPUT_MODES = {
  plain_text_input: 'text',
  email_text_input: 'email',
  url_text_input: 'url',
  number_input: 'numeric',
} as const;

function inputModeOf(element: TextElement) {
  const isDecimal = element.type === 'number_input' && element.is_decimal_allowed;
  return isDecimal ? 'decimal' : INPUT_MODES[element.type];
}

function hasModifier(event: KeyboardEvent): boolean {
  return event.shiftKey || event.ctrlKey || event.metaKey || event.altKey;
}

function useFocusOnLoad(wanted: boolean) {
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  useEffect(() => {
    if (wanted) field.current?.focus();
  }, [wanted]);
  return field;
}
