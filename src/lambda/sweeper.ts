import { sweep } from '../advance/sweep.ts';
import { sweeperConfig } from '../config.ts';
import { createSweeperServices } from '../services.ts';

const services = createSweeperServices(sweeperConfig(process.env));

/** Every minute: wakes each request that is due. */
export async function handler(): Promise<void> {
  await sweep(services);
}
