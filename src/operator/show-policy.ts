import { parseArgs } from 'node:util';
import { dump } from 'js-yaml';
import { storedText } from '../aws/parameters.ts';
import { explainPolicy } from './explain-policy.ts';
import { policyDocument } from './policy-document.ts';
import { chooseStage, STAGE_HELP, STAGE_OPTIONS, UsageError } from './stage.ts';
import type { Terminal } from './terminal.ts';

const HELP = `Usage: npm run policy:show -- --stage prod [--region REGION] [--yaml]

Says in words what the policy that is stored for a stage means. With --yaml prints it as YAML, to be
edited and uploaded again; comments are not stored. Changes nothing.

${STAGE_HELP}

Rights that it needs
  ssm:GetParameter on that parameter`;

/** Shows the policy of a stage. Throws InvalidPolicy, UsageError, and what AWS answers. */
export async function showPolicy(argv: string[], terminal: Terminal): Promise<void> {
  const options = { ...STAGE_OPTIONS, yaml: { type: 'boolean' } } as const;
  const { values } = parseArgs({ args: argv, options });
  if (values.help) return terminal.say(HELP);
  const { policyParameter } = await chooseStage(values, process.env);
  const text = await storedText(policyParameter);
  if (text === undefined) {
    throw new UsageError(`There is no ${policyParameter}. npm run policy:upload stores one.`);
  }
  const { policy, raw } = await policyDocument(text);
  terminal.say(values.yaml ? dump(raw) : explainPolicy(policy));
}
