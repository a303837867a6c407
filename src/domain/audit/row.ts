/** One thing that is on record, in words that a table can hold. Empty where there is nothing to say. */
export interface Row {
  /** ISO, UTC. */
  time: string;
  /** Of the request or the entry, and which event of it, from 1. */
  id: string;
  event: number;
  what: string;
  actor: string;
  /** The account that it is about. */
  subject: string;
  pool: string;
  userPoolId: string;
  action: string;
  /** By which entry of the policy the actor was let in. */
  rule: string;
  before: string;
  after: string;
  /** What is to change, where the request says so; else what else there is to say. */
  details: string;
  approvers: string;
  /** Of the plan, as approvals bind it. */
  digest: string;
  /** Cognito's, by which CloudTrail knows what was done. */
  cognitoRequestIds: string;
  code: string;
  policy: string;
  hash: string;
}
