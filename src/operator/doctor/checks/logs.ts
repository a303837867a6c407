import { retentions } from '../../../aws/deployment/log-groups.ts';
import { faultsOr, given, mend } from '../finding.ts';
import type { Check } from '../subject.ts';

/** Whether the logs are there, and are not kept for ever. */
export const checkLogs: Check = ({ deployment }) =>
  given(deployment, async ({ functions, template }) => {
    const found = await retentions(`/aws/lambda/${template.stackName}-`);
    const faults = [...functions.values()].flatMap(({ name }) => {
      const group = `/aws/lambda/${name}`;
      if (!found.has(group))
        return [
          mend(
            `There is no log group ${group}.`,
            `Make it: aws logs create-log-group --log-group-name ${group}`,
          ),
        ];
      if (found.get(group) !== undefined) return [];
      const how = `Limit it: aws logs put-retention-policy --log-group-name ${group} --retention-in-days 90`;
      return [mend(`${group} is kept for ever.`, how)];
    });
    return faultsOr('Each function has its log, which is not kept for ever.', faults);
  });
