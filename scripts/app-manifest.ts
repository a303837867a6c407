import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What stands in manifest.yml for the address of a deployment. */
const PLACEHOLDER = 'https://concierge.example.com/slack/events';

const MANIFEST = join(import.meta.dirname, '../manifest.yml');

/** Slack calls over HTTPS alone, and the front answers at this path alone (serverless.yml). */
export function isRequestUrl(text: string): boolean {
  const url = URL.parse(text);
  return (
    url?.protocol === 'https:' && url.pathname === '/slack/events' && url.search + url.hash === ''
  );
}

/**
 * The app's manifest as YAML, with everything sent to `url`, the output SlackRequestUrl of a deployment, if it is said.
 * What manifest.yml says at its top about putting an address in is left out.
 */
export function manifestFor({ url = PLACEHOLDER }: { url?: string | undefined }): string {
  return readFileSync(MANIFEST, 'utf8')
    .replace(/^(#.*\n)+/, '')
    .replaceAll(PLACEHOLDER, url);
}
