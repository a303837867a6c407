/**
 * Text that is safe to put into Slack's mrkdwn. Only messages/mrkdwn.ts makes it, and slack/blocks.ts
 * takes nothing else, so a person's text that was not escaped does not compile.
 */
export type Mrkdwn = string & { readonly __brand: 'Mrkdwn' };
