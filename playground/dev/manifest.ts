/** The manifest of the app that a developer installs beside the one in production. */
import { load } from 'js-yaml';
import * as z from 'zod/mini';
import { manifestFor } from '../../scripts/app-manifest.ts';

/**
 * Behind each command, and in brackets behind the name. Where two apps of a workspace have the same
 * command, the one installed last hears it: under its own name the developer's app would take the
 * command away from everybody. https://docs.slack.dev/interactivity/implementing-slash-commands
 */
const SUFFIX = '-dev';

const manifestShape = z.looseObject({
  display_information: z.looseObject({ name: z.string() }),
  features: z.looseObject({
    bot_user: z.looseObject({ display_name: z.string() }),
    slash_commands: z.array(z.looseObject({ command: z.string() })),
  }),
  settings: z.looseObject({
    event_subscriptions: z.looseObject({}),
    interactivity: z.looseObject({}),
  }),
});

/** The same app with another name, other commands, and Socket Mode in the place of its URLs. */
export function devManifest(manifest: unknown): object {
  const { display_information, features, settings, ...rest } = z.parse(manifestShape, manifest);
  const { bot_user, slash_commands } = features;
  const { event_subscriptions, interactivity } = settings;
  return {
    ...rest,
    display_information: { ...display_information, name: `${display_information.name} (dev)` },
    features: {
      ...features,
      bot_user: { ...bot_user, display_name: `${bot_user.display_name} (dev)` },
      slash_commands: slash_commands.map((it) =>
        withoutUrls({ ...it, command: it.command + SUFFIX }),
      ),
    },
    settings: {
      ...settings,
      event_subscriptions: withoutUrls(event_subscriptions),
      interactivity: withoutUrls(interactivity),
      socket_mode_enabled: true,
    },
  };
}

/**
 * The manifest that the Slack CLI asks for: the developer's for the app that `slack run` installs
 * (SLACK_ENV), else manifest.yml, with the address of the deployment in it where SLACK_REQUEST_URL names that.
 */
export function cliManifest({
  SLACK_ENV,
  SLACK_REQUEST_URL,
}: Record<string, string | undefined>): unknown {
  const manifest = load(manifestFor({ url: SLACK_REQUEST_URL }));
  return SLACK_ENV === 'local' ? devManifest(manifest) : manifest;
}

/** The command as the listeners know it. */
export function commandInProduction(command: string): string {
  return command.endsWith(SUFFIX) ? command.slice(0, -SUFFIX.length) : command;
}

function withoutUrls(settings: object): object {
  return Object.fromEntries(Object.entries(settings).filter(([name]) => !name.endsWith('url')));
}
