/**
 * `npm run dev:manifest`, and the hook `get-manifest` of the Slack CLI: prints the manifest as JSON that
 * SLACK_ENV and SLACK_REQUEST_URL ask for.
 */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { getProtocol } from '@slack/cli-hooks/src/protocols.js';
import { cliManifest } from './manifest.ts';

if (existsSync('.env')) process.loadEnvFile('.env');
// What the Slack CLI does with it, whoever prints it cannot know.
if (process.env.SLACK_ENV !== 'local' && !process.env.SLACK_REQUEST_URL) {
  process.stderr.write(
    'SLACK_REQUEST_URL is not set, in .env or elsewhere: this manifest names no deployment. A deployed app that gets it hears nothing any more.\n',
  );
}

const text = await readFile(join(import.meta.dirname, '..', '..', 'manifest.yml'), 'utf8');
const manifest = cliManifest(text, process.env);
getProtocol(process.argv).respond(JSON.stringify(manifest, undefined, 2));
