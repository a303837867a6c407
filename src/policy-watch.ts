import type { PolicyLog } from './aws/policy-log.ts';
import type { Stamp } from './domain/trail.ts';
import type { Logger } from './log.ts';
import type { PolicyWatch } from './policy-source.ts';

/** So many places are named in the entry about a policy that was refused. */
const MOST_PATHS = 20;

/**
 * Puts changes of the policy on record, beside whatever goes on: nobody waits for it, and what fails is
 * tried again at the next reading. `seen` gets the version of each policy that is read.
 */
export function policyWatch(policyLog: PolicyLog, seen: Stamp, log: Logger): PolicyWatch {
  let recorded: string | undefined;
  const inBackground = (version: string, writing: Promise<void>) => {
    recorded = version;
    writing.catch((error: unknown) => {
      recorded = undefined;
      log.warn({ err: error, policy: version }, 'a change of the policy is not on record yet');
    });
  };
  return {
    read: ({ version }) => {
      seen.policy = version;
      if (version !== recorded) inBackground(version, policyLog.changed(version));
    },
    refused: ({ version, problems }) => {
      const paths = problems.slice(0, MOST_PATHS).map(({ path }) => path);
      policyLog.refused(version, paths).catch((error: unknown) => {
        log.warn({ err: error, policy: version }, 'a refused policy is not on record yet');
      });
    },
  };
}
