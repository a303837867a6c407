import { RegoEngine, type StandardDiagnostic, TemplateFile } from '@aws/cloudformation-validate';

/** Where `osls package` leaves the whole template. */
export const TEMPLATE = '.serverless/cloudformation-template-update-stack.json';

/**
 * W3005: osls writes a DependsOn where a reference says the same already. It does no harm.
 * W8003: whether there is a bucket for the roots is decided in serverless.yml, so that the condition is
 * a constant in the template.
 * W9053: nor are two such conditions one, though both are the same as long as both settings are empty.
 */
const ACCEPTED = ['W3005', 'W8003', 'W9053'];

/**
 * Holds a CloudFormation template against AWS's own resource schemas and rules, offline.
 * Warnings count as errors, since an unknown runtime is only a warning there.
 */
export function findProblems(path: string): StandardDiagnostic[] {
  const engine = new RegoEngine();
  try {
    return engine.validateStandard(new TemplateFile(path), {
      severityLevel: 'WARN',
      exclude: { ids: ACCEPTED },
    }).diagnostics;
  } finally {
    engine.free();
  }
}

if (import.meta.main) {
  const problems = findProblems(TEMPLATE);
  for (const { severity, ruleId, message, entity } of problems) {
    console.error(`${severity} ${ruleId} ${entity?.logicalId ?? 'template'}: ${message}`);
  }
  console.log(`Template checked: ${problems.length} problems.`);
  process.exitCode = problems.length > 0 ? 1 : 0;
}
