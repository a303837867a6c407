/** CloudFormation, SNS and IAM, which are asked with forms and answer in XML. */
import type { ControlPlane } from './state.ts';

/** An answer that is an error, under AWS's name for it. */
export class QueryError extends Error {
  override readonly name: string;

  constructor(name: string, message: string) {
    super(message);
    this.name = name;
  }
}

type Operation = (state: ControlPlane, form: URLSearchParams) => string;

/** What each answers within its result. */
const OPERATIONS: Readonly<Record<string, Operation>> = {
  DescribeStacks: (state, form) => {
    requireStack(state, form);
    const outputs = [...state.outputs].map(([OutputKey, OutputValue]) =>
      member({ OutputKey, OutputValue }),
    );
    const stack = tags({ StackName: state.stackName, StackStatus: state.stackStatus });
    return `<Stacks><member>${stack}<Outputs>${outputs.join('')}</Outputs></member></Stacks>`;
  },
  ListStackResources: (state, form) => {
    requireStack(state, form);
    const members = [...state.resources].map(([LogicalResourceId, { type, physicalId }]) =>
      member({ LogicalResourceId, ResourceType: type, PhysicalResourceId: physicalId }),
    );
    return `<StackResourceSummaries>${members.join('')}</StackResourceSummaries>`;
  },
  ListSubscriptionsByTopic: ({ subscriptions }) => {
    const members = subscriptions.map(({ protocol, arn }) =>
      member({ Protocol: protocol, SubscriptionArn: arn }),
    );
    return `<Subscriptions>${members.join('')}</Subscriptions>`;
  },
  SimulatePrincipalPolicy: (state, form) => {
    const role = form.get('PolicySourceArn')?.split('/').at(-1) ?? '';
    const resource = form.get('ResourceArns.member.1') ?? '*';
    const results = listed(form, 'ActionNames').map((EvalActionName) => {
      const EvalDecision = isAllowed(state, role, EvalActionName, resource)
        ? 'allowed'
        : 'implicitDeny';
      return member({ EvalActionName, EvalDecision });
    });
    return `<EvaluationResults>${results.join('')}</EvaluationResults>`;
  },
};

/** Answers a form. Throws QueryError. */
export function answerQuery(state: ControlPlane, form: URLSearchParams): string {
  const action = form.get('Action') ?? '';
  const operation = OPERATIONS[action];
  if (!operation) throw new QueryError('InvalidAction', `There is no ${action} here`);
  const result = operation(state, form);
  return `<${action}Response><${action}Result>${result}</${action}Result></${action}Response>`;
}

/** CloudFormation says it like this, and with no error of its own. */
function requireStack({ stackName }: ControlPlane, form: URLSearchParams): void {
  const asked = form.get('StackName');
  if (asked === stackName) return;
  throw new QueryError('ValidationError', `Stack with id ${asked} does not exist`);
}

function isAllowed(
  { allowed, denied }: ControlPlane,
  role: string,
  action: string,
  resource: string,
): boolean {
  if (denied.has(`${role} ${action} ${resource}`)) return false;
  return allowed.get(role)?.has(action) === true;
}

function listed(form: URLSearchParams, name: string): string[] {
  return [...form].flatMap(([key, value]) => (key.startsWith(`${name}.member.`) ? [value] : []));
}

function member(values: Record<string, string>): string {
  return `<member>${tags(values)}</member>`;
}

function tags(values: Record<string, string>): string {
  return Object.entries(values)
    .map(([name, value]) => `<${name}>${escaped(value)}</${name}>`)
    .join('');
}

export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
