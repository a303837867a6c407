import { canHappen, type Stage } from './stage.ts';
import { isNotice, type StepName } from './step.ts';
import { isAboutApprovals, type Trouble } from './trouble.ts';

interface Standing {
  stage: Stage;
  troubles: readonly { step: StepName; trouble: Trouble }[];
}

/**
 * True when it was approved, and those approvals no longer suffice: somebody was taken off the list, or
 * more are asked for. Another approver can make up for that.
 */
export function lacksApproval({ stage, troubles }: Standing): boolean {
  const trouble = troubles.findLast(({ step }) => !isNotice(step))?.trouble;
  return (
    trouble?.kind === 'policy-changed' &&
    isAboutApprovals(trouble.what) &&
    canHappen('Approved', stage)
  );
}
