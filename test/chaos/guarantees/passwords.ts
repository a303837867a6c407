/** At most one shown password is valid, the one shown last; and no password is anywhere else. */
import type { Aftermath, ShownPassword } from '../aftermath.ts';
import { cognitoWrites } from '../cognito-writes.ts';
import { latest, passwordIn } from '../people/screen.ts';

/** A password that somebody can still read, or has saved, and that does not sign in. */
export function passwordsThatFail({ stories, shown, requests }: Aftermath): string[] {
  return stories.flatMap(({ email }) => {
    const last = shown.findLast((one) => one.email === email);
    const finished = requests.some(
      ({ request }) => request.plan.email === email && request.stage.kind === 'hidden',
    );
    const relied = last && (finished || passwordIn(latest(last.message)) !== undefined);
    return relied && !last.signsIn ? [`The password last shown for ${email} does not sign in`] : [];
  });
}

export function olderPasswordsThatWork({ stories, shown }: Aftermath): string[] {
  return stories.flatMap(({ email }) => {
    const older = shown.filter((one) => one.email === email).slice(0, -1);
    const last = shown.findLast((one) => one.email === email);
    return older.some((one) => one.signsIn && one.password !== last?.password)
      ? [`A password for ${email} that was replaced still signs in`]
      : [];
  });
}

/** Passwords that stood in a message before Cognito had taken them. */
export function passwordsShownTooEarly({ calls, shown }: Aftermath): string[] {
  const writes = cognitoWrites(calls);
  return shown
    .filter(({ password, at }) => {
      return !writes.some((write) => write.password === password && write.at <= at);
    })
    .map(({ email }) => `A password for ${email} was shown before it was set`);
}

/** Passwords are shown to their recipient alone, by an edit, and never in a notification's text. */
export function passwordsShownWrongly({ stories, shown }: Aftermath): string[] {
  const recipients = new Map(stories.map(({ email, recipient }) => [email, recipient]));
  return shown.flatMap(({ email, message, password }) => {
    const inTheirDm = message.channel === `D${recipients.get(email)?.slice(1)}`;
    const [posted] = message.versions;
    const notified = posted && passwordIn(posted) !== undefined;
    const inText = message.versions.some(({ text }) => text.includes(password));
    return !inTheirDm || notified || inText ? [`A password for ${email} is shown wrongly`] : [];
  });
}

export function passwordsElsewhere(aftermath: Aftermath): string[] {
  const set = cognitoWrites(aftermath.calls).flatMap(({ password }) => password ?? []);
  const passwords = new Set([...set, ...aftermath.shown.map(({ password }) => password)]);
  return Object.entries(placesWithoutPasswords(aftermath)).flatMap(([place, text]) =>
    [...passwords].some((password) => text.includes(password)) ? [`A password is in ${place}`] : [],
  );
}

/** Everything that was written down or sent, but for what has to hold the password. */
function placesWithoutPasswords({ items, calls, lines, slack, shown }: Aftermath) {
  const sentTo = (service: string) => calls.filter((call) => call.service === service);
  const credentials = new Set(shown.map(({ message }) => message.ts));
  return {
    'the table': JSON.stringify([items, sentTo('dynamodb').map(({ body }) => body)]),
    'the queue': JSON.stringify(sentTo('sqs').map(({ body }) => body)),
    'the log': lines.join('\n'),
    'other messages': JSON.stringify(slack.filter((entry) => !holdsCredential(entry, credentials))),
  };
}

/** The edit that shows a password, and Slack's own word of a click under it. */
function holdsCredential(
  entry: Aftermath['slack'][number],
  credentials: ReadonlySet<ShownPassword['message']['ts']>,
): boolean {
  if (entry.kind === 'api-call') return credentials.has(String(entry.args.ts));
  if (entry.kind !== 'delivery') return false;
  const { message } = entry.payload;
  return typeof message === 'object' && message !== null && 'ts' in message
    ? credentials.has(String(message.ts))
    : false;
}
