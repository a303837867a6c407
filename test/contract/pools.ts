import {
  type CognitoIdentityProvider,
  InvalidParameterException,
  paginateListUserPools,
  ResourceNotFoundException,
  type UserPoolDescriptionType,
} from '@aws-sdk/client-cognito-identity-provider';

/** The name of every pool that a rule makes: those that nobody cleaned up are known by it. */
export const POOL_NAME = 'concierge-contract';

/** Longer than any run takes, so that no run deletes another's pools. */
const HOUR_MS = 60 * 60_000;

/** Deletes a pool that may be protected against it, or gone already. */
export async function deletePool(
  cognito: CognitoIdentityProvider,
  UserPoolId: string,
): Promise<void> {
  try {
    await cognito.deleteUserPool({ UserPoolId }).catch(async (error: unknown) => {
      if (!(error instanceof InvalidParameterException)) throw error;
      await cognito.updateUserPool({ UserPoolId, DeletionProtection: 'INACTIVE' });
      await cognito.deleteUserPool({ UserPoolId });
    });
  } catch (error) {
    if (!(error instanceof ResourceNotFoundException)) throw error;
  }
}

/**
 * Deletes what broken runs left in this account and Region: the pools of that name which are older than
 * an hour.
 */
export async function deleteLeftovers(
  cognito: CognitoIdentityProvider,
  now = new Date(),
): Promise<void> {
  const isLeftover = ({ Name, CreationDate = now }: UserPoolDescriptionType) =>
    Name === POOL_NAME && now.getTime() - CreationDate.getTime() > HOUR_MS;
  const leftovers: UserPoolDescriptionType[] = [];
  for await (const page of paginateListUserPools({ client: cognito }, { MaxResults: 60 })) {
    leftovers.push(...(page.UserPools ?? []).filter(isLeftover));
  }
  for (const { Id = '' } of leftovers) await deletePool(cognito, Id);
}
