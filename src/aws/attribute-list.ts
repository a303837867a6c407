import type { AttributeType } from '@aws-sdk/client-cognito-identity-provider';

/** Attributes as Cognito's calls take them. */
export function attributeList(attributes: Readonly<Record<string, string>>): AttributeType[] {
  return Object.entries(attributes).map(([Name, Value]) => ({ Name, Value }));
}
