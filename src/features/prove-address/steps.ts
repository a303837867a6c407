import { happened, type Step, type StepResult, trouble } from '../../advance/step.ts';
import type { Verification } from '../../aws/attribute-codes.ts';
import { only } from '../../domain/only.ts';
import {
  accountOf,
  attributesToProve,
  type VerifiableAttribute,
  valueToProve,
} from '../../domain/plan.ts';
import { addressOf } from '../../domain/policy.ts';
import type { Request } from '../../domain/request.ts';
import type { PoolUser } from '../../domain/user-pool.ts';
import { signedInAs } from './sign-in-as.ts';

/** Asks Cognito to send a code to the address that is to be proved. */
export const sendCode: Step = async (services, { request }) => {
  const attribute = attributeToProve(request);
  const sent = await signedInAs(services, request, (address, accessToken) =>
    services.clients.sendCode(address, accessToken, attribute),
  );
  if (!sent.ok) return trouble(sent.error);
  return sent.value.kind === 'sent'
    ? happened({ type: 'CodeSent', attribute, destination: sent.value.destination })
    : trouble({ kind: 'code-not-sent', why: sent.value.why });
};

/** The first that is not proved yet: there is one, or the step was taken out of place. */
function attributeToProve(request: Request): VerifiableAttribute {
  const { proven, proof } = only(request.stage, 'created');
  const next = attributesToProve(request.plan).find((attribute) => !proven.includes(attribute));
  const attribute = proof?.attribute ?? next;
  if (attribute) return attribute;
  throw new Error(`${request.id} has nothing to prove`);
}

/**
 * Holds a code that somebody typed against Cognito. It looks first: a code can be used once, so when
 * an answer was lost, only the user tells that it was right.
 */
export const checkCode: Step = async (services, { request }, code) => {
  const attribute = attributeToProve(request);
  if (!code) throw new Error(`No code came along for ${request.id}`);
  const address = addressOf(await services.policy(), request.plan);
  const { user } = only(request.stage, 'created');
  const found = await services.users.find(address, user.sub);
  if (!found) return trouble({ kind: 'user-gone', account: accountOf(request.plan) });
  const value = valueToProve(request.plan);
  if (value !== undefined && found.attributes[attribute] !== value) {
    return trouble({ kind: 'value-changed', attribute });
  }
  if (found.attributes[`${attribute}_verified`] === 'true') {
    return happened({ type: 'AttributeVerified', attribute });
  }
  const checked = await signedInAs(services, request, (_address, accessToken) =>
    services.clients.verify(address, accessToken, attribute, code),
  );
  return checked.ok ? outcome(attribute, checked.value, found) : trouble(checked.error);
};

function outcome(
  attribute: VerifiableAttribute,
  verification: Verification,
  { attributes }: PoolUser,
): StepResult {
  switch (verification) {
    case 'verified':
      return happened({ type: 'AttributeVerified', attribute });
    case 'taken':
      return trouble({ kind: 'alias-taken', attribute, value: attributes[attribute] ?? '' });
    default:
      return happened({ type: 'CodeRejected', attribute, why: verification });
  }
}
