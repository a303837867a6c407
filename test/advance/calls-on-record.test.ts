import { expect, it } from 'vitest';
import { advance } from '../../src/advance/advance.ts';
import { createUserProvisioning } from '../../src/aws/user-provisioning.ts';
import { badly, cognito } from '../aws/answering-cognito.ts';
import { REQUEST_ID } from '../samples.ts';
import { at } from './at-stage.ts';

it('calls that ended in trouble stand on the event that tells of it', async () => {
  await cognito(() => badly('NotAuthorizedException'));
  const { services, last } = at('creating', { provisioning: createUserProvisioning() });
  await advance(services, REQUEST_ID);
  expect(last()).toMatchObject({
    type: 'AttentionNeeded',
    calls: [
      { operation: 'AdminCreateUser', requestId: 'cognito-7', outcome: 'NotAuthorizedException' },
    ],
  });
});
