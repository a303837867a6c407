import type { Freeze } from '../domain/freeze.ts';
import { enFrozenBy } from './en-administer.ts';
import { escaped, inline, joined, type Mrkdwn, mention, moment, mrkdwn, quoted } from './mrkdwn.ts';

const mentions = (ids: readonly string[]) => joined(ids.map(mention), ', ');

/** Going past the approvers, where the policy allows it. */
export const enBreakGlass = {
  button: 'Break glass',
  title: 'Break glass',
  submit: 'Break glass',
  warning: (tell: readonly string[]) =>
    mrkdwn`:rotating_light: *This goes past the approvers.* What stands below happens at once. It is announced in the requests channel with your name and reason, ${mentions(tell)} are told, and it is on record for good.`,
  will: 'This happens at once',
  reason: 'Why can this not wait for the approvers?',
  reasonHint: (least: number) =>
    `At least ${least} characters. Shown in the channel, and kept in the trail.`,
  heading: (title: string) => `🚨 Break-glass: ${title}`,
  line: (by: string, at: string, reason: string) =>
    mrkdwn`:rotating_light: *Break-glass* by ${mention(by)} ${moment(at)}, without the approvals: “${inline(reason)}”`,
  working: mrkdwn`:gear: *Being carried out without the approvals* …`,
  announced: (by: string, subject: Mrkdwn, pool: string, { reason, approvers, tell }: Emergency) =>
    mrkdwn`:rotating_light: *BREAK-GLASS* :rotating_light:\n${mention(by)} is having the ${subject} in ${escaped(pool)} carried out *without the approvals that it takes*:\n${quoted(reason)}\nApprovers: ${mentions(approvers)}. Told as well: ${mentions(tell)}.`,
  told: (by: string, at: string, subject: Mrkdwn, pool: string, reason: string) =>
    mrkdwn`:rotating_light: *Break-glass.* ${mention(by)} had the ${subject} in ${escaped(pool)} carried out without approvals ${moment(at)}:\n${quoted(reason)}\nThe policy names you as one of those who are told. Please look whether that was right. If it was not, an approver can stop everything with \`/cognito-admin freeze\`.`,
  toldHere: (witness: string) =>
    mrkdwn`${mention(witness)} Slack takes no direct message for you, so you are told here.`,
};

interface Emergency {
  reason: string;
  approvers: readonly string[];
  tell: readonly string[];
}

/** Of a request that waits for the thaw. */
export const enFrozenRequest = {
  card: (freeze: Freeze) =>
    mrkdwn`:snowflake: *Frozen.* ${enFrozenBy(freeze)}. Nothing is done until the thaw; then it goes on by itself.`,
  receipt: (subject: Mrkdwn, pool: string, freeze: Freeze) =>
    mrkdwn`:snowflake: Your ${subject} in ${escaped(pool)} waits: ${enFrozenBy(freeze)}. It goes on by itself after the thaw.`,
};
