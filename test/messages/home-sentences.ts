import type { Messages } from '../../src/messages/index.ts';

/** All that the Home tab can say in a language, with that text in every place for one. */
export function homeSentences(home: Messages['home'], text = 'staging'): string[] {
  return [
    home.purpose,
    home.mayAsk([text, text]),
    home.mayLook([text]),
    home.mayApprove([text]),
    home.mayNothing('U0CONTACT'),
    home.looking,
    home.found(text, text),
    home.differs(text, text),
    home.notFound(text, text),
    home.noOthers(text),
    home.others(text, 1, [text]),
    home.others(text, 3, [text, text]),
    home.notListed(text, text),
    home.more,
  ];
}
