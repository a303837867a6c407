import { randomUUID } from 'node:crypto';
import {
  AdminAddUserToGroupCommand,
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  AdminGetUserCommand,
  AdminListGroupsForUserCommand,
  AdminRemoveUserFromGroupCommand,
  AdminSetUserPasswordCommand,
  AdminUpdateUserAttributesCommand,
  AdminUserGlobalSignOutCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import type { PoolAddress } from '../../domain/user-pool.ts';
import { inTime } from '../client-options.ts';
import { clientsFor } from '../cognito-clients.ts';
import { OPERATOR } from './operator-options.ts';

type Client = ReturnType<ReturnType<typeof clientsFor>>;
type Named = { UserPoolId: string; Username: string };

/**
 * What can be called for a user whom there cannot be, so that Cognito, once it has let the caller in, has
 * nothing to do: it answers UserNotFoundException. Making users cannot be tried so; deleting is not.
 */
const CALLS: Readonly<Record<string, (client: Client, user: Named) => Promise<unknown>>> = {
  AdminAddUserToGroup: (client, user) =>
    client.send(new AdminAddUserToGroupCommand({ ...user, GroupName: 'none' }), inTime(OPERATOR)),
  AdminDisableUser: (client, user) =>
    client.send(new AdminDisableUserCommand(user), inTime(OPERATOR)),
  AdminEnableUser: (client, user) =>
    client.send(new AdminEnableUserCommand(user), inTime(OPERATOR)),
  AdminGetUser: (client, user) => client.send(new AdminGetUserCommand(user), inTime(OPERATOR)),
  AdminListGroupsForUser: (client, user) =>
    client.send(new AdminListGroupsForUserCommand(user), inTime(OPERATOR)),
  AdminRemoveUserFromGroup: (client, user) =>
    client.send(
      new AdminRemoveUserFromGroupCommand({ ...user, GroupName: 'none' }),
      inTime(OPERATOR),
    ),
  AdminSetUserPassword: (client, user) =>
    client.send(
      new AdminSetUserPasswordCommand({ ...user, Password: `Aa1-${randomUUID()}` }),
      inTime(OPERATOR),
    ),
  AdminUpdateUserAttributes: (client, user) =>
    client.send(
      new AdminUpdateUserAttributesCommand({ ...user, UserAttributes: [] }),
      inTime(OPERATOR),
    ),
  AdminUserGlobalSignOut: (client, user) =>
    client.send(new AdminUserGlobalSignOutCommand(user), inTime(OPERATOR)),
};

/** The actions that are tried, in the words of IAM without the service. */
export const TRIED: readonly string[] = Object.keys(CALLS);

/** Cognito lets the caller in, and there is no such user, group or pool. */
const LET_IN: ReadonlySet<string> = new Set([
  'UserNotFoundException',
  'ResourceNotFoundException',
  'InvalidParameterException',
]);
const KEPT_OUT: ReadonlySet<string> = new Set(['AccessDeniedException', 'NotAuthorizedException']);

/**
 * Which of these actions the role of a pool does not allow, by calls that change nothing. Throws what says
 * neither yes nor no.
 */
export async function refusedIn(pool: PoolAddress): Promise<string[]> {
  const client = clientsFor(OPERATOR, 'changing', OPERATOR)(pool);
  const user = { UserPoolId: pool.userPoolId, Username: `concierge-doctor-${randomUUID()}` };
  const tried = await Promise.all(
    Object.entries(CALLS).map(async ([action, call]) => {
      const name = await call(client, user).then(() => undefined, nameOf);
      return name !== undefined && KEPT_OUT.has(name) ? [action] : [];
    }),
  );
  return tried.flat();
}

function nameOf(error: unknown): string {
  if (error instanceof Error && (LET_IN.has(error.name) || KEPT_OUT.has(error.name))) {
    return error.name;
  }
  throw error;
}
