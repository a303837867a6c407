import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminDeleteUserCommand,
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  AdminRemoveUserFromGroupCommand,
  AdminUpdateUserAttributesCommand,
  AdminUserGlobalSignOutCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import type { DeliveryMedium } from '../domain/plan.ts';
import { ok, type Result, refused } from '../domain/result.ts';
import type { PoolAddress } from '../domain/user-pool.ts';
import { attributeList } from './attribute-list.ts';
import { COGNITO_WRITE, inTime } from './client-options.ts';
import { clientsFor } from './cognito-clients.ts';
import { isCognitoError } from './cognito-failure.ts';

/** `not-found`: the pool has no such group, or is gone itself. */
type ChangeMembership = (
  pool: PoolAddress,
  sub: string,
  group: string,
) => Promise<Result<void, 'not-found'>>;

/** Changes users that exist. Only the worker holds this. Nothing is repeated by itself. */
export interface UserChanges {
  /**
   * AdminCreateUser with RESEND: a new temporary password, in a message of Cognito's own. Only for
   * users in FORCE_CHANGE_PASSWORD; a second call sends a second message.
   */
  sendInvitation: (
    pool: PoolAddress,
    username: string,
    mediums: readonly DeliveryMedium[],
  ) => Promise<Result<void, 'not-delivered'>>;
  /** Also ends the user's access tokens. */
  disable: (pool: PoolAddress, sub: string) => Promise<void>;
  enable: (pool: PoolAddress, sub: string) => Promise<void>;
  /**
   * Ends the user's refresh tokens. An access token that an app checks by its signature alone stays
   * good until it expires.
   */
  signOutEverywhere: (pool: PoolAddress, sub: string) => Promise<void>;
  addToGroup: ChangeMembership;
  removeFromGroup: ChangeMembership;
  /**
   * `taken`: another user signs in with that value. Not every pool says so: with `email_verified`
   * it may move the address from one user to the other, so look before.
   */
  updateAttributes: (
    pool: PoolAddress,
    sub: string,
    attributes: Readonly<Record<string, string>>,
  ) => Promise<Result<void, 'taken'>>;
  /** A user who is gone counts as removed: nobody else can have that sub. */
  remove: (pool: PoolAddress, sub: string) => Promise<void>;
}

/** Changes users in whatever account and Region is asked for. */
export function createUserChanges(options = COGNITO_WRITE): UserChanges {
  const clientFor = clientsFor(options, 'changing');
  const user = ({ userPoolId }: PoolAddress, sub: string) => ({
    UserPoolId: userPoolId,
    Username: sub,
  });
  return {
    sendInvitation: (pool, username, mediums) => {
      const command = new AdminCreateUserCommand({
        ...user(pool, username),
        MessageAction: 'RESEND',
        DesiredDeliveryMediums: [...mediums],
      });
      const sent = clientFor(pool).send(command, inTime(options));
      return unless('CodeDeliveryFailureException', 'not-delivered', sent);
    },
    disable: async (pool, sub) => {
      const command = new AdminDisableUserCommand(user(pool, sub));
      await clientFor(pool).send(command, inTime(options));
    },
    enable: async (pool, sub) => {
      const command = new AdminEnableUserCommand(user(pool, sub));
      await clientFor(pool).send(command, inTime(options));
    },
    signOutEverywhere: async (pool, sub) => {
      const command = new AdminUserGlobalSignOutCommand(user(pool, sub));
      await clientFor(pool).send(command, inTime(options));
    },
    addToGroup: (pool, sub, group) => {
      const command = new AdminAddUserToGroupCommand({ ...user(pool, sub), GroupName: group });
      const joined = clientFor(pool).send(command, inTime(options));
      return unless('ResourceNotFoundException', 'not-found', joined);
    },
    removeFromGroup: (pool, sub, group) => {
      const command = new AdminRemoveUserFromGroupCommand({ ...user(pool, sub), GroupName: group });
      const left = clientFor(pool).send(command, inTime(options));
      return unless('ResourceNotFoundException', 'not-found', left);
    },
    updateAttributes: (pool, sub, attributes) => {
      const command = new AdminUpdateUserAttributesCommand({
        ...user(pool, sub),
        UserAttributes: attributeList(attributes),
      });
      const updated = clientFor(pool).send(command, inTime(options));
      return unless('AliasExistsException', 'taken', updated);
    },
    remove: async (pool, sub) => {
      const command = new AdminDeleteUserCommand(user(pool, sub));
      const removed = clientFor(pool).send(command, inTime(options));
      await unless('UserNotFoundException', 'gone', removed);
    },
  };
}

/** A refusal for the one error that means it; throws every other one. */
async function unless<Refused>(
  expected: string,
  refusal: Refused,
  call: Promise<unknown>,
): Promise<Result<void, Refused>> {
  try {
    await call;
    return ok(undefined);
  } catch (error) {
    if (isCognitoError(error, expected)) return refused(refusal);
    throw error;
  }
}
