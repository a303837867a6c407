import type { Freeze } from '../domain/freeze.ts';
import { code, inline, joined, type Mrkdwn, mention, moment, mrkdwn } from './mrkdwn.ts';

const what = (pool: string | undefined) =>
  pool === undefined ? mrkdwn`everything` : mrkdwn`the pool ${code(pool)}`;

const why = (reason: string | undefined) =>
  reason === undefined ? mrkdwn`` : mrkdwn`: “${inline(reason)}”`;

/** What undoes a freeze. */
const thawing = (pool: string | undefined) =>
  pool === undefined ? '/cognito-admin thaw' : `/cognito-admin thaw ${pool}`;

/** Who froze what, when and why, as the middle of a sentence. */
export function enFrozenBy({ by, at, pool, reason }: Freeze): Mrkdwn {
  return mrkdwn`${mention(by)} froze ${what(pool)} ${moment(at)}${why(reason)}`;
}

/** `/cognito-admin`: freezing and thawing. */
export const enAdminister = {
  usage: mrkdwn`*Stop everything at once, and let it go on*\n\`/cognito-admin freeze\` freezes every pool, \`/cognito-admin freeze staging\` the pool “staging”. A reason can follow: \`/cognito-admin freeze staging a leaked token\`, \`/cognito-admin freeze all a leaked token\`.\n\`/cognito-admin thaw\` and \`/cognito-admin thaw staging\` undo that.\nWhile a pool is frozen, nobody can ask for anything there, nothing is approved, and requests that are under way wait. Users can still be looked at, and passwords are taken down in time.`,
  pools: (aliases: readonly string[]) =>
    mrkdwn`You may freeze and thaw: ${joined(aliases.map(code), ', ')}.`,
  unknown: (text: string) => mrkdwn`I do not know ${code(text)}.`,
  nothingFrozen: mrkdwn`:white_check_mark: Nothing is frozen.`,
  frozen: (freeze: Freeze) =>
    mrkdwn`:snowflake: ${enFrozenBy(freeze)}. ${code(thawing(freeze.pool))} undoes it.`,
  alreadyFrozen: mrkdwn`That is frozen already.`,
  notFrozen: mrkdwn`That is not frozen on its own.`,
  done: {
    freeze: (pool: string | undefined) => mrkdwn`:snowflake: You have frozen ${what(pool)}.`,
    thaw: (pool: string | undefined) =>
      mrkdwn`:sunny: You have thawed ${what(pool)}. What waited goes on within two minutes.`,
  },
  channelNotTold: (reference: string) =>
    mrkdwn`It is in force, but Slack did not take the message for the channel: please tell people yourself (reference ${code(reference)}).`,
  announced: {
    freeze: (by: string, pool: string | undefined, reason: string | undefined) =>
      mrkdwn`:snowflake: *Frozen:* ${mention(by)} has frozen ${what(pool)}${why(reason)}\nNobody can ask for anything there, nothing is approved, and what is under way waits until an approver enters ${code(thawing(pool))}.`,
    thaw: (by: string, pool: string | undefined) =>
      mrkdwn`:sunny: *Thawed:* ${mention(by)} has thawed ${what(pool)}. What waited goes on by itself, unless it is frozen otherwise as well.`,
  },
};
