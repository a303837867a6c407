/**
 * `npm run dev:manifest`, and the hook `get-manifest` of the Slack CLI: prints the manifest as JSON that
 * SLACK_ENV and SLACK_REQUEST_URL ask for.
 */
import { existsSync } from 'node:fs';
import { getProtocol } from '@slack/cli-hooks/src/protocols.js';
import { cliManifest } from './manifest.ts';

if (existsSync('.env')) process.loadEnvFile('.env');
// What the Slack CLI does with it, whoever prints it cannot know.
if (process.env.SLACK_ENV !== 'local' && !process.env.SLACK_REQUEST_URL) {
  process.stderr.write(
    'SLACK_REQUEST_URL is not set, in .env or elsewhere: this manifest names no deployment. A deployed app that gets it hears nothing any more.\n',
  );
}

getProtocol(process.argv).respond(JSON.stringify(cliManifest(process.env), undefined, 2));
