import type { InputValue } from '../../../slack/client-api.ts';
import { useBlockHost } from '../host.ts';
import type { ControlProps } from './control-props.ts';

/** The value of one input, and what to do when the person changes it. */
export function useInput({ blockId, element, dispatches, ask }: ControlProps) {
  const host = useBlockHost();
  const actionId = element.action_id ?? '';
  const value: InputValue = host.values[blockId]?.[actionId] ?? { type: element.type };
  const set = (change: Omit<InputValue, 'type'>) =>
    host.setValue(blockId, actionId, { type: element.type, ...change });
  const send = (change: Omit<InputValue, 'type'>) =>
    host.act(blockId, actionId, { type: element.type, ...change });
  /** For everything but typing: keeps the new value and, where asked to, sends it. */
  const choose = (change: Omit<InputValue, 'type'>) => {
    if (!dispatches) return set(change);
    const keepAndSend = () => {
      set(change);
      send(change);
    };
    if (ask) ask(keepAndSend);
    else keepAndSend();
  };
  return { value, set, send, choose };
}
