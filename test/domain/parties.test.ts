import { describe, expect, it } from 'vitest';
import { distinct, isOnePerson } from '../../src/domain/parties.ts';
import { person } from '../samples.ts';

const noah = person('U0NOAH', { email: 'noah@example.com' });
const twin = person('U0TWIN', { email: 'noah@example.com' });

describe('one person', () => {
  it('may have two accounts, with one e-mail address', () => {
    expect(isOnePerson(noah, twin)).toBe(true);
    expect(isOnePerson(noah, person('U0NOAH'))).toBe(true);
  });

  it('is not two without any address', () => {
    expect(isOnePerson(person('U0ONE'), person('U0OTHER'))).toBe(false);
    expect(isOnePerson(noah, person('U0OTHER', { email: 'noa@example.com' }))).toBe(false);
  });

  it('counts once', () => {
    const other = person('U0OTHER');
    expect(distinct([noah, other, twin, noah])).toEqual([noah, other]);
  });
});
