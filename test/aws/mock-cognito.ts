import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { mockClient } from 'aws-sdk-client-mock';
import { onTestFinished } from 'vitest';

/** Cognito's answers, and above all its errors, as a test makes them up; until the test is over. */
export function mockCognito() {
  const cognito = mockClient(CognitoIdentityProviderClient);
  onTestFinished(() => cognito.restore());
  return cognito;
}
