import { SSMClient } from '@aws-sdk/client-ssm';

/** What the AWS SDK finds for a call before it asks any service. */
export interface Access {
  /** Undefined when none is set, neither in the environment nor in the profile. */
  region: string | undefined;
  hasCredentials: boolean;
}

/** Looks where the SDK looks: environment, profile, what a company's sign-in has left. */
export async function findAccess(): Promise<Access> {
  const { region, credentials } = new SSMClient().config;
  const [found, signedIn] = await Promise.allSettled([region(), credentials()]);
  return {
    region: found.status === 'fulfilled' ? found.value : undefined,
    hasCredentials: signedIn.status === 'fulfilled',
  };
}
