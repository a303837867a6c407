import { AlertIcon } from '../icons/icons.tsx';
import { useBlockHost } from './host.ts';

/** Slack's sentence when the app did not answer an action. */
export function ActionFailure({ blockId }: { blockId: string }) {
  const { failure } = useBlockHost();
  if (failure === undefined || !failure.key.startsWith(`${blockId}/`)) return null;
  return (
    <p className="action-failure" role="alert">
      <AlertIcon /> {failure.message}
    </p>
  );
}
