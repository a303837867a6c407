/**
 * So long, in ms, a modal waits for what Slack says of user groups. Its trigger is good for three
 * seconds, of which the way here and the look-up of the person have taken some.
 */
const PATIENCE = 700;

/** What was asked for, if it comes soon; else undefined, and whoever asked awaits it later. */
export async function soon<Known extends object>(
  asked: Promise<Known>,
): Promise<Known | undefined> {
  // It may fail while nobody awaits it.
  asked.catch(() => {});
  const { promise: late, resolve } = Promise.withResolvers<undefined>();
  const timer = setTimeout(() => resolve(undefined), PATIENCE);
  return Promise.race([asked, late]).finally(() => clearTimeout(timer));
}
