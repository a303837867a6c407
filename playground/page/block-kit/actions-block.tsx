import type { ActionsBlock } from '@slack/types';
import { AlertIcon } from '../icons/icons.tsx';
import { ElementView } from './element.tsx';
import { useBlockHost } from './host.ts';

export function ActionsBlockView({ block }: { block: ActionsBlock }) {
  const { block_id = '' } = block;
  return (
    <>
      <div className="block-actions">
        {block.elements.map((element, index) => (
          <ElementView
            key={element.action_id ?? index}
            blockId={block_id}
            element={element}
            label=""
          />
        ))}
      </div>
      <ActionFailure blockId={block_id} />
    </>
  );
}

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
