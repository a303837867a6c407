import { useState } from 'react';
import type { OpenView, ViewState } from '../../slack/client-api.ts';
import { closeView, submitView } from '../api/workspace.ts';

interface Refusal {
  /** The version of the view that was refused; the errors of another version are gone. */
  hash: string;
  errors: Record<string, string>;
}

/** Sends a view and keeps what came back: the errors by block id, or why nothing came. */
export function useSubmission(as: string, view: OpenView) {
  const [busy, setBusy] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const [refusal, setRefusal] = useState<Refusal>();
  const [failure, setFailure] = useState<string>();
  const refuse = (errors: Record<string, string>) => {
    setRefusal({ hash: view.hash, errors });
    setAttempt((count) => count + 1);
  };

  const submit = async (state: ViewState) => {
    if (busy) return;
    setFailure(undefined);
    setBusy(true);
    const result = await submitView(as, view.id, state);
    setBusy(false);
    if (result.outcome === 'errors') refuse(result.errors);
    if (result.outcome === 'failed') setFailure(result.message);
  };
  const close = () => {
    closeView(as, view.id);
  };
  const errors = refusal?.hash === view.hash ? refusal.errors : view.errors;
  return { busy, attempt, errors, failure, submit, close };
}
