import type { AlertBlock } from '@slack/types';
import { AlertIcon } from '../icons/icons.tsx';
import { Text } from './text.tsx';

export function AlertBlockView({ block }: { block: AlertBlock }) {
  return (
    <div className={`block-alert block-alert-${block.level ?? 'default'}`}>
      <AlertIcon />
      <Text text={block.text} />
    </div>
  );
}
