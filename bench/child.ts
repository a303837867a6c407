/** Processes that are measured, or that measure where nothing of ours disturbs. */
import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';

export interface Ended {
  /** What it wrote to file descriptor 3, parsed; undefined where it wrote nothing. */
  told: unknown;
  /** From spawn to exit, in ms. */
  took: number;
  /** What it wrote to its output. */
  logged: string;
}

/** Runs a script in a process that inherits no variable, with the Node that runs this. */
export async function runAlone(script: string, env: Record<string, string>): Promise<Ended> {
  const begun = performance.now();
  const child = spawn(process.execPath, [script], {
    env,
    stdio: ['ignore', 'pipe', 'inherit', 'pipe'],
  });
  const [, output, , told] = child.stdio;
  const reading = [text(output as Readable), text(told as Readable)];
  await once(child, 'exit');
  const took = performance.now() - begun;
  const [logged = '', figures = ''] = await Promise.all(reading);
  return { told: figures === '' ? undefined : JSON.parse(figures), took, logged };
}

/**
 * Runs a module that sends one message, in a process of its own, and returns that. What it prints
 * is nothing to be read, but for what it says when it fails.
 */
export async function figuresFrom<Figures>(
  script: string,
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<Figures> {
  const child = fork(script, args, {
    env: { ...process.env, ...env },
    execArgv: [],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const failure = child.stderr ? text(child.stderr) : Promise.resolve('');
  const ended = once(child, 'exit').then(async ([code]) => {
    throw new Error(`${script} ${args.join(' ')} ended with ${code}\n${await failure}`);
  });
  const [figures] = await Promise.race([once(child, 'message'), ended]);
  ended.catch(() => {});
  child.kill();
  return figures;
}
