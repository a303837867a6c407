import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';

/** False for a write whose condition did not hold; throws every other error. */
export async function succeeds(write: Promise<unknown>): Promise<boolean> {
  try {
    await write;
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}
