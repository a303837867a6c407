/** Figures that other programs of the bench print, where they are there. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import * as z from 'zod/mini';

/** Of many commands, each in µs. */
const times = z.object({ p50: z.number(), p99: z.number() });
const warm = z.object({ front: times, stockBolt: times });

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

/** How long the code itself takes over a command that it knows all about, without any network. */
export type Warm = z.output<typeof warm>;
export type NetworkCalls = z.output<typeof networkCalls>;

export async function measureWarm(): Promise<Warm | undefined> {
  const figures = await printedBy('warm.ts');
  return figures === undefined ? undefined : warm.parse(figures);
}

export async function measureNetworkCalls(): Promise<NetworkCalls | undefined> {
  const figures = await printedBy('network-calls.ts');
  return figures === undefined ? undefined : networkCalls.parse(figures);
}

/** The JSON that it prints; undefined where there is no such program. */
async function printedBy(name: string): Promise<unknown> {
  const program = join(import.meta.dirname, name);
  if (!existsSync(program)) return undefined;
  const child = spawn(process.execPath, [program], { stdio: ['ignore', 'pipe', 'inherit'] });
  return JSON.parse(await text(child.stdout));
}
