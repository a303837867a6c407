/**
 * How many calls the built front makes before a modal opens, and before it answers, for everything that
 * Slack sends. Prints JSON.
 */
import { measureNetworkCalls } from './network-calls/measure.ts';

console.log(JSON.stringify(await measureNetworkCalls(), undefined, 2));
