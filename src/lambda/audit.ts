import { keepDailyRoot } from '../audit/daily-root.ts';
import { auditConfig } from '../config.ts';
import { createAuditServices } from '../services.ts';

const config = auditConfig(process.env);
const services = createAuditServices(config);

/** Every night: keeps a root of all records. */
export async function handler(): Promise<void> {
  await keepDailyRoot(services, config.AUDIT_RETENTION_DAYS);
}
