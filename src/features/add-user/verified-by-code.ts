import type { VerifiableAttribute } from '../../domain/plan.ts';
import type { PoolPolicy } from '../../domain/policy.ts';

/** What the policy wants proved by a code; a phone number only where one is given. */
export function verifiedByCode(
  { emailVerification, phoneVerification }: PoolPolicy,
  hasPhone: boolean,
): VerifiableAttribute[] {
  return [
    ...(emailVerification === 'code' ? (['email'] as const) : []),
    ...(phoneVerification === 'code' && hasPhone ? (['phone_number'] as const) : []),
  ];
}
