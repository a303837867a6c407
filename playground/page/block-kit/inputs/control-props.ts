import type { InputElement } from '../elements.ts';

/** What every input is told about itself, whichever kind it is. */
export interface ControlProps<Element extends InputElement = InputElement> {
  blockId: string;
  element: Element;
  /** Whether a change goes to the app at once. */
  dispatches: boolean;
  id?: string | undefined;
  ariaLabel?: string | undefined;
  describedBy?: string | undefined;
  invalid?: boolean;
  required?: boolean;
  /** Asks before a change goes to the app, where the element wants that. */
  ask?: (act: () => void) => void;
}
