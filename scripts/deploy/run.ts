import { type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { UsageError } from '../../src/operator/stage.ts';

/** Runs a command that speaks to whoever started this. Throws UsageError when it fails. */
export async function run(cwd: string, command: string, args: string[]): Promise<void> {
  await ended(start(cwd, command, args, 'inherit'), command, args);
}

/** What a command writes to standard output; its errors reach whoever started this. */
export async function outputOf(cwd: string, command: string, args: string[]): Promise<string> {
  const child = start(cwd, command, args, ['inherit', 'pipe', 'inherit']);
  const [output] = await Promise.all([
    child.stdout ? text(child.stdout) : '',
    ended(child, command, args),
  ]);
  return output;
}

function start(cwd: string, command: string, args: string[], stdio: SpawnOptions['stdio']) {
  return spawn(command, args, { cwd, stdio: stdio ?? 'inherit' });
}

async function ended(child: ReturnType<typeof start>, command: string, args: string[]) {
  const [code, signal] = await once(child, 'exit').catch(() => {
    throw new UsageError(`${command} was not found. Start this through npm: npm run deploy`);
  });
  if (code === 0) return;
  const how = signal ? `was ended by ${signal}` : `failed with exit code ${code}`;
  throw new UsageError(`${command} ${args[0]} ${how}. What it said stands above.`);
}
