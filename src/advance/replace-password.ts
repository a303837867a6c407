import { generatePassword } from '../domain/password.ts';
import type { PoolAddress } from '../domain/user-pool.ts';
import type { WorkerServices } from '../services.ts';

/** By one that nobody has; whoever is signed in is signed out. */
export async function replacePassword(
  { pools, provisioning, changes }: WorkerServices,
  address: PoolAddress,
  sub: string,
): Promise<void> {
  const { passwordRules } = await pools.describe(address);
  const password = generatePassword(passwordRules);
  await provisioning.setPassword(address, sub, password, { permanent: true });
  await changes.signOutEverywhere(address, sub);
}
