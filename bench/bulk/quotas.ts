import type { QuotaCategory } from '../../playground/cognito/quota-categories.ts';

/** AdminCreateUser and its like. */
export const USER_CREATIONS = 50;

/**
 * Requests per second, per account and Region, unless AWS has raised them:
 * https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html
 */
export const QUOTAS: Readonly<Partial<Record<QuotaCategory, number>>> = {
  UserCreation: USER_CREATIONS,
  UserAccountRecovery: 30,
  UserUpdate: 25,
  UserRead: 120,
  UserAuthentication: 120,
};
