export const COMPOSER_ID = 'composer';

/** Where the focus goes when a modal is gone. */
export function focusComposer(): void {
  document.getElementById(COMPOSER_ID)?.focus();
}
