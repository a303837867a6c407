import type { SignIn } from '../aws/sign-in.ts';
import type { CreatedUser } from '../domain/preparation.ts';
import type { AppClient, PoolAddress } from '../domain/user-pool.ts';
import type { WorkerServices } from '../services.ts';

/** Makes the tokens of a sign-in of ours worthless, also where the client cannot revoke them. */
export async function revokeTokens(
  { clients, changes }: Pick<WorkerServices, 'clients' | 'changes'>,
  address: PoolAddress,
  client: AppClient,
  user: CreatedUser,
  { refreshToken }: Extract<SignIn, { kind: 'signed-in' }>,
): Promise<void> {
  const revoked = await clients.revoke(address, client, refreshToken);
  if (!revoked) await changes.signOutEverywhere(address, user.sub);
}
