/** What a run was like, in a few lines. */
import type { Aftermath } from './aftermath.ts';
import { copies } from './guarantees/messages.ts';

export function report(aftermath: Aftermath): string {
  const { requests, deeds, kills, troubled, calls, peaceAt, restAt } = aftermath;
  const busy = kills.filter((kill) => kill.busy);
  const onCalls = busy.filter(({ call }) => call);
  const lost = troubled.filter(({ fate }) => fate.kind !== 'kill');
  const rest = restAt === undefined ? 'never' : `${seconds(restAt - peaceAt)} s later`;
  return [
    `${requests.length} requests, ${deeds.length} clicks and forms, ${calls.length} calls`,
    `${kills.length} kills: ${busy.length} at work, ${onCalls.length} of these within a call; ${lost.length} calls cut, refused or late`,
    `chaos for ${seconds(peaceAt)} s, everything at rest ${rest}; ${copies(aftermath)} cards came twice`,
    `ends: ${ends(aftermath)}`,
  ].join('\n');
}

function ends({ requests }: Aftermath): string {
  const counts = new Map<string, number>();
  for (const { request } of requests) {
    const [trouble] = request.troubles;
    const end = trouble ? `${request.stage.kind} (${trouble.trouble.kind})` : request.stage.kind;
    counts.set(end, (counts.get(end) ?? 0) + 1);
  }
  return [...counts].map(([end, count]) => `${count} ${end}`).join(', ');
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(0);
}
