import { CognitoIdentityProvider } from '@aws-sdk/client-cognito-identity-provider';
import { deleteLeftovers } from './pools.ts';

/** Before the rules are held against Amazon Cognito: what broken runs left behind goes. */
export default async function setup(): Promise<void> {
  if (process.env.CONTRACT !== 'aws') return;
  const cognito = new CognitoIdentityProvider({ maxAttempts: 5 });
  await deleteLeftovers(cognito);
  cognito.destroy();
}
