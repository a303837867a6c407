/** Nothing is done in Cognito without valid approvals by those who may give them. */
import type { Aftermath } from '../aftermath.ts';
import { type CognitoWrite, cognitoWrites } from '../cognito-writes.ts';
import type { DoneDeed } from '../people/people.ts';
import type { Story } from '../stories.ts';

/** As policy.yml has them. */
const APPROVALS: Record<Story['pool'], number> = { staging: 1, trial: 1, payments: 2, sandbox: 1 };

/** How long an approval is good in the pool `trial`; elsewhere longer than any run, in ms. */
const LIFE_IN_TRIAL = 20_000;

/** From the last look at the approval until a call that came late was done, at most; in ms. */
const AT_WORK = 10_000;

export function writesWithoutApproval({ calls, deeds, stories }: Aftermath): string[] {
  const byEmail = new Map(stories.map((story) => [story.email, story]));
  return cognitoWrites(calls).flatMap((write) => {
    const story = byEmail.get(write.email);
    if (!story) return [`${write.operation} for ${write.email}, whom nobody asked for`];
    const before = approvalsBefore(deeds, story, write);
    const approvers = new Set(before.map(({ deed }) => deed.by));
    const needed = APPROVALS[story.pool];
    return approvers.size < needed || haveLapsed(story, before, write)
      ? [`${write.operation} for ${write.email} upon ${approvers.size} of ${needed} approvals`]
      : [];
  });
}

/** A decision that was not answered may have been recorded all the same. */
function approvalsBefore(
  deeds: readonly DoneDeed[],
  { email, requester }: Story,
  { at }: CognitoWrite,
): DoneDeed[] {
  return deeds.filter(
    (done) =>
      done.email === email &&
      done.deed.kind === 'review' &&
      done.deed.verdict === 'approve' &&
      done.deed.by !== requester &&
      done.at <= at,
  );
}

function haveLapsed({ pool }: Story, approvals: readonly DoneDeed[], { at }: CognitoWrite) {
  const last = Math.max(...approvals.map(({ endedAt }) => endedAt.getTime()));
  return pool === 'trial' && at.getTime() > last + LIFE_IN_TRIAL + AT_WORK;
}
