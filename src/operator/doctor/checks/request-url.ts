import { createHmac, randomUUID } from 'node:crypto';
import type { Secret } from '../../../domain/secret.ts';
import { type Finding, faultsOr, given, mend } from '../finding.ts';
import { faultName } from '../sources/source.ts';
import type { App, Check, Deployment } from '../subject.ts';

/** Slack waits no longer, in ms. */
const PATIENCE = 3_000;

/** Whether the front answers what Slack would send, and nobody else. */
export const checkRequestUrl: Check = ({ app, deployment }) =>
  given(deployment, (deployed) =>
    given(app, async ({ credentials, where }) => {
      const url = requestUrl(deployed);
      if (!credentials || !url) return [];
      const secret = credentials.signingSecrets[0];
      const found = await Promise.all([secret ? signed(url, secret, where) : [], unsigned(url)]);
      return faultsOr(`${url} answers what is signed, and turns away what is not.`, found.flat());
    }),
  );

/** The output that goes into the app's manifest. */
export function requestUrl({ stack }: Deployment): string | undefined {
  return stack.outputs.get('SlackRequestUrl');
}

/** https://docs.slack.dev/reference/events/url_verification */
async function signed(url: string, secret: Secret, where: App['where']): Promise<Finding[]> {
  const challenge = randomUUID();
  const begun = performance.now();
  const answer = await post(url, JSON.stringify({ type: 'url_verification', challenge }), secret);
  if (typeof answer === 'string') return [unreachable(url, answer)];
  if (answer.status === 401) {
    const how =
      'Wait five minutes if it was just rotated; otherwise look at SLACK_SECRET_PARAMETER of the function slack.';
    return [mend(`${url} does not take what is signed with the secret in ${where}.`, how)];
  }
  if (answer.status !== 200 || !answer.body.includes(challenge)) {
    const how =
      'Read the log of the function slack; its reference to the parameter or policy may be wrong.';
    return [mend(`${url} answers Slack’s url_verification with ${answer.status}.`, how)];
  }
  const seconds = ((performance.now() - begun) / 1_000).toFixed(1);
  return performance.now() - begun < PATIENCE
    ? []
    : [
        mend(
          `${url} took ${seconds} s, and Slack waits 3.`,
          'Look once more; then raise memorySize.',
        ),
      ];
}

async function unsigned(url: string): Promise<Finding[]> {
  const answer = await post(url, JSON.stringify({ type: 'url_verification', challenge: 'none' }));
  // Where nothing answers, the signed request says so.
  if (typeof answer === 'string' || answer.status >= 400) return [];
  const how = 'Take the URL out of the app at once, and look at what is deployed there.';
  return [mend(`${url} answers what nobody has signed.`, how)];
}

function unreachable(url: string, why: string): Finding {
  const how = 'Correct --stage or --region; if they are right, deploy anew.';
  return mend(`${url} does not answer (${why}).`, how);
}

type Answered = { status: number; body: string };

/** What came back, or why nothing did. */
async function post(url: string, body: string, secret?: Secret): Promise<Answered | string> {
  const headers = {
    'content-type': 'application/json',
    ...(secret ? signature(body, secret) : {}),
  };
  const signal = AbortSignal.timeout(4 * PATIENCE);
  try {
    const answer = await fetch(url, { method: 'POST', body, headers, signal, redirect: 'error' });
    return { status: answer.status, body: await answer.text() };
  } catch (error) {
    return faultName(error instanceof Error ? (error.cause ?? error) : error);
  }
}

/** https://docs.slack.dev/authentication/verifying-requests-from-slack */
function signature(body: string, secret: Secret): Record<string, string> {
  const timestamp = String(Math.floor(Date.now() / 1_000));
  const hmac = createHmac('sha256', secret.expose()).update(`v0:${timestamp}:${body}`);
  return {
    'x-slack-request-timestamp': timestamp,
    'x-slack-signature': `v0=${hmac.digest('hex')}`,
  };
}
