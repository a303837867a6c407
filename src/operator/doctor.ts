/** `npm run doctor`: holds the policy against the user pools that the credentials can see. */
import { createPoolInventory } from '../aws/pool-inventory.ts';
import { lookAtPools } from '../aws/pool-sight.ts';
import { createUserPools } from '../aws/user-pools.ts';
import { InvalidConfiguration, operatorConfig } from '../config.ts';
import { takeInventory } from '../domain/pool-inventory.ts';
import { InvalidPolicy, readPolicy } from '../policy-source.ts';
import { report, thingsToMend } from './report.ts';

const HELP = `Usage: npm run doctor

Reads the policy, compares it with the user pools that your credentials can see, and says what has
to be mended. Changes nothing.

Environment
  POLICY_FILE or POLICY_PARAMETER   the policy: a file, or the name of an SSM parameter
  AWS_PROFILE, AWS_REGION, …        credentials and region, as every AWS SDK reads them

Rights that it needs
  cognito-idp:DescribeUserPool, cognito-idp:ListGroups, cognito-idp:ListUserPoolClients,
  cognito-idp:ListUserPools, sts:AssumeRole for roles in the policy, ssm:GetParameter for
  POLICY_PARAMETER

Exit code
  0 when nothing has to be mended, 1 otherwise

In the playground
  Start it with npm start. Its /playground.json holds, under environment, the addresses of all that
  stands in for AWS (AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER and others), credentials and
  POLICY_FILE:

  env $(curl -s http://localhost:3000/playground.json | node -pe \\
    'Object.entries(JSON.parse(require("fs").readFileSync(0)).environment).map((it) => it.join("=")).join(" ")') \\
  npm run doctor`;

if (process.argv.includes('--help')) console.log(HELP);
else process.exitCode = await examine();

async function examine(): Promise<number> {
  try {
    const policy = await readPolicy(operatorConfig(process.env).policy);
    const pools = createUserPools(() => new Date());
    const sight = await lookAtPools({ pools, inventory: createPoolInventory() }, policy);
    const inventory = takeInventory(policy, sight);
    console.log(report(inventory));
    return thingsToMend(inventory) === 0 ? 0 : 1;
  } catch (error) {
    console.error(explained(error));
    return 1;
  }
}

/** One readable sentence or list, without a stack: whoever reads it did not write the code. */
function explained(error: unknown): string {
  if (error instanceof InvalidPolicy || error instanceof InvalidConfiguration) return error.message;
  return error instanceof Error
    ? `The policy could not be read (${error.name}): ${error.message}`
    : String(error);
}
