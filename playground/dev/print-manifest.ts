/**
 * `npm run dev:manifest`, and the hook `get-manifest` of the Slack CLI: prints the manifest as JSON that
 * SLACK_ENV and SLACK_REQUEST_URL ask for.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { getProtocol } from '@slack/cli-hooks/src/protocols.js';
import { cliManifest } from './manifest.ts';

const text = await readFile(join(import.meta.dirname, '..', '..', 'manifest.yml'), 'utf8');
const manifest = cliManifest(text, process.env);
getProtocol(process.argv).respond(JSON.stringify(manifest, undefined, 2));
