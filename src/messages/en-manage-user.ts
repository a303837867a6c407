import { code, escaped, joined, type Mrkdwn, mrkdwn, value } from './mrkdwn.ts';

/** A pool as people know it, and as they type it. */
export interface NamedPool {
  name: string;
  alias: string;
}

const named = ({ name, alias }: NamedPool) => mrkdwn`${escaped(name)} ${code(alias)}`;

/** Cognito's own terms: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UserType.html */
const STATUS: Readonly<Record<string, Mrkdwn>> = {
  CONFIRMED: mrkdwn`Has a password of their own`,
  FORCE_CHANGE_PASSWORD: mrkdwn`Has a temporary password and must choose another one at the next sign-in`,
  RESET_REQUIRED: mrkdwn`Must reset the password before signing in again`,
  UNCONFIRMED: mrkdwn`Has signed up, but has not confirmed it yet`,
  EXTERNAL_PROVIDER: mrkdwn`Signs in through another identity provider`,
  COMPROMISED: mrkdwn`Is blocked: the password may be known to others`,
  ARCHIVED: mrkdwn`Is archived and no longer in use`,
};

const SECOND_FACTOR: Readonly<Record<string, Mrkdwn>> = {
  SOFTWARE_TOKEN_MFA: mrkdwn`authenticator app`,
  SMS_MFA: mrkdwn`code by SMS`,
  EMAIL_OTP: mrkdwn`code by email`,
};

/** What `/cognito-user` says: looking for a user, their state, and asking for a change. */
export const enManageUser = {
  waiting: mrkdwn`:hourglass_flowing_sand: Looking …`,

  lookUp: {
    usage: mrkdwn`*Look at a user*\n\`/cognito-user alice@example.com\` shows Alice’s state in every pool that is open to you, and what you may ask for.\n\`/cognito-user alice@example.com staging\` looks in the pool “staging” alone.\n\`/cognito-user\` shows this help. A username or a sub will do instead of the email address. Every look is recorded.`,
    pools: (aliases: readonly string[]) =>
      mrkdwn`You may look at users of: ${joined(aliases.map(code), ', ')}.`,
    tooManyWords: (text: string) =>
      mrkdwn`I read a user and a pool, but ${code(text)} has more than that. Write it like \`/cognito-user alice@example.com staging\`.`,
    title: 'Users found',
    notFound: (account: string, pools: readonly NamedPool[]) =>
      mrkdwn`There is no user ${code(account)} in ${joined(pools.map(named), ', ')}.`,
    provider: mrkdwn`Somebody who signs in through another identity provider is found by their username or sub alone, such as \`Google_1234\`.`,
    unanswered: (pools: readonly NamedPool[]) =>
      mrkdwn`:warning: No answer came from ${joined(pools.map(named), ', ')}, so the user may be there all the same. Try again.`,
    found: (account: string, pool: NamedPool, status: string) =>
      mrkdwn`${code(account)} in ${named(pool)}: ${code(status)}`,
    show: 'Show',
  },

  userCard: {
    title: 'User',
    pool: 'Pool',
    inPool: named,
    status: 'Status',
    statusOf: (term: string) =>
      mrkdwn`${STATUS[term] ?? mrkdwn`Cognito does not say more`}: ${code(term)}`,
    signIn: 'Sign-in',
    enabled: mrkdwn`Enabled`,
    disabled: mrkdwn`Disabled: cannot sign in`,
    secondFactor: 'Second factor',
    secondFactors: (names: readonly string[]) =>
      names.length === 0
        ? mrkdwn`None set up`
        : joined(
            names.map((name) => SECOND_FACTOR[name] ?? code(name)),
            ', ',
          ),
    username: 'Username',
    sub: 'Sub',
    created: 'Created',
    modified: 'Last changed',
    groups: 'Groups',
    none: mrkdwn`None`,
    external: mrkdwn`This user signs in through another identity provider. There is no password in this pool, so none can be reset here: that is done at the provider.`,
    protected: mrkdwn`:shield: The policy protects this user, or a group that they are in: two people must approve every change.`,
    ask: mrkdwn`*What you may ask for*`,
    nothingToAsk: mrkdwn`There is nothing that you may ask for here.`,
  },

  changeForm: {
    title: 'Ask for a change',
    group: 'Group',
    attribute: 'Attribute',
    value: 'New value',
    now: (name: string, present: string | undefined) =>
      present === undefined
        ? mrkdwn`${escaped(name)} has no value now.`
        : mrkdwn`${escaped(name)} is ${value(present)} now.`,
    verified: mrkdwn`The new value counts as verified: whoever approves answers for it.`,
    emptyHint: 'Leave it empty to take the value away.',
    phoneHint: 'With the country code: +81 90 1234 5678',
    confirm: (account: string) => `Type ${account} to confirm`,
  },
};
