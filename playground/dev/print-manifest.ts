/**
 * `npm run dev:manifest`, and the hook `get-manifest` of the Slack CLI: prints a manifest as JSON. For
 * the app that `slack run` installs it is the developer's, else manifest.yml as it stands.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { getProtocol } from '@slack/cli-hooks/src/protocols.js';
import { load } from 'js-yaml';
import { devManifest } from './manifest.ts';

const MANIFEST = join(import.meta.dirname, '..', '..', 'manifest.yml');

const manifest: unknown = load(await readFile(MANIFEST, 'utf8'));
const printed = process.env.SLACK_ENV === 'local' ? devManifest(manifest) : manifest;
getProtocol(process.argv).respond(JSON.stringify(printed, undefined, 2));
