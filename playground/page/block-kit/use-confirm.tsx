import type { ConfirmationDialog } from '@slack/types';
import { useState } from 'react';
import { ConfirmDialog } from './confirm-dialog.tsx';

/** Lets an action through at once, or after the question that its element wants asked. */
export function useConfirm(confirm: ConfirmationDialog | undefined) {
  const [waiting, setWaiting] = useState<{ act: () => void }>();
  const ask = (act: () => void) => {
    if (confirm === undefined) act();
    else setWaiting({ act });
  };
  const question = waiting && confirm && (
    <ConfirmDialog
      confirm={confirm}
      onConfirm={waiting.act}
      onClose={() => setWaiting(undefined)}
    />
  );
  return { ask, question };
}
