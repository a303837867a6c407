import type { ActionsBlock } from '@slack/types';
import { ActionFailure } from './action-failure.tsx';
import { ElementView } from './element.tsx';

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
