import { readFile } from 'node:fs/promises';
import { readParameter } from './aws/settings.ts';
import type { PolicyAddress } from './config.ts';
import { digest } from './domain/canonical.ts';
import { type Policy, parsePolicy } from './domain/policy.ts';
import type { PolicyProblem } from './domain/policy-problems.ts';
import type { Logger } from './log.ts';

/** A policy that nobody can act under, with every problem and where it is. */
export class InvalidPolicy extends Error {
  override name = 'InvalidPolicy';
  readonly problems: readonly PolicyProblem[];
  /** SHA-256 of its text. */
  readonly version: string;

  constructor(problems: readonly PolicyProblem[], text = '') {
    const lines = problems.map(({ path, message }) => `  ${path}: ${message}`);
    super(`The policy is not valid:\n${lines.join('\n')}`);
    this.problems = problems;
    this.version = digest(text);
  }
}

/** The policy in force. */
export type PolicySource = () => Promise<Policy>;

/** Hears what policies are read, and which are refused. */
export interface PolicyWatch {
  read: (policy: Policy) => void;
  refused: (refused: InvalidPolicy) => void;
}

const LIFE = 60_000; // ms

/** In the log line of a policy that is not in force because it is wrong; serverless.yml counts them. */
export const POLICY_ALARM = { alarm: 'invalid-policy' } as const;

/**
 * Reads the policy, at most once a minute and once at a time. While none has been valid, InvalidPolicy
 * is thrown and the next call reads again; after that, a new one that cannot be read or is invalid
 * leaves the last good one in force. Either raises the alarm, once a minute.
 */
export function createPolicySource(
  address: PolicyAddress,
  log: Logger,
  now: () => Date,
  watch?: PolicyWatch,
): PolicySource {
  let good: { policy: Policy; until: number } | undefined;
  let reading: Promise<Policy> | undefined;
  let quietUntil = 0;

  const report = (error: unknown): void => {
    const time = now().getTime();
    if (time < quietUntil) return;
    quietUntil = time + LIFE;
    const what = good ? 'policy refused; the last good one stays in force' : 'no policy in force';
    log.error({ ...POLICY_ALARM, err: error }, what);
  };

  const read = async (): Promise<Policy> => {
    const policy = await readPolicy(address).catch((error: unknown) => {
      if (error instanceof InvalidPolicy) watch?.refused(error);
      report(error);
      if (!good) throw error;
      return good.policy;
    });
    watch?.read(policy);
    good = { policy, until: now().getTime() + LIFE };
    return policy;
  };
  return async () => {
    if (good && good.until > now().getTime()) return good.policy;
    reading ??= read().finally(() => {
      reading = undefined;
    });
    return reading;
  };
}

/** Reads and validates the policy. Throws InvalidPolicy with every problem. */
export async function readPolicy(
  address: PolicyAddress,
  read: (parameter: string) => Promise<string> = readParameter,
): Promise<Policy> {
  const text =
    'file' in address ? await readFile(address.file, 'utf8') : await read(address.parameter);
  return policyFrom(text);
}

/** Validates a policy's text. Throws InvalidPolicy with every problem. */
export async function policyFrom(text: string): Promise<Policy> {
  const parsed = parsePolicy(await parseText(text));
  if (!parsed.ok) throw new InvalidPolicy(parsed.error, text);
  return parsed.value;
}

/**
 * JSON as `JSON.stringify` writes it is read without the parser of YAML, which takes a while to load. Any
 * other JSON is YAML like any other: of a name that stands twice, JSON.parse would keep the second in silence.
 */
async function parseText(text: string): Promise<unknown> {
  const plain = jsonOf(text);
  if (plain !== undefined && JSON.stringify(plain) === text.trim()) return plain;
  const { load } = await import('js-yaml');
  try {
    return load(text);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new InvalidPolicy([{ path: '(the whole file)', message }], text);
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
