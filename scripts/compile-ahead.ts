import { execFile } from 'node:child_process';
import { copyFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import type { Script } from 'node:vm';
import { environment, FIRST_EVENTS } from './first-events.ts';

const run = promisify(execFile);

/** Those whose start people wait for. */
export type CompiledAhead = keyof typeof FIRST_EVENTS;
export const COMPILED_AHEAD: readonly string[] = Object.keys(FIRST_EVENTS);

/**
 * Puts dist/<name>/index.cjs before code.cjs, and beside it what V8 has compiled of that code when it has
 * answered its first event: by itself V8 compiles a function when it is first called. Made twice, since
 * Lambda passes --expose-gc to Node and a desk does not.
 */
export async function compileAhead(name: string): Promise<void> {
  await copyFile('scripts/start.cjs', `dist/${name}/index.cjs`);
  const made = [[], ['--expose-gc']].map((flags) =>
    run(process.execPath, [...flags, import.meta.filename, name], { env: {} }),
  );
  await Promise.all(made);
}

/** In a process of its own. */
async function answerFirst(name: CompiledAhead): Promise<void> {
  Object.assign(process.env, await environment());
  const require = createRequire(import.meta.url);
  const path = resolve('dist', name, 'index.cjs');
  const { handler } = require(path);
  const answer = await handler(FIRST_EVENTS[name](), { getRemainingTimeInMillis: () => 60_000 });
  if ('statusCode' in answer && answer.statusCode !== 200) throw new Error(JSON.stringify(answer));
  const { script, cache, made } = require.cache[path] as unknown as Started;
  await writeFile(cache, Buffer.concat([Buffer.from(made), script.createCachedData()]));
}

/** What scripts/start.cjs leaves with its module. */
interface Started {
  script: Script;
  cache: string;
  made: string;
}

if (import.meta.main) await answerFirst(process.argv[2] as CompiledAhead);
