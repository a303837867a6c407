import { readSecret } from './aws/settings.ts';
import type { CredentialsAddress } from './config.ts';
import { type AppCredentials, parseAppCredentials } from './domain/app-credentials.ts';
import type { Milliseconds } from './domain/duration.ts';
import type { Secret } from './domain/secret.ts';
import type { Logger } from './log.ts';

/** The parameter does not hold what the app needs. Says what is wrong with it, and no value. */
export class InvalidCredentials extends Error {
  override name = 'InvalidCredentials';

  constructor(parameter: string, problems: readonly string[]) {
    super(`${parameter} does not hold the app’s credentials:\n  ${problems.join('\n  ')}`);
  }
}

/** The app's credentials. Both throw while there have been none yet, and the next call reads again. */
export interface CredentialsSource {
  /** At most five minutes old. */
  current: () => Promise<AppCredentials>;
  /** At most five seconds old: for when what `current` gave was refused, or matches no signature. */
  renewed: () => Promise<AppCredentials>;
}

const LIFE: Milliseconds = 300_000;
/** Anybody can send a wrong signature; the parameter store need not hear of each. */
const PAUSE: Milliseconds = 5_000;

/**
 * Reads the credentials once at a time. Those that cannot be read or are invalid leave the last good
 * ones in force.
 */
export function createCredentialsSource(
  address: CredentialsAddress,
  log: Logger,
  now: () => Date,
  readParameter: (name: string) => Promise<Secret> = readSecret,
): CredentialsSource {
  if ('credentials' in address) {
    const fixed = async () => address.credentials;
    return { current: fixed, renewed: fixed };
  }
  let good: { credentials: AppCredentials; readAt: number } | undefined;
  let reading: Promise<AppCredentials> | undefined;

  const read = async (): Promise<AppCredentials> => {
    const credentials = await readParameter(address.parameter)
      .then((secret) => parsed(address.parameter, secret))
      .catch((error: unknown) => {
        if (!good) throw error;
        log.error({ err: error }, 'credentials refused; the last good ones stay in force');
        return good.credentials;
      });
    good = { credentials, readAt: now().getTime() };
    return credentials;
  };
  const begin = (): Promise<AppCredentials> => {
    reading ??= read().finally(() => {
      reading = undefined;
    });
    return reading;
  };
  const noOlderThan = (age: Milliseconds) => async () => {
    if (good && now().getTime() - good.readAt < age) return good.credentials;
    // Lambda may have frozen the start while it was reading, until that call's time was up.
    return reading ? reading.catch(begin) : begin();
  };
  return { current: noOlderThan(LIFE), renewed: noOlderThan(PAUSE) };
}

function parsed(parameter: string, secret: Secret): AppCredentials {
  const credentials = parseAppCredentials(secret.expose());
  if (!credentials.ok) throw new InvalidCredentials(parameter, credentials.error);
  return credentials.value;
}
