import { InvalidPolicy } from '../policy-source.ts';
import { seeThatNpmKeptNothing, UsageError } from './stage.ts';
import { type Terminal, terminal } from './terminal.ts';

/** Does what was typed. Throws what is said to whoever typed it. */
export type Command = (argv: string[], terminal: Terminal) => Promise<void>;

/** Runs a command as a process: its exit code is 1 when it throws. */
export async function runAsProcess(command: Command): Promise<void> {
  try {
    const argv = process.argv.slice(2);
    seeThatNpmKeptNothing(argv, process.env);
    await command(argv, terminal);
  } catch (error) {
    console.error(explained(error));
    process.exitCode = 1;
  }
}

/** Readable, without a stack: whoever reads it did not write the code. */
export function explained(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof InvalidPolicy || error instanceof UsageError) return error.message;
  if (isOfArguments(error)) return misused(error);
  if (isOfMissingFile(error)) return `There is no file ${error.path}.`;
  return `${error.name}: ${error.message}`;
}

function isOfArguments(error: Error): error is Error & { code: string } {
  return 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS_');
}

function isOfMissingFile(error: Error): error is Error & { path: string } {
  return 'code' in error && error.code === 'ENOENT' && 'path' in error;
}

/** Node quotes a word that is too many, which may be a secret that was meant for elsewhere. */
function misused({ code, message }: Error & { code: string }): string {
  const isTooMany = code === 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL';
  const [sentence] = message.split('. To specify');
  return `${isTooMany ? 'There is a word too many' : sentence}. See --help.`;
}

/** Asks unless the answer was given beforehand. Throws UsageError when nobody is there to answer. */
export async function confirm(
  { isPiped, ask }: Terminal,
  question: string,
  yes: boolean | undefined,
): Promise<boolean> {
  if (yes) return true;
  if (isPiped) throw new UsageError('Nobody is there to be asked: say --yes to have it written.');
  return /^y(es)?$/i.test(await ask(`${question} [y/N] `));
}
