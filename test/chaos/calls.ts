/** The record of every call that a function made, kept where the stand-ins are. */
export type Service = 'cognito' | 'dynamodb' | 'sqs' | 'slack';

/** What becomes of a call: `before` the service hears it, or `after` it has done what was asked. */
export type Fate =
  | { kind: 'pass' }
  | { kind: 'kill' | 'cut' | 'error' | 'late'; when: 'before' | 'after' };

export interface Call {
  /** The instance that made it, such as `worker-2`. */
  caller: string;
  service: Service;
  /** `AdminCreateUser`, `UpdateItem`, `chat.update` … */
  operation: string;
  body: string;
  fate: Fate;
}

/** A call that the service heard, in the order in which they were done. */
export interface DoneCall extends Call {
  at: Date;
  status: number;
  answer: string;
}

const TARGETS: [prefix: string, service: Service][] = [
  ['AWSCognitoIdentityProviderService.', 'cognito'],
  ['DynamoDB_20120810.', 'dynamodb'],
  ['AmazonSQS.', 'sqs'],
];

const SLACK_PATH = '/api/';

/** Which service is meant, by the header in which AWS's protocols name the operation, or the path. */
export function addressed(
  path: string,
  target: string | undefined,
): Pick<Call, 'service' | 'operation'> {
  if (path.startsWith(SLACK_PATH)) {
    return { service: 'slack', operation: path.slice(SLACK_PATH.length) };
  }
  for (const [prefix, service] of TARGETS) {
    if (target?.startsWith(prefix)) return { service, operation: target.slice(prefix.length) };
  }
  throw new Error(`Nobody answers ${path} ${target ?? ''}`);
}
