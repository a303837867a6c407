import {
  CloudFormationClient,
  DescribeStacksCommand,
  ListStackResourcesCommand,
} from '@aws-sdk/client-cloudformation';
import { allPages } from '../all-pages.ts';
import { inTime } from '../client-options.ts';
import { OPERATOR } from './operator-options.ts';

/** A stack of CloudFormation as it was last deployed. */
export interface Stack {
  /** `UPDATE_COMPLETE` and others. */
  status: string;
  outputs: ReadonlyMap<string, string>;
  /** By logical id. */
  resources: ReadonlyMap<string, StackResource>;
}

export interface StackResource {
  /** `AWS::SQS::Queue` */
  type: string;
  /** A queue's URL, a topic's ARN, the name of nearly everything else. */
  physicalId: string;
}

/** Reads a stack. Undefined when there is none of that name in the account and region. */
export async function readStack(name: string): Promise<Stack | undefined> {
  const client = new CloudFormationClient(OPERATOR);
  const described = await client
    .send(new DescribeStacksCommand({ StackName: name }), inTime(OPERATOR))
    .catch(unlessMissing);
  const stack = described?.Stacks?.[0];
  if (!stack) return undefined;
  const outputs = (stack.Outputs ?? []).map(({ OutputKey = '', OutputValue = '' }) => {
    return [OutputKey, OutputValue] as const;
  });
  const resources = await resourcesOf(client, name);
  return { status: stack.StackStatus ?? '', outputs: new Map(outputs), resources };
}

/** What CloudFormation answers has no name of its own: the sentence alone says so. */
function unlessMissing(error: unknown): undefined {
  if (error instanceof Error && /does not exist/.test(error.message)) return undefined;
  throw error;
}

async function resourcesOf(client: CloudFormationClient, name: string) {
  const found = await allPages(async (token) => {
    const command = new ListStackResourcesCommand({ StackName: name, ...token });
    const { StackResourceSummaries = [], NextToken } = await client.send(command, inTime(OPERATOR));
    return { items: StackResourceSummaries, next: NextToken };
  });
  return new Map(
    found.map(({ LogicalResourceId = '', ResourceType = '', PhysicalResourceId = '' }) => [
      LogicalResourceId,
      { type: ResourceType, physicalId: PhysicalResourceId },
    ]),
  );
}
