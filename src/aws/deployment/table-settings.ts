import {
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { inTime } from '../client-options.ts';
import { OPERATOR } from './operator-options.ts';

/** What keeps the records from being lost. */
export interface TableSettings {
  deletionProtection: boolean;
  pointInTimeRecovery: boolean;
  /** `NEW_AND_OLD_IMAGES`; undefined where there is no stream. */
  stream: string | undefined;
  /** The attribute by which items are forgotten; undefined where none are. */
  timeToLive: string | undefined;
}

export async function readTable(name: string): Promise<TableSettings> {
  const client = new DynamoDBClient(OPERATOR);
  const table = { TableName: name };
  const [described, backups, living] = await Promise.all([
    client.send(new DescribeTableCommand(table), inTime(OPERATOR)),
    client.send(new DescribeContinuousBackupsCommand(table), inTime(OPERATOR)),
    client.send(new DescribeTimeToLiveCommand(table), inTime(OPERATOR)),
  ]);
  const { DeletionProtectionEnabled, StreamSpecification } = described.Table ?? {};
  const recovery = backups.ContinuousBackupsDescription?.PointInTimeRecoveryDescription;
  const { TimeToLiveStatus, AttributeName } = living.TimeToLiveDescription ?? {};
  return {
    deletionProtection: DeletionProtectionEnabled === true,
    pointInTimeRecovery: recovery?.PointInTimeRecoveryStatus === 'ENABLED',
    stream: StreamSpecification?.StreamEnabled ? StreamSpecification.StreamViewType : undefined,
    timeToLive: TimeToLiveStatus === 'ENABLED' ? AttributeName : undefined,
  };
}
