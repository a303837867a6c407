import type { SectionBlock } from '@slack/types';
import { ActionFailure } from './action-failure.tsx';
import { ElementView } from './element.tsx';
import { inOrder } from './in-order.ts';
import { Text } from './text.tsx';

export function SectionBlockView({ block }: { block: SectionBlock }) {
  const { text, fields, accessory, block_id = '' } = block;
  return (
    <>
      <div className="block-section">
        <div className="block-section-body">
          {text && <Text text={text} />}
          {fields && (
            <div className="block-fields">
              {inOrder(fields, (field) => (
                <Text text={field} />
              ))}
            </div>
          )}
        </div>
        {accessory && (
          <div className="block-accessory">
            <ElementView blockId={block_id} element={accessory} label={text?.text ?? ''} />
          </div>
        )}
      </div>
      <ActionFailure blockId={block_id} />
    </>
  );
}
