import { given, mend, right } from '../finding.ts';
import type { Check } from '../subject.ts';

/** Whether the app is in the workspace whose members may act. */
export const checkWorkspace: Check = ({ policy, slack }) =>
  given(slack, (side) =>
    given(policy, async ({ workspace }) => [
      ...(workspace === side.teamId
        ? [right(`The app is in the workspace of the policy, ${workspace}.`)]
        : [
            mend(
              `The policy is for the workspace ${workspace}, and the token for ${side.teamName} (${side.teamId}).`,
              'Correct workspace in the policy, or install the app in that workspace.',
            ),
          ]),
    ]),
  );

/** Whether the token is that of the app whose requests the front takes. */
export const checkAppId: Check = ({ slack }) =>
  given(slack, async ({ app, client, botId }) => {
    const stored = app.credentials?.appId;
    if (stored === undefined) return [];
    const { bot } = await client.bots.info({ bot: botId });
    const found = bot?.app_id ?? '';
    if (found === stored) return [right(`The token is that of the app ${stored}.`)];
    return [
      mend(
        `${app.where} has appId ${stored}, and the token is that of ${found}: requests of Slack are turned away.`,
        'Store token and signing secret of the app that is meant, by npm run credentials:upload; it takes the ids from Slack.',
      ),
    ];
  });
