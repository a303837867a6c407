import type { Option } from '@slack/types';
import { createContext, useContext } from 'react';
import type { ActionInput, InputValue, ViewState } from '../../slack/client-api.ts';

/** What the blocks stand in (a message or a view): it keeps their values and sends their actions. */
export interface BlockHost {
  /** Makes the ids of inputs unique on the page. */
  idPrefix: string;
  container: ActionInput['container'];
  /** Every input as it stands now, by block id and action id. */
  values: ViewState;
  errors: Record<string, string>;
  /** The element whose action is on its way, as `block_id/action_id`. */
  busy: string | undefined;
  /** What went wrong with the last action. */
  failure: { key: string; message: string } | undefined;
  setValue: (blockId: string, actionId: string, value: InputValue) => void;
  /** Tells the app; `value` is the element's new value, absent for a button. */
  act: (blockId: string, actionId: string, value?: InputValue) => void;
  loadOptions: (blockId: string, actionId: string, query: string) => Promise<Option[]>;
}

const HostContext = createContext<BlockHost | undefined>(undefined);
export const BlockHostProvider = HostContext.Provider;

/** The host of the blocks; only below a `BlockHostProvider`. */
export function useBlockHost(): BlockHost {
  const host = useContext(HostContext);
  if (host === undefined) throw new Error('useBlockHost needs a BlockHostProvider above it');
  return host;
}

export function actionKey(blockId: string, actionId: string): string {
  return `${blockId}/${actionId}`;
}
