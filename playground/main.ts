/** `npm start`: the playground on PORT (3000 unless told), until it is interrupted. */
import { InvalidPolicy } from '../src/policy-source.ts';
import { startPlayground } from './start.ts';

const port = Number(process.env.PORT ?? 3000);
const policyFile = process.env.POLICY_FILE;

try {
  const playground = await startPlayground({
    port,
    logLevel: process.env.LOG_LEVEL ?? 'warn',
    ...(policyFile ? { policyFile } : {}),
  });
  console.log(`Concierge's playground is at ${playground.url}`);
  console.log(
    'First step: open it, and as Emma Clarke send  /cognito-add alice@example.com  in #general.',
  );
  process.once('SIGINT', () => void playground.close().then(() => process.exit(0)));
  process.once('SIGTERM', () => void playground.close().then(() => process.exit(0)));
} catch (error) {
  console.error(explain(error));
  process.exit(1);
}

function explain(error: unknown): string {
  if (error instanceof InvalidPolicy) return error.message;
  if (!(port >= 0 && port <= 65_535)) return 'PORT must be a number from 0 to 65535';
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') return `Port ${port} is taken. Choose another: PORT=3100 npm start`;
  if (code === 'ENOENT') return `There is no file ${policyFile}`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
