import { randomUUID } from 'node:crypto';
import type { Context } from 'aws-lambda';

/** The second argument of a Lambda handler, as for a fresh invocation of a deployed function. */
export function lambdaContext(functionName: string, timeoutSeconds: number): Context {
  const ends = Date.now() + timeoutSeconds * 1000;
  return {
    callbackWaitsForEmptyEventLoop: true,
    functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: `arn:aws:lambda:ap-northeast-1:000000000000:function:${functionName}`,
    memoryLimitInMB: '512',
    awsRequestId: randomUUID(),
    logGroupName: `/aws/lambda/${functionName}`,
    logStreamName: 'playground',
    getRemainingTimeInMillis: () => Math.max(0, ends - Date.now()),
    done: refuseCallback,
    fail: refuseCallback,
    succeed: refuseCallback,
  };
}

/** Node 24 on Lambda knows promises only. */
function refuseCallback(): never {
  throw new Error('Runtime.CallbackHandlerDeprecated');
}
