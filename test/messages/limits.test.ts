import { describe, expect, it } from 'vitest';
import { USER_ACTIONS } from '../../src/domain/plan.ts';
import { messagesIn } from '../../src/messages/index.ts';

describe.each(['en', 'ja'] as const)('Slack’s limits, in %s', (language) => {
  const words = messagesIn(language);
  const { card, command, common, confirm, credential, form, home, receipt, review } = words;
  const { breakGlass, changeForm, handover, lookUp, userCard } = words;

  it.each([
    form.title,
    review.title,
    common.notice,
    changeForm.title,
    lookUp.title,
    userCard.title,
    breakGlass.title,
    handover.modal.title,
  ])('the title %j has 24 at most', (title) => {
    expect(title.length).toBeGreaterThan(0);
    expect(title.length).toBeLessThanOrEqual(24);
  });

  it.each([form.submit, review.submit, breakGlass.submit, common.cancel, common.close])(
    'the modal’s button %j has 24 at most',
    (label) => {
      expect(label.length).toBeGreaterThan(0);
      expect(label.length).toBeLessThanOrEqual(24);
    },
  );

  it.each([
    lookUp.show,
    ...USER_ACTIONS.map((action) => words.actions[action].name),
    card.review,
    card.retry,
    card.claim,
    card.stop,
    receipt.cancel,
    breakGlass.button,
    command.openForm,
    credential.saved,
    handover.message.show,
    handover.message.notMe,
    home.openForm,
  ])('the button %j has 75 at most', (label) => {
    expect(label.length).toBeGreaterThan(0);
    expect(label.length).toBeLessThanOrEqual(75);
  });

  it.each([confirm.cancel, confirm.claim, confirm.stop, handover.notMe])(
    'the question $title has 100, its text 300 and its answers 30 at most',
    (question) => {
      expect(question.title.length).toBeLessThanOrEqual(100);
      expect(question.text.length).toBeLessThanOrEqual(300);
      for (const answer of [question.confirm, confirm.back]) {
        expect(answer.length).toBeGreaterThan(0);
        expect(answer.length).toBeLessThanOrEqual(30);
      }
    },
  );

  it.each([review.approve, review.deny])('the choice %j has 75 at most', (label) => {
    expect(label.length).toBeGreaterThan(0);
    expect(label.length).toBeLessThanOrEqual(75);
  });
});

describe('the two languages', () => {
  /** Every text that takes nothing, by its path. */
  function texts(value: object, path = ''): [string, string][] {
    return Object.entries(value).flatMap(([key, inner]): [string, string][] => {
      const here = path === '' ? key : `${path}.${key}`;
      if (typeof inner === 'string') return [[here, inner]];
      return typeof inner === 'object' && inner !== null ? texts(inner, here) : [];
    });
  }

  it('have a text in the same places, and no English left in Japanese', () => {
    const en = texts(messagesIn('en'));
    const ja = new Map(texts(messagesIn('ja')));
    expect([...ja.keys()]).toEqual(en.map(([path]) => path));
    const same = en.filter(([path, text]) => ja.get(path) === text).map(([path]) => path);
    expect(same).toEqual(['common.notice']);
  });
});
