import './blocks.css';
import type { KnownBlock } from '@slack/types';
import { ActionsBlockView } from './actions-block.tsx';
import { AlertBlockView } from './alert-block.tsx';
import { ContextBlockView } from './context-block.tsx';
import { EmojiText } from './emoji-text.tsx';
import { useBlockHost } from './host.ts';
import { ImageView } from './image.tsx';
import { InputBlockView } from './input-block.tsx';
import { Mrkdwn } from './mrkdwn/mrkdwn.tsx';
import { RichText } from './rich-text.tsx';
import { SectionBlockView } from './section-block.tsx';

/** The blocks of a message or a view, in order. */
export function Blocks({ blocks }: { blocks: KnownBlock[] }) {
  return (
    <div className="blocks">
      {blocks.map((block, index) => (
        <BlockView key={block.block_id ?? index} block={block} />
      ))}
    </div>
  );
}

function BlockView({ block }: { block: KnownBlock }) {
  switch (block.type) {
    case 'section':
      return <SectionBlockView block={block} />;
    case 'header':
      return <HeaderBlockView text={block.text.text} />;
    case 'context':
      return <ContextBlockView block={block} />;
    case 'divider':
      return <hr className="block-divider" />;
    case 'actions':
      return <ActionsBlockView block={block} />;
    case 'input':
      return <InputBlockView block={block} />;
    case 'rich_text':
      return <RichText block={block} />;
    case 'markdown':
      return <Mrkdwn text={block.text} />;
    case 'image':
      return <ImageView image={block} className="block-image" />;
    case 'alert':
      return <AlertBlockView block={block} />;
    default:
      return <p className="block-unsupported">This block ({block.type}) is not shown here.</p>;
  }
}

/** One level below what stands above it: the title of a view, or the day of a message. */
function HeaderBlockView({ text }: { text: string }) {
  const Heading = useBlockHost().container.type === 'view' ? 'h3' : 'h4';
  return (
    <Heading className="block-header" lang="">
      <EmojiText text={text} />
    </Heading>
  );
}
