import * as z from 'zod/mini';
import { counted, faultsOr, given, mend, note } from '../finding.ts';
import type { Check } from '../subject.ts';
import { readManifest } from '../template.ts';

const manifest = z.object({
  oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }),
});

/** Whether the token may all that manifest.yml asks for, and nothing else. */
export const checkScopes: Check = ({ slack }) =>
  given(slack, async ({ scopes }) => {
    const { bot } = manifest.parse(await readManifest()).oauth_config.scopes;
    const lacking = bot.filter((scope) => !scopes.includes(scope));
    const beyond = scopes.filter((scope) => !bot.includes(scope));
    return faultsOr(`The token has the ${counted(bot.length, 'scope')} of manifest.yml.`, [
      ...lacking.map((scope) =>
        mend(
          `The token lacks the scope ${scope}.`,
          'Put manifest.yml into the app’s page “App Manifest”, and install the app again.',
        ),
      ),
      ...beyond.map((scope) =>
        note(`The token has the scope ${scope}, which Concierge does not use.`),
      ),
    ]);
  });
