import { useEffect, useState } from 'react';
import type { ClientState } from '../../slack/client-api.ts';
import { useStream } from '../api/use-stream.ts';
import { fetchState } from '../api/workspace.ts';

const EVENTS = ['message'];

/** What this person sees of the workspace, kept up to date by the server. */
export function useClientState(as: string | undefined) {
  const [state, setState] = useState<ClientState>();
  const path = as === undefined ? undefined : `/client/stream?as=${encodeURIComponent(as)}`;
  const connected = useStream(path, EVENTS, (data) => setState(JSON.parse(data) as ClientState));
  useEffect(() => {
    if (as === undefined) return;
    let current = true;
    fetchState(as).then(
      // The stream may have been faster, and is then newer.
      (fetched) => current && setState((known) => (known?.me.id === as ? known : fetched)),
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [as]);
  return { state: state?.me.id === as ? state : undefined, connected };
}
