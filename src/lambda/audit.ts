import type { Context } from 'aws-lambda';
import { keepDailyRoot } from '../audit/daily-root.ts';
import { auditConfig } from '../config.ts';
import { logging } from '../log.ts';
import { createAuditServices } from '../services.ts';

const config = auditConfig(process.env);
const services = createAuditServices(config);

/** Every night: keeps a root of all records. */
export async function handler(_event: unknown, { awsRequestId }: Context): Promise<void> {
  await logging({ awsRequestId }, () => keepDailyRoot(services, config.AUDIT_RETENTION_DAYS));
}
