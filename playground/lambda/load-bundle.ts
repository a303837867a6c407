import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Context } from 'aws-lambda';

export type BundleName = 'slack' | 'worker' | 'sweeper';

export type LambdaHandler<Event, Result> = (event: Event, context: Context) => Promise<Result>;

const DIST = join(import.meta.dirname, '..', '..', 'dist');
const require = createRequire(import.meta.url);

/**
 * Loads dist/<name>/index.cjs as a cold start does: all its modules anew, with `environment` in
 * `process.env`, where it stays because the AWS SDK reads some of it only at its first call.
 * Throws what the bundle throws while loading, and when there is no bundle to load.
 */
export function loadBundle<Event, Result>(
  name: BundleName | 'audit' | 'watch',
  environment: Record<string, string>,
  dist = DIST,
): LambdaHandler<Event, Result> {
  Object.assign(process.env, environment);
  const path = join(dist, name, 'index.cjs');
  delete require.cache[path];
  const bundle: unknown = require(path);
  if (!exportsHandler<Event, Result>(bundle)) throw new Error(`${path} exports no handler`);
  return bundle.handler;
}

function exportsHandler<Event, Result>(
  bundle: unknown,
): bundle is { handler: LambdaHandler<Event, Result> } {
  return (
    typeof bundle === 'object' &&
    bundle !== null &&
    'handler' in bundle &&
    typeof bundle.handler === 'function'
  );
}
