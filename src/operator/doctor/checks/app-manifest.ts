import * as z from 'zod/mini';
import { type Finding, faultsOr, given, mend, skipped } from '../finding.ts';
import { slackClient } from '../sources/slack.ts';
import type { App, Check, Deployment } from '../subject.ts';
import { requestUrl } from './request-url.ts';

const HOW_TO_GET_ONE =
  'set SLACK_CONFIG_TOKEN to one of https://api.slack.com/apps, “Your App Configuration Tokens”, to compare its addresses';

const url = z.optional(z.string());
const exported = z.looseObject({
  features: z.optional(
    z.looseObject({
      slash_commands: z.optional(z.array(z.looseObject({ command: z.string(), url }))),
    }),
  ),
  settings: z.optional(
    z.looseObject({
      event_subscriptions: z.optional(z.looseObject({ request_url: url })),
      interactivity: z.optional(z.looseObject({ request_url: url, message_menu_options_url: url })),
    }),
  ),
});

/** Whether Slack sends everything to what is deployed. */
export const checkAppManifest: Check = ({ app, deployment, settings }) =>
  given(deployment, (deployed) =>
    given(app, (known) =>
      settings.configToken
        ? compare(known, deployed, slackClient(settings.slackApiUrl, settings.configToken))
        : Promise.resolve([skipped(HOW_TO_GET_ONE)]),
    ),
  );

async function compare(
  { credentials }: App,
  deployed: Deployment,
  client: ReturnType<typeof slackClient>,
): Promise<Finding[]> {
  const should = requestUrl(deployed);
  if (!credentials || !should) return [];
  const { manifest } = await client.apps.manifest.export({ app_id: credentials.appId });
  const addresses = addressesIn(exported.parse(manifest));
  const wrong = addresses.filter(([, is]) => is !== should);
  const byUrl = Object.groupBy(wrong, ([, is]) => is ?? 'nowhere');
  const faults = Object.entries(byUrl).map(([is, group = []]) =>
    mend(
      `Slack sends ${group.map(([what]) => what).join(', ')} to ${is}.`,
      `Put ${should} there, on the app’s page “App Manifest”.`,
    ),
  );
  return faultsOr(`Slack sends commands, events and interactions to ${should}.`, faults);
}

type Address = [what: string, url: string | undefined];

function addressesIn({ features, settings }: z.output<typeof exported>): Address[] {
  const { event_subscriptions: events, interactivity } = settings ?? {};
  const commands = (features?.slash_commands ?? []).map((it): Address => [it.command, it.url]);
  return [
    ...commands,
    ['events', events?.request_url],
    ['interactions', interactivity?.request_url],
    ['look-ups of options', interactivity?.message_menu_options_url],
  ];
}
