import type { ClientOptions } from '../client-options.ts';

/** For somebody at a desk, who can wait: nothing that is asked so changes anything. */
export const OPERATOR: ClientOptions = {
  maxAttempts: 3,
  requestHandler: { connectionTimeout: 2_000, requestTimeout: 5_000, throwOnRequestTimeout: true },
  deadline: 15_000,
};
