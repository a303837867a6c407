/**
 * `npm run dev:manifest`, and the hook `get-manifest` of the Slack CLI: prints the manifest as JSON that
 * SLACK_ENV and SLACK_REQUEST_URL ask for.
 */
import { getProtocol } from '@slack/cli-hooks/src/protocols.js';
import { cliManifest } from './manifest.ts';

getProtocol(process.argv).respond(JSON.stringify(cliManifest(process.env), undefined, 2));
