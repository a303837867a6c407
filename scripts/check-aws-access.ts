import { findAccess } from '../src/aws/access.ts';

/**
 * Says before `npm run test:aws` what AWS would only say in the middle of it, asking no AWS service.
 *
 * @returns what is missing for a call of AWS, as a sentence; nothing when all is there
 */
export async function missingAccess(): Promise<string | undefined> {
  const { region, hasCredentials } = await findAccess();
  if (region === undefined) {
    return 'No AWS Region is set: set AWS_REGION to the one whose Cognito is to be tested.';
  }
  if (!hasCredentials) {
    return 'No AWS credentials were found: set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.';
  }
  return undefined;
}

if (import.meta.main) {
  const missing = await missingAccess();
  if (missing) console.error(missing);
  process.exitCode = missing ? 1 : 0;
}
