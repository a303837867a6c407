export const COMPOSER_ID = 'composer';

/** What one reads where there is no composer: a read-only conversation, or the app's Home. */
const READING = 'main :is([role="log"], .app-home)';

/** Where the focus goes when a modal is gone, unless the browser took it back to where it came from. */
export function focusConversation(): void {
  const composer = document.getElementById(COMPOSER_ID);
  if (composer !== null) composer.focus();
  else if (document.activeElement === document.body) {
    document.querySelector<HTMLElement>(READING)?.focus();
  }
}
