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
      find: 'return claimed || byName || user.provisionId === request.id;',
      replace: 'return claimed;',
    },
  ],
  'the password is set after the DM is edited': [
    {
      file: 'features/deliver-credentials/set-password.ts',
      find: 'await services.provisioning.setPassword(address, user.sub, password, how);',
      replace:
        'password.set = () => services.provisioning.setPassword(address, user.sub, password, how);',
    },
    {
      file: 'features/deliver-credentials/set-password.ts',
      find: 'if (found?.status !== expected) {',
      replace: 'if (!found) {',
    },
    {
      file: 'features/deliver-credentials/steps.ts',
      find: 'if (!shown) return announceAgain(services, request);',
      replace: 'if (!shown) return announceAgain(services, request);\n  await password.set();',
    },
  ],
  'a password is handed over before the address is proved': [
    {
      file: 'domain/act-at.ts',
      find: "if (unproven) return proof && !proof.again ? undefined : 'send-code';",
      replace: "if (unproven && !proof) return 'send-code';",
    },
  ],
  'a sign-in of our own is left open': [
    {
      file: 'features/deliver-credentials/set-password.ts',
      find: "if (signIn.kind === 'signed-in') await services.changes.signOutEverywhere(address, user.sub);",
      replace: '',
    },
  ],
} satisfies Record<string, readonly Replacement[]>;

export type Bug = keyof typeof BUGS;
