/** `npm run manifest -- --url URL`: the app's manifest, with the address of a deployment in it. */
import { parseArgs } from 'node:util';
import { seeThatNpmKeptNothing } from '../src/operator/stage.ts';
import { isRequestUrl, manifestFor } from './app-manifest.ts';

const HELP = `Usage: npm run --silent manifest -- --url https://…/slack/events

Prints the app's manifest with the address of your deployment in it: its output SlackRequestUrl, which
npm run deploy prints. Paste it at https://api.slack.com/apps → your app → App Manifest. Changes nothing.`;

const options = { url: { type: 'string' }, help: { type: 'boolean' } } as const;

try {
  seeThatNpmKeptNothing(process.argv, process.env);
  const { values } = parseArgs({ options });
  if (values.help) console.log(HELP);
  else if (isRequestUrl(values.url ?? ''))
    process.stdout.write(manifestFor({ url: values.url ?? '' }));
  else
    throw new TypeError('--url must be the deployment’s SlackRequestUrl: https://…/slack/events');
} catch (error) {
  console.error(`${error instanceof Error ? error.message : error}\n\n${HELP}`);
  process.exitCode = 1;
}
