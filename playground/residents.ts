/** Who is in the pools before the story begins. */
import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import type { startCognito } from './cognito/server.ts';
import type { Pool } from './pools.ts';

type Cognito = Awaited<ReturnType<typeof startCognito>>;

interface Resident {
  alias: string;
  email: string;
  password: string;
  /** A temporary password leaves them before their first sign-in. */
  temporary?: true;
  groups?: readonly string[];
  attributes?: Readonly<Record<string, string>>;
}

const RESIDENTS: readonly Resident[] = [
  // Invited the old way: the sign-in meets her with NEW_PASSWORD_REQUIRED.
  { alias: 'sandbox', email: 'dana@example.com', password: 'Welcome-4-Dana', temporary: true },
  {
    alias: 'members',
    email: 'grace@example.com',
    password: 'Grace-was-here-1906',
    groups: ['editors'],
    attributes: {
      given_name: 'Grace',
      family_name: 'Murray',
      'custom:department': 'Compilers',
      phone_number: '+819012345678',
    },
  },
  // The policy protects the group that she is in.
  {
    alias: 'members',
    email: 'yuki@example.com',
    password: 'Yuki-has-the-keys-1',
    groups: ['admins'],
    attributes: { given_name: 'Yuki', family_name: 'Mori' },
  },
];

/** Signs in with Google, and has no password here. */
const EXTERNAL = {
  provider: 'Google',
  externalId: '104857600',
  attributes: { email: 'leo@example.com', given_name: 'Leo', family_name: 'Brandt' },
};

export async function settle(pools: readonly Pool[], cognito: Cognito): Promise<void> {
  for (const resident of RESIDENTS) {
    const pool = pools.find(({ alias }) => alias === resident.alias);
    if (pool) await moveIn(pool, resident);
  }
  const members = pools.find(({ alias }) => alias === 'members');
  if (members) cognito.federate(members.userPoolId, EXTERNAL);
}

async function moveIn({ cognito, userPoolId }: Pool, resident: Resident): Promise<void> {
  const { email, password, temporary, groups = [], attributes = {} } = resident;
  const user = { UserPoolId: userPoolId, Username: email };
  await cognito.send(
    new AdminCreateUserCommand({
      ...user,
      TemporaryPassword: password,
      ...(temporary
        ? { DesiredDeliveryMediums: ['EMAIL' as const] }
        : { MessageAction: 'SUPPRESS' as const }),
      UserAttributes: [
        { Name: 'email_verified', Value: 'true' },
        ...Object.entries(attributes).map(([Name, Value]) => ({ Name, Value })),
      ],
    }),
  );
  if (!temporary) {
    const permanent = { ...user, Password: password, Permanent: true };
    await cognito.send(new AdminSetUserPasswordCommand(permanent));
  }
  for (const GroupName of groups) {
    await cognito.send(new AdminAddUserToGroupCommand({ ...user, GroupName }));
  }
}
