import { expect, it } from 'vitest';
import { unknownPerson } from '../../src/domain/person.ts';

it('somebody whom Slack does not know is a stranger, and reads English', () => {
  expect(unknownPerson('U0GONE')).toEqual({
    id: 'U0GONE',
    teamId: '',
    kind: 'stranger',
    name: 'U0GONE',
    locale: 'en-US',
  });
});
