import * as z from 'zod/mini';
import { openSession } from './challenge-session.ts';
import { invalidParameter } from './exceptions.ts';
import { mask } from './messages.ts';
import { adminOperation } from './operation.ts';
import { username, userPoolId } from './shapes.ts';
import {
  type Cognito,
  type MfaFactor,
  requirePool,
  type User,
  type UserPool,
  type UserPoolClient,
} from './state.ts';
import { requireUser } from './users.ts';

const factorSettings = z.optional(
  z.object({ Enabled: z.optional(z.boolean()), PreferredMfa: z.optional(z.boolean()) }),
);

const preferenceInput = z.object({
  UserPoolId: userPoolId,
  Username: username,
  SMSMfaSettings: factorSettings,
  SoftwareTokenMfaSettings: factorSettings,
});

type FactorSettings = z.infer<typeof factorSettings>;

/** A software token counts as registered: AssociateSoftwareToken is not among the operations here. */
export const adminSetUserMFAPreference = adminOperation(preferenceInput, (cognito, input) => {
  const user = requireUser(requirePool(cognito, input.UserPoolId), input.Username);
  if (input.SMSMfaSettings?.Enabled && !user.attributes.get('phone_number')) {
    throw invalidParameter('User does not have delivery config set to turn on SMS_MFA');
  }
  setFactor(user, 'SMS_MFA', input.SMSMfaSettings);
  setFactor(user, 'SOFTWARE_TOKEN_MFA', input.SoftwareTokenMfaSettings);
  return {};
});

function setFactor(user: User, factor: MfaFactor, settings: FactorSettings): void {
  if (!settings) return;
  const { enabled, preferred } = user.mfa;
  const others = enabled.filter((one) => one !== factor);
  user.mfa = {
    enabled: settings.Enabled ? [...others, factor] : others,
    preferred: preferredOf(factor, settings, preferred),
  };
}

function preferredOf(factor: MfaFactor, settings: FactorSettings, before: MfaFactor | undefined) {
  if (settings?.Enabled && settings.PreferredMfa) return factor;
  return before === factor ? undefined : before;
}

/** A user's second factors as AdminGetUser and GetUser name them, absent where there are none. */
export function describeMfa({ mfa }: User) {
  return {
    PreferredMfaSetting: mfa.preferred,
    ...(mfa.enabled.length > 0 && { UserMFASettingList: mfa.enabled }),
  };
}

/** The second factor that a sign-in must give, if the pool and the user ask for one. */
export function mfaChallenge(cognito: Cognito, pool: UserPool, client: UserPoolClient, user: User) {
  const challenge = challengeOf(pool, user);
  if (!challenge) return undefined;
  return {
    ChallengeName: challenge.name,
    Session: openSession(cognito, pool, client, user),
    ChallengeParameters: { USER_ID_FOR_SRP: user.username, ...challenge.parameters },
  };
}

function challengeOf(pool: UserPool, user: User) {
  const { MfaConfiguration } = pool.settings;
  if (MfaConfiguration === 'OFF') return undefined;
  const factor = user.mfa.preferred ?? user.mfa.enabled[0];
  if (factor === 'SOFTWARE_TOKEN_MFA') return { name: factor, parameters: {} };
  if (factor === 'SMS_MFA') return { name: factor, parameters: smsDelivery(user) };
  if (MfaConfiguration === 'OPTIONAL') return undefined;
  const factors: MfaFactor[] = ['SMS_MFA', 'SOFTWARE_TOKEN_MFA'];
  return { name: 'MFA_SETUP', parameters: { MFAS_CAN_SETUP: JSON.stringify(factors) } };
}

function smsDelivery(user: User) {
  return {
    CODE_DELIVERY_DELIVERY_MEDIUM: 'SMS',
    CODE_DELIVERY_DESTINATION: mask(user.attributes.get('phone_number') ?? ''),
  };
}
