/** Somebody at the AWS console, who knows nothing of Concierge. */
import { operations } from '../../playground/cognito/operations.ts';
import type { World } from './world.ts';

/** Makes a user of that address in every pool; where there is one already, nothing happens. */
export async function makeUserByHand({ cognito }: World, email: string): Promise<void> {
  for (const { id, settings } of cognito.state.pools.values()) {
    const input = {
      UserPoolId: id,
      Username: settings.AliasAttributes?.length ? 'somebody' : email,
      MessageAction: 'SUPPRESS',
      UserAttributes: [
        { Name: 'email', Value: email },
        { Name: 'email_verified', Value: 'true' },
      ],
    };
    await operations
      .get('AdminCreateUser')
      ?.run(cognito.state, input)
      .catch(() => {});
  }
}

/** Deletes that user in every pool and makes another one of the same name, who is somebody else. */
export async function replaceUserByHand(world: World, email: string): Promise<void> {
  for (const { users } of world.cognito.state.pools.values()) users.clear();
  await makeUserByHand(world, email);
}
