import type { ContextBlock } from '@slack/types';
import { ImageView } from './image.tsx';
import { inOrder } from './in-order.ts';
import { Text } from './text.tsx';

export function ContextBlockView({ block }: { block: ContextBlock }) {
  return (
    <div className="block-context">
      {inOrder(block.elements, (element) =>
        element.type === 'image' ? (
          <ImageView image={element} className="block-context-image" />
        ) : (
          <Text text={element} />
        ),
      )}
    </div>
  );
}
