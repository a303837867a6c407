import { explainAccess, explainDifference } from './en-inventory.ts';
import { code, escaped, joined, mention, mrkdwn } from './mrkdwn.ts';

const names = (pools: readonly string[]) => joined(pools.map(escaped), ', ');

/** The app's Home tab. */
export const enHome = {
  purpose: mrkdwn`Concierge gives people accounts in Amazon Cognito user pools: somebody asks, somebody else approves, and the credentials come by direct message.`,
  mayAsk: (pools: readonly string[]) => mrkdwn`*You may ask for accounts in* ${names(pools)}`,
  mayLook: (pools: readonly string[]) => mrkdwn`*You may look at users in* ${names(pools)}`,
  mayApprove: (pools: readonly string[]) => mrkdwn`*You may approve requests in* ${names(pools)}`,
  mayNothing: (contact: string) =>
    mrkdwn`The policy does not name you in any pool. Ask ${mention(contact)} if that should change.`,
  openForm: 'Ask for an account',
  pools: 'User pools',
  looking: mrkdwn`Looking at the pools …`,
  found: (name: string, userPoolId: string) =>
    mrkdwn`:white_check_mark: *${escaped(name)}* ${code(userPoolId)}`,
  differs: (name: string, userPoolId: string) =>
    mrkdwn`:warning: *${escaped(name)}* ${code(userPoolId)}`,
  notFound: (name: string, userPoolId: string) =>
    mrkdwn`:no_entry: *${escaped(name)}* ${code(userPoolId)}`,
  noOthers: (region: string) => mrkdwn`No other pools are visible in ${escaped(region)}.`,
  others: (region: string, count: number, shown: readonly string[]) => {
    const pools = count === 1 ? mrkdwn`1 more pool is` : mrkdwn`${count} more pools are`;
    const rest = count > shown.length ? mrkdwn` and ${count - shown.length} more` : mrkdwn``;
    return mrkdwn`${pools} visible in ${escaped(region)} and not in the policy: ${joined(shown.map(code), ', ')}${rest}`;
  },
  notListed: (region: string, error: string) =>
    mrkdwn`Other pools in ${escaped(region)} could not be listed (${escaped(error)}): cognito-idp:ListUserPools has to be allowed for that.`,
  more: mrkdwn`There is more to say than fits here: \`npm run doctor\` says all of it.`,
  explainDifference,
  explainAccess,
};
