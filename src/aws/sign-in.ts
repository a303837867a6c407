import type {
  AdminInitiateAuthResponse,
  AdminRespondToAuthChallengeResponse,
} from '@aws-sdk/client-cognito-identity-provider';
import * as z from 'zod/mini';
import { Secret } from '../domain/secret.ts';
import { cognitoFailure } from './cognito-failure.ts';

/** Cognito's demand that a temporary password be replaced at the first sign-in. */
export interface NewPasswordRequired {
  kind: 'new-password-required';
  session: Secret;
  /** As Cognito calls the user from here on. */
  username: string;
  /** Required attributes without a value, by name. */
  missing: readonly string[];
}

/** How a sign-in ended, or what it waits for. */
export type SignIn =
  | { kind: 'signed-in'; accessToken: Secret }
  | NewPasswordRequired
  /** Cognito asks for something that we cannot give: a second factor, say. */
  | { kind: 'challenged'; challenge: string }
  /** `error` is Cognito's name for it. */
  | { kind: 'refused'; error: string };

type Answer = AdminInitiateAuthResponse | AdminRespondToAuthChallengeResponse;

const ATTRIBUTE_PREFIX = 'userAttributes.';
const requiredAttributes = z.array(z.string());

/** Attributes as the answer to NEW_PASSWORD_REQUIRED takes them. */
export function challengeAttributes(
  attributes: Readonly<Record<string, string>>,
): Record<string, string> {
  const entries = Object.entries(attributes);
  return Object.fromEntries(entries.map(([name, value]) => [ATTRIBUTE_PREFIX + name, value]));
}

/** Every permanent answer is a refusal; what may pass, and what nobody answered, is thrown. */
export async function signInFrom(answer: Promise<Answer>): Promise<SignIn> {
  try {
    return outcome(await answer);
  } catch (error) {
    if (error instanceof Error && cognitoFailure(error) === 'permanent') {
      return { kind: 'refused', error: error.name };
    }
    throw error;
  }
}

function outcome(answer: Answer): SignIn {
  const { ChallengeName, AuthenticationResult } = answer;
  if (ChallengeName === 'NEW_PASSWORD_REQUIRED') return newPasswordRequired(answer);
  if (ChallengeName) return { kind: 'challenged', challenge: ChallengeName };
  const { AccessToken } = AuthenticationResult ?? {};
  if (!AccessToken) throw new Error('Cognito answered a sign-in without tokens');
  return { kind: 'signed-in', accessToken: new Secret(AccessToken) };
}

function newPasswordRequired({ Session, ChallengeParameters = {} }: Answer): NewPasswordRequired {
  const required = JSON.parse(ChallengeParameters.requiredAttributes ?? '[]');
  return {
    kind: 'new-password-required',
    session: new Secret(Session ?? ''),
    username: ChallengeParameters.USER_ID_FOR_SRP ?? '',
    missing: requiredAttributes.parse(required).map((name) => name.replace(ATTRIBUTE_PREFIX, '')),
  };
}
