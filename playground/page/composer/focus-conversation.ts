export const COMPOSER_ID = 'composer';

/** What one reads where there is no composer: a read-only conversation, or the app's Home. */
const READING = 'main :is([role="log"], .app-home)';

/** Where the focus goes when a modal is gone: the composer, else `opener`, which had it before. */
export function focusConversation(opener: Element | null): void {
  const before = opener !== document.body && opener?.isConnected ? opener : null;
  const place =
    document.getElementById(COMPOSER_ID) ?? before ?? document.querySelector<HTMLElement>(READING);
  if (place instanceof HTMLElement) place.focus();
}
