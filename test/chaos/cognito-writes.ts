/** What the functions changed in Cognito, read from the calls that it did. */
import * as z from 'zod/mini';
import type { DoneCall } from './calls.ts';

export interface CognitoWrite {
  at: Date;
  operation: string;
  /** The username or sub that the call named. */
  username: string;
  /** The address of the user that one of our calls created under that name; empty if none did. */
  email: string;
  /** Whether it made a user, or changed one that we had made. */
  ours: boolean;
  password: string | undefined;
}

const READING = /^(AdminGetUser|Describe|List)/u;

const attributes = z.array(z.object({ Name: z.string(), Value: z.string() }));
const written = z.object({
  Username: z._default(z.string(), ''),
  Password: z.optional(z.string()),
});
const created = z.object({ User: z.object({ Username: z.string(), Attributes: attributes }) });

/** Every write that Cognito did, in order, whether or not its answer arrived. */
export function cognitoWrites(calls: readonly DoneCall[]): CognitoWrite[] {
  const made = new Map<string, string>();
  return calls.filter(isWrite).map(({ at, operation, body, answer }) => {
    const { Username: username, Password: password } = written.parse(JSON.parse(body));
    const names = operation === 'AdminCreateUser' ? remember(made, answer) : [username];
    const [email] = names.flatMap((name) => made.get(name) ?? []);
    return { at, operation, username, password, email: email ?? '', ours: email !== undefined };
  });
}

function isWrite({ service, status, operation }: DoneCall): boolean {
  return service === 'cognito' && status === 200 && !READING.test(operation);
}

/** Keeps the address of a user that we made, by the names that Cognito gave it; returns them. */
function remember(made: Map<string, string>, answer: string): string[] {
  const { User } = created.parse(JSON.parse(answer));
  const names = [User.Username, attribute(User.Attributes, 'sub')];
  for (const name of names) made.set(name, attribute(User.Attributes, 'email'));
  return names;
}

function attribute(all: z.infer<typeof attributes>, name: string): string {
  return all.find(({ Name }) => Name === name)?.Value ?? '';
}
