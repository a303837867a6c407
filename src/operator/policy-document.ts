import { load } from 'js-yaml';
import { canonicalJson } from '../domain/canonical.ts';
import type { Policy } from '../domain/policy.ts';
import { policyFrom } from '../policy-source.ts';
import { UsageError } from './stage.ts';

/** A valid policy, and how it is stored. */
export interface PolicyDocument {
  policy: Policy;
  /** As it was written, without what goes without saying. */
  raw: unknown;
  /** The same as compact JSON, which is YAML too. */
  json: string;
}

/** What AWS calls 4 KB and 8 KB: https://docs.aws.amazon.com/general/latest/gr/ssm.html */
const STANDARD = 4_096; // bytes
const ADVANCED = 8_192;

/** Reads a policy in YAML or JSON. Throws InvalidPolicy with every problem. */
export async function policyDocument(text: string): Promise<PolicyDocument> {
  const policy = await policyFrom(text);
  const raw = load(text);
  const json = canonicalJson(raw);
  const stored = await policyFrom(json);
  if (stored.version !== policy.version) {
    throw new Error('As JSON this policy means something else. It was not stored');
  }
  return { policy, raw, json };
}

/** How large it is, and what that costs. Throws UsageError when it does not fit a parameter at all. */
export function sizeInWords(json: string): string {
  const bytes = Buffer.byteLength(json);
  if (bytes <= STANDARD)
    return `${bytes} bytes: a parameter of the Standard tier, which costs nothing.`;
  if (bytes <= ADVANCED) {
    return `${bytes} bytes: more than the ${STANDARD} of the Standard tier, so it becomes a parameter of the Advanced tier, which AWS charges about 0.05 USD a month for.`;
  }
  throw new UsageError(
    `The policy has ${bytes} bytes as JSON, and a parameter holds ${ADVANCED} at most. Name user groups of Slack (S…) in place of long lists of people, leave out what has its default, or run a second stage for some of the pools.`,
  );
}
