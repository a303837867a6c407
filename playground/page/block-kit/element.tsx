import type { ActionsBlockElement, SectionBlockAccessory } from '@slack/types';
import { ButtonElement } from './button.tsx';
import { isInput } from './elements.ts';
import { ImageView } from './image.tsx';
import { InputControl } from './inputs/input-control.tsx';
import { OverflowMenu } from './overflow-menu.tsx';

interface ElementViewProps {
  blockId: string;
  element: ActionsBlockElement | SectionBlockAccessory;
  /** What stands beside the element, as its name for a screen reader. */
  label: string;
}

/** An element outside of an input block: whatever happens to it goes to the app at once. */
export function ElementView({ blockId, element, label }: ElementViewProps) {
  if (isInput(element)) {
    const name = label || ('placeholder' in element && element.placeholder?.text) || 'Choose';
    return <InputControl blockId={blockId} element={element} dispatches ariaLabel={name} />;
  }
  switch (element.type) {
    case 'button':
      return <ButtonElement blockId={blockId} button={element} />;
    case 'overflow':
      return <OverflowMenu blockId={blockId} menu={element} />;
    case 'image':
      return <ImageView image={element} className="block-thumbnail" />;
    default:
      return <span className="block-unsupported">{element.type}</span>;
  }
}
