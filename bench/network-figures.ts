/** What network-calls.ts prints, where it is there. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import * as z from 'zod/mini';

const PROGRAM = join(import.meta.dirname, 'network-calls.ts');

/** `rounds`: how many of the calls had to wait for one another. */
const count = z.object({ calls: z.number(), rounds: z.number() });

const networkCalls = z.object({
  atStart: count,
  payloads: z.array(
    z.object({
      what: z.string(),
      kind: z.string(),
      state: z.string(),
      beforeModal: z.optional(count),
      beforeAnswer: count,
    }),
  ),
});

export type NetworkCalls = z.output<typeof networkCalls>;

export async function measureNetwork(): Promise<NetworkCalls | undefined> {
  if (!existsSync(PROGRAM)) return undefined;
  const child = spawn(process.execPath, [PROGRAM], { stdio: ['ignore', 'pipe', 'inherit'] });
  return networkCalls.parse(JSON.parse(await text(child.stdout)));
}
