import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { auditorConfig, operatorConfig } from '../../config.ts';
import {
  type CloudTrailRecord,
  callsIn,
  cloudTrailRecords,
  join,
  type TrailCall,
} from '../../domain/audit/cloudtrail.ts';
import type { RequestRecord } from '../../domain/audit/records.ts';
import { readPolicy } from '../../policy-source.ts';
import { readRecords } from './reading.ts';
import { UsageError } from './usage-error.ts';

/** Holds CloudTrail's files against the trails. 1 when either has what the other lacks. */
export async function joinCloudTrail(
  environment: NodeJS.ProcessEnv,
  files: readonly string[],
): Promise<number> {
  const config = auditorConfig(environment);
  if (files.length === 0) throw new UsageError('Name the files of CloudTrail: join FILE…');
  const found = (await Promise.all(files.map(recordsOf))).flat();
  const { requests } = await readRecords(config);
  const pools = await poolsOf(environment, requests);
  const joined = join(found, requests, pools);
  const { matched, unexplained, answerLost, unknownToCloudTrail } = joined;
  for (const each of unexplained) console.log(`no request explains: ${told(each)}`);
  for (const each of answerLost) console.log(`answer lost: ${told(each)}`);
  for (const call of unknownToCloudTrail) console.log(`CloudTrail lacks: ${toldCall(call)}`);
  console.log(
    `${found.length} records of CloudTrail, ${callsIn(requests).length} calls on record, ${pools.size} pools`,
  );
  console.log(
    `${matched} changes explained, ${unexplained.length} by no request, ${answerLost.length} whose answer was lost, ${unknownToCloudTrail.length} that CloudTrail lacks`,
  );
  return unexplained.length + unknownToCloudTrail.length === 0 ? 0 : 1;
}

async function recordsOf(file: string): Promise<CloudTrailRecord[]> {
  const bytes = await readFile(file);
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
  try {
    return cloudTrailRecords(JSON.parse((isGzip ? gunzipSync(bytes) : bytes).toString('utf8')));
  } catch {
    throw new UsageError(`${file} is no file of CloudTrail`);
  }
}

/** Those of the policy, if one is named, and those that requests have named. */
async function poolsOf(
  environment: NodeJS.ProcessEnv,
  requests: readonly RequestRecord[],
): Promise<ReadonlySet<string>> {
  const named = requests.flatMap(({ trail: [first] }) =>
    first?.type === 'Requested' ? [first.plan.userPoolId] : [],
  );
  const hasPolicy = environment.POLICY_FILE ?? environment.POLICY_PARAMETER;
  const policy = hasPolicy && (await readPolicy(operatorConfig(environment).policy));
  const current = policy ? [...policy.pools.values()].map(({ userPoolId }) => userPoolId) : [];
  return new Set([...named, ...current]);
}

function told({
  eventTime,
  eventName,
  requestID,
  userIdentity,
  ...rest
}: CloudTrailRecord): string {
  const pool = rest.requestParameters?.userPoolId;
  return [eventTime, eventName, pool, requestID, `by ${userIdentity?.arn ?? 'unknown'}`].join('  ');
}

function toldCall({ at, operation, userPoolId, requestId, request }: TrailCall): string {
  return [at, operation, userPoolId, requestId, `in request ${request}`].join('  ');
}
