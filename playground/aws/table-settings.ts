/** What DynamoDB tells of a table besides its items, which dynalite knows nothing of. */
export interface TableSettings {
  deletionProtection: boolean;
  pointInTimeRecovery: boolean;
  stream: boolean;
  timeToLive: boolean;
}

/** What serverless.yml asks for; anything in it may be changed. */
export function protectedTable(): TableSettings {
  return { deletionProtection: true, pointInTimeRecovery: true, stream: true, timeToLive: true };
}

/** The answer of an operation that tells of settings; undefined for all others. */
export function describedSettings(target: string, settings: TableSettings): object | undefined {
  const operation = target.split('.').at(-1);
  if (operation === 'DescribeTable') return { Table: table(settings) };
  if (operation === 'DescribeContinuousBackups') {
    const PointInTimeRecoveryStatus = settings.pointInTimeRecovery ? 'ENABLED' : 'DISABLED';
    return {
      ContinuousBackupsDescription: {
        ContinuousBackupsStatus: 'ENABLED',
        PointInTimeRecoveryDescription: { PointInTimeRecoveryStatus },
      },
    };
  }
  if (operation !== 'DescribeTimeToLive') return undefined;
  return {
    TimeToLiveDescription: settings.timeToLive
      ? { TimeToLiveStatus: 'ENABLED', AttributeName: 'expiresAt' }
      : { TimeToLiveStatus: 'DISABLED' },
  };
}

function table({ deletionProtection, stream }: TableSettings) {
  return {
    TableStatus: 'ACTIVE',
    DeletionProtectionEnabled: deletionProtection,
    ...(stream
      ? { StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' } }
      : {}),
  };
}
