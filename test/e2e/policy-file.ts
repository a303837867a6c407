/** Changes the policy in force, as whoever keeps the file or the parameter does. */
import { readFile, writeFile } from 'node:fs/promises';
import type { Playground } from '../../playground/start.ts';
import { moveClock } from './clock.ts';

/** The functions keep a policy for a minute, so that minute passes. Returns the way back. */
export async function changePolicy(
  { policyFile }: Playground,
  change: (text: string) => string,
): Promise<() => Promise<void>> {
  const before = await readFile(policyFile, 'utf8');
  const after = change(before);
  if (after === before) throw new Error('The policy is the same as before');
  const put = async (text: string) => {
    await writeFile(policyFile, text);
    moveClock(1.1);
  };
  await put(after);
  return () => put(before);
}
