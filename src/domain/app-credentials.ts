import * as z from 'zod/mini';
import { ok, type Result, refused } from './result.ts';
import { Secret } from './secret.ts';

/** What Slack gave this app, and the key that front and worker share. */
export interface AppCredentials {
  botToken: Secret;
  /** Those that Slack may have signed with: the one in force and, while it is rotated, the one before. */
  signingSecrets: readonly Secret[];
  /** `A…`, `B…` and `U…`. */
  appId: string;
  botId: string;
  botUserId: string;
  /** Seals what passes from front to worker. No rotation at Slack changes it. */
  sealingKey: Secret;
}

/** The same as texts, under the names that they have in the parameter. */
export type WrittenCredentials = z.output<typeof written>;

/** Whole: Node quotes a header that it takes offence at, such as one with a line break. */
export const TOKEN = /^xoxb-[A-Za-z0-9-]+$/;

/** As Slack shows it under “App Credentials”. Not demanded: Slack nowhere promises it. */
export const SIGNING_SECRET = /^[0-9a-f]{32}$/;

const text = (what: string) => z.string(what).check(z.minLength(1, what));
const matching = (pattern: RegExp, what: string) => z.string(what).check(z.regex(pattern, what));

const written = z.object({
  botToken: matching(TOKEN, 'must be the bot token, xoxb-…, and nothing else'),
  signingSecret: text('must be the signing secret of the Slack app'),
  previousSigningSecret: z.optional(text('must be the signing secret before, or left out')),
  appId: matching(/^A/, 'must be the app’s id (A…)'),
  botId: matching(/^B/, 'must be the bot id (B…) that auth.test gives'),
  botUserId: matching(/^[UW]/, 'must be the bot’s user id (U…) that auth.test gives'),
  sealingKey: z
    .string('must be a random text of 32 characters or more')
    .check(z.minLength(32, 'must be a random text of 32 characters or more')),
});

/** Reads the parameter's JSON, or names everything that is wrong with it, and none of its values. */
export function parseAppCredentials(json: string): Result<AppCredentials, readonly string[]> {
  const parsed = written.safeParse(jsonOf(json));
  if (parsed.success) return ok(appCredentials(parsed.data));
  return refused(parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`));
}

export function appCredentials(given: WrittenCredentials): AppCredentials {
  const { botToken, signingSecret, previousSigningSecret, sealingKey, ...ids } = given;
  const signing = previousSigningSecret ? [signingSecret, previousSigningSecret] : [signingSecret];
  return {
    ...ids,
    botToken: new Secret(botToken),
    signingSecrets: signing.map((secret) => new Secret(secret)),
    sealingKey: new Secret(sealingKey),
  };
}

/** What JSON.parse throws quotes the text, and so the secrets. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
