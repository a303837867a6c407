import { type RefObject, useEffect } from 'react';

const INPUT = ':is(input, textarea):not([disabled])';

/**
 * Puts the focus on the first input of a view that has just opened or changed, or on its last button
 * when it has none. A focus that is already inside the body stays where it is.
 */
export function useFirstFocus(body: RefObject<HTMLElement | null>, hash: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the hash stands for the view's content
  useEffect(() => {
    const dialog = body.current?.closest('dialog');
    if (!dialog || body.current?.contains(document.activeElement)) return;
    const buttons = dialog.querySelectorAll<HTMLElement>('footer button');
    (body.current?.querySelector<HTMLElement>(INPUT) ?? [...buttons].at(-1))?.focus();
  }, [body, hash]);
}
