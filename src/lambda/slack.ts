import { slackConfig } from '../config.ts';
import { createFront } from '../front.ts';
import { createFrontServices } from '../services.ts';

const config = slackConfig(process.env);
const services = createFrontServices(config);
// Both are read while the function starts, side by side, so that the first person need not wait.
// Without credentials nothing can be verified, so nothing is answered (front.ts). Until there is a
// valid policy nobody may do anything, and each is told so with a reference id (admission/rescue.ts).
services.credentials.current().catch((error: unknown) => {
  services.log.warn({ err: error }, 'no credentials yet; the first request asks again');
});
services.policy().catch((error: unknown) => {
  services.log.fatal({ err: error }, 'no valid policy');
});

/** Slack's commands, clicks and submissions, as API Gateway hands them over. */
export const handler = createFront(config, services);
