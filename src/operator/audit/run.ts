import { parseArgs } from 'node:util';
import { InvalidConfiguration } from '../../config.ts';
import { exportRecords } from './export.ts';
import { HELP } from './help.ts';
import { joinCloudTrail } from './join.ts';
import { showRoot } from './root.ts';
import { showRecord } from './show.ts';
import { UsageError } from './usage-error.ts';
import { verify } from './verify.ts';

const OPTIONS = {
  from: { type: 'string' },
  to: { type: 'string' },
  format: { type: 'string' },
  emails: { type: 'boolean' },
  out: { type: 'string' },
  roots: { type: 'string' },
  day: { type: 'string' },
  help: { type: 'boolean' },
} as const;

/** Does what was typed, and returns the exit code. */
export async function run(args: string[], environment: NodeJS.ProcessEnv): Promise<number> {
  try {
    const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true });
    const [command, ...names] = positionals;
    if (values.help || command === undefined) return say(HELP);
    return await execute(environment, command, names, values);
  } catch (error) {
    console.error(explained(error));
    return 2;
  }
}

type Values = ReturnType<typeof parseArgs<{ options: typeof OPTIONS }>>['values'];

async function execute(
  environment: NodeJS.ProcessEnv,
  command: string,
  names: string[],
  values: Values,
): Promise<number> {
  switch (command) {
    case 'verify':
      return verify(environment, values);
    case 'export':
      return exportRecords(environment, values);
    case 'show':
      return showRecord(environment, names);
    case 'root':
      return showRoot(environment, values);
    case 'join':
      return joinCloudTrail(environment, names);
    default:
      throw new UsageError(`There is no command ${command}`);
  }
}

function say(text: string): number {
  console.log(text);
  return 0;
}

/** One readable sentence, without a stack: whoever reads it did not write the code. */
function explained(error: unknown): string {
  if (error instanceof InvalidConfiguration) return error.message;
  if (error instanceof Error && error.name === 'ResourceNotFoundException') {
    return 'Could not be done: TABLE_NAME names no table of this account and Region.';
  }
  const message = error instanceof Error ? error.message : String(error);
  const isUsage = error instanceof UsageError || (error instanceof TypeError && 'code' in error);
  return isUsage ? `${message}\nSee npm run audit -- --help` : `Could not be done: ${message}`;
}
