/**
 * True for an address at which Slack takes answers to an interaction: https://hooks.slack.com beside
 * https://slack.com/api/, and nothing that looks like it. A stand-in for the API answers for itself.
 */
export function isResponseUrl(text: unknown, slackApiUrl: string): boolean {
  if (typeof text !== 'string' || !URL.canParse(text)) return false;
  const { protocol, username, password, hostname, origin } = new URL(text);
  if (username !== '' || password !== '') return false;
  const api = new URL(slackApiUrl);
  if (api.protocol === 'https:') return origin === `https://hooks.${api.hostname}`;
  return protocol === api.protocol && hostname === api.hostname;
}
