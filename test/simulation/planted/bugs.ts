/** Deliberate bugs: if the simulation does not find these, it finds nothing. */

export interface Replacement {
  /** Under src/. */
  file: string;
  /** Occurs exactly once. */
  find: string;
  replace: string;
}

export const BUGS = {
  'the conditional write is dropped': [
    {
      file: 'aws/request-store.ts',
      find: "ConditionExpression: 'version = :version',",
      replace: "ConditionExpression: 'version = :version OR attribute_exists(id)',",
    },
  ],
  'a lost response is treated as failure': [
    {
      file: 'features/add-user/steps.ts',
      find: "return claimed || pool.usernameKind === 'alias' || user.provisionId === request.id;",
      replace: 'return claimed;',
    },
  ],
  'the password is set after the DM is edited': [
    {
      file: 'features/deliver-credentials/steps.ts',
      find: 'await services.provisioning.setPermanentPassword(address, user.sub, password);',
      replace:
        'const set = () => services.provisioning.setPermanentPassword(address, user.sub, password);',
    },
    {
      file: 'features/deliver-credentials/steps.ts',
      find: "if (found?.status !== 'CONFIRMED') {",
      replace: 'if (!found) {',
    },
    {
      file: 'features/deliver-credentials/steps.ts',
      find: '(await showPassword(services, request, password, hideAt))',
      replace:
        '(await showPassword(services, request, password, hideAt).then((shown) => set().then(() => shown)))',
    },
  ],
} satisfies Record<string, readonly Replacement[]>;

export type Bug = keyof typeof BUGS;
