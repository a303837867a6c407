/** Runs in a process of its own and plays Lambda's runtime: loads a bundle, answers invocations. */
import { flushCompileCache } from 'node:module';
import { lambdaContext } from '../context.ts';
import { type BundleName, loadBundle } from '../load-bundle.ts';
import type { Answer, Invocation } from './instance.ts';

const handler = loadBundle<unknown, unknown>(process.argv[2] as BundleName, {});

process.on('message', async ({ id, event, timeoutSeconds }: Invocation) => {
  const context = lambdaContext(`concierge-${process.argv[2]}`, timeoutSeconds);
  answer(
    await handler(event, context).then(
      (result) => ({ id, result }),
      (error: unknown) => ({ id, error: textOf(error) }),
    ),
  );
});

function answer(message: Answer): void {
  process.send?.(message);
}

function textOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

// A process that is killed would take what it has compiled with it.
flushCompileCache();
answer({ id: 0 });
