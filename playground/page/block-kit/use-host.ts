import type { KnownBlock } from '@slack/types';
import { useEffect, useState } from 'react';
import type { ActionInput, InputValue, ViewState } from '../../slack/client-api.ts';
import { fetchOptions, sendAction } from '../api/workspace.ts';
import { actionKey, type BlockHost } from './host.ts';
import { collectState, stillThere, withValue } from './view-state.ts';

interface HostOptions {
  as: string;
  idPrefix: string;
  container: ActionInput['container'];
  blocks: KnownBlock[];
  known: ViewState;
  errors: Record<string, string>;
}

/** Keeps what was typed into blocks and sends their actions on behalf of `as`. */
export function useHost({
  as,
  idPrefix,
  container,
  blocks,
  known,
  errors,
}: HostOptions): BlockHost {
  const [typed, setTyped] = useState<ViewState>({});
  const [busy, setBusy] = useState<string>();
  const [failure, setFailure] = useState<BlockHost['failure']>();
  const values = collectState(blocks, known, typed);
  const inputs = Object.entries(values).flatMap(([id, held]) => [id, ...Object.keys(held)]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: blocks come anew with every change anywhere
  useEffect(() => setTyped((before) => stillThere(blocks, before)), [inputs.join('\n')]);

  const setValue = (blockId: string, actionId: string, value: InputValue) =>
    setTyped((before) => withValue(before, blockId, actionId, value));
  const act = async (blockId: string, actionId: string, value?: InputValue) => {
    const key = actionKey(blockId, actionId);
    setBusy(key);
    setFailure(undefined);
    const state = value === undefined ? values : withValue(values, blockId, actionId, value);
    const input = { as, container, block_id: blockId, action_id: actionId, state };
    const result = await sendAction(value === undefined ? input : { ...input, value });
    setBusy(undefined);
    if (result.outcome === 'failed') setFailure({ key, message: result.message });
  };
  const loadOptions = async (blockId: string, actionId: string, query: string) => {
    const input = { as, container, block_id: blockId, action_id: actionId, value: query };
    return (await fetchOptions(input)).options;
  };
  return { idPrefix, container, values, errors, busy, failure, setValue, act, loadOptions };
}
