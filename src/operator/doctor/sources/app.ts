import { OPERATOR } from '../../../aws/deployment/operator-options.ts';
import { errorName } from '../../../aws/error-name.ts';
import { readSecret } from '../../../aws/settings.ts';
import { parseAppCredentials, SIGNING_SECRET } from '../../../domain/app-credentials.ts';
import { known, mend, right } from '../finding.ts';
import type { Settings } from '../settings.ts';
import type { App } from '../subject.ts';
import type { Template } from '../template.ts';
import { none, type Source, unknown } from './source.ts';

const MISSING = 'there are no credentials of the Slack app';

/** The app's credentials: of the stage, or a token alone from the environment. */
export async function appSource(
  { botToken, stage }: Settings,
  template: Template | undefined,
): Promise<Source<App>> {
  if (template)
    return fromParameter(template.slackSecret, `npm run credentials:upload -- --stage ${stage}`);
  if (botToken) return { thing: known({ where: 'SLACK_BOT_TOKEN', botToken }), findings: [] };
  return none('set SLACK_BOT_TOKEN, or name a deployed stage: --stage prod');
}

/** `upload` is the command that stores them. */
async function fromParameter(name: string, upload: string): Promise<Source<App>> {
  try {
    return parsed(name, upload, (await readSecret(name, OPERATOR)).expose());
  } catch (error) {
    if (errorName(error) !== 'ParameterNotFound') return unknown(`The parameter ${name}`, error);
    const what = `There is no parameter ${name} in this account and region.`;
    return none(MISSING, mend(what, `Store what Slack gave the app there: ${upload}`));
  }
}

function parsed(where: string, upload: string, json: string): Source<App> {
  const found = parseAppCredentials(json);
  if (!found.ok) {
    const how = `Store them anew: ${upload}`;
    return none(MISSING, ...found.error.map((problem) => mend(`${where}: ${problem}`, how)));
  }
  const credentials = found.value;
  const app = { where, botToken: credentials.botToken, credentials };
  const odd = credentials.signingSecrets.some((it) => !SIGNING_SECRET.test(it.expose()));
  const what = `${where}: a signing secret does not look like one of Slack’s.`;
  const how = `Copy “Signing Secret” from the app’s page “Basic Information” (32 digits from 0 to f), and store it: ${upload}`;
  return {
    thing: known(app),
    findings: odd ? [mend(what, how)] : [right(`${where} has all that the app needs.`)],
  };
}
