/** A policy for whoever has none yet: two invented pools, and the people who play. */

interface Players {
  workspace: string;
  channel: string;
  /** Member ids, one or more. */
  people: readonly string[];
}

/**
 * The text of a policy, with {sandbox} and {staging} in the place of pool ids. Nobody approves what they
 * have asked for, so the pool that wants an approval comes with the second person.
 */
export function starterPolicy({ workspace, channel, people }: Players): string {
  const everybody = `[${people.join(', ')}]`;
  const sandbox = `
  sandbox:
    name: Sandbox
    userPoolId: "{sandbox}"
    requesters: ${everybody}
    approvals: 0
    domains: [example.com]
    actions: { show-user: {}, reset-password: {}, disable-user: {}, enable-user: {} }`;
  const staging = `
  staging:
    name: Storefront staging
    userPoolId: "{staging}"
    requesters: ${everybody}
    approvers: ${everybody}
    domains: [example.com]
    groups: [editors, readers]
    actions: { show-user: {}, reset-password: {}, disable-user: {}, enable-user: {}, delete-user: {} }`;
  return `workspace: ${workspace}
channel: ${channel}
contact: ${people[0]}
language: en
pools:${sandbox}${people.length > 1 ? staging : ''}
`;
}
