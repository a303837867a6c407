/** The calls of the front for every payload, in three states of its memory. */
import { PAYLOADS, type Payload } from './payloads.ts';
import { type Call, rounds } from './recording.ts';
import { startWorkspace, type Workspace } from './workspace.ts';

/**
 * `warm`: the front has just answered this very person. `newcomer`: it has just answered others, and
 * knows policy, credentials and user groups. `cold`: it has only started.
 */
export const STATES = ['warm', 'newcomer', 'cold'] as const;
export type State = (typeof STATES)[number];

export interface Count {
  calls: number;
  /** How many of them had to wait for one another. */
  rounds: number;
  /** `Slack users.info`, in order. */
  made: string[];
}

export interface Measured extends Pick<Payload, 'what' | 'kind'> {
  state: State;
  /** Only where a modal was opened: what came before. */
  beforeModal?: Count;
  beforeAnswer: Count;
}

export interface NetworkCalls {
  /** While the front starts, before there is any payload. */
  atStart: Count;
  payloads: Measured[];
}

/** Every payload in every state. */
const ALL = PAYLOADS.flatMap((payload) => STATES.map((state) => [payload, state] as const));

/** Plays them against the stand-ins; all of them take a minute or so. */
export async function measureNetworkCalls(
  asked: readonly (readonly [Payload, State])[] = ALL,
): Promise<NetworkCalls> {
  const at = await startWorkspace();
  const measured: Measured[] = [];
  try {
    const atStart = count(await at.startFront());
    for (const [payload, state] of asked)
      measured.push(await patiently(() => measure(at, payload, state)));
    return { atStart, payloads: measured };
  } finally {
    await at.close();
  }
}

/** On a machine that does much else, somebody may wait in vain: then it is played once more. */
function patiently<Result>(play: () => Promise<Result>): Promise<Result> {
  return play().catch(play);
}

let emails = 0;

async function measure(at: Workspace, payload: Payload, state: State): Promise<Measured> {
  emails += 1;
  const email = `person-${emails}@example.com`;
  if (state === 'warm') await warm(at, payload);
  await payload.before?.(at, email);
  if (state !== 'warm') await at.startFront();
  if (state === 'newcomer') await getToKnow(at);
  at.takeCalls();
  const answered = await payload.send(at, email);
  if (answered.outcome === 'failed')
    throw new Error(`${payload.what}: ${JSON.stringify(answered)}`);
  const [calls = []] = at.takeCalls();
  const { what, kind } = payload;
  const opening = calls.findIndex(({ to }) => /views\.(open|push)$/u.test(to));
  const modal = opening === -1 ? {} : { beforeModal: count(calls.slice(0, opening)) };
  return { what, kind, state, ...modal, beforeAnswer: count(calls) };
}

async function warm(at: Workspace, { who }: Payload): Promise<void> {
  await at.startFront();
  await getToKnow(at);
  const channel = who === 'guest' ? 'random' : 'general';
  await at.as(who).command('/cognito-add', channel);
  await at.as(who).command('/cognito-admin', channel);
}

/** Oliver, who is on no list, makes the front ask who is in which group. */
async function getToKnow(at: Workspace): Promise<void> {
  await at.as('outsider').command('/cognito-add', 'general');
  await at.as('outsider').command('/cognito-admin', 'general');
}

function count(calls: readonly Call[]): Count {
  return { calls: calls.length, rounds: rounds(calls), made: calls.map(({ to }) => to) };
}
