/**
 * `npm run dev:manifest`, and the hook `get-manifest` of the Slack CLI: prints a manifest as JSON. For
 * the app that `slack run` installs it is the developer's, else manifest.yml, with the address of the
 * deployment in it if SLACK_REQUEST_URL names that.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { getProtocol } from '@slack/cli-hooks/src/protocols.js';
import { load } from 'js-yaml';
import { devManifest } from './manifest.ts';

const MANIFEST = join(import.meta.dirname, '..', '..', 'manifest.yml');

/** What stands in manifest.yml for that address. */
const PLACEHOLDER = 'https://concierge.example.com/slack/events';

const { SLACK_ENV, SLACK_REQUEST_URL = PLACEHOLDER } = process.env;
const text = await readFile(MANIFEST, 'utf8');
const manifest: unknown = load(text.replaceAll(PLACEHOLDER, SLACK_REQUEST_URL));
const printed = SLACK_ENV === 'local' ? devManifest(manifest) : manifest;
getProtocol(process.argv).respond(JSON.stringify(printed, undefined, 2));
