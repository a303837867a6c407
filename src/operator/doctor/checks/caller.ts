import { callerArn } from '../../../aws/deployment/caller.ts';
import { type Finding, mend, right } from '../finding.ts';

/** Whose credentials these are. */
export async function checkCaller(): Promise<Finding[]> {
  try {
    return [right(`AWS knows you as ${await callerArn()}.`)];
  } catch (error) {
    if (error instanceof Error && error.message === 'Region is missing') {
      return [mend('No AWS Region is set.', 'Set AWS_REGION, or say --region ap-northeast-1.')];
    }
    if (!(error instanceof Error) || !/Credential|Token|Signature/.test(error.name)) throw error;
    const how =
      'Sign in to AWS (aws sso login), or set AWS_PROFILE; the account is that of the stage.';
    return [mend(`AWS does not take your credentials (${error.name}).`, how)];
  }
}
