/** What a pool demands of passwords, under Cognito's names. */
export interface PasswordPolicy {
  minimumLength: number;
  requireUppercase: boolean;
  requireLowercase: boolean;
  requireNumbers: boolean;
  requireSymbols: boolean;
  temporaryPasswordValidityDays: number;
}

/** What it is meant to demand; what is left out may be anything. */
export type MeantPasswordPolicy = {
  [Setting in keyof PasswordPolicy]?: PasswordPolicy[Setting] | undefined;
};

/** A setting that is not as it is meant to be. */
export interface Drift {
  setting: keyof PasswordPolicy;
  meant: number | boolean;
  found: number | boolean;
}

/** Where a pool's password policy is not what it is meant to be. */
export function passwordDrift(meant: MeantPasswordPolicy, found: PasswordPolicy): Drift[] {
  return (Object.keys(found) as (keyof PasswordPolicy)[]).flatMap((setting) => {
    const should = meant[setting];
    if (should === undefined || should === found[setting]) return [];
    return [{ setting, meant: should, found: found[setting] }];
  });
}
