/** 3. At most one shown password is valid, it is the one shown last, and none comes before a proof. */
import { attributesToProve } from '../../../src/domain/plan.ts';
import type { MessageVersion } from '../record.ts';
import { type Evidence, type Invariant, isFinal, type SetPassword } from './evidence.ts';

export const passwords: Invariant = (evidence) => [
  ...shownBeforeValid(evidence),
  ...invalidInTheEnd(evidence),
  ...leftStanding(evidence),
  ...shownBeforeProof(evidence),
];

const shows = (version: MessageVersion, { text }: SetPassword) => version.blocks.includes(text);

/** Whatever is put up is valid at that moment. */
function shownBeforeValid({ world, passwords: set }: Evidence): string[] {
  return world.record.messages.flatMap((version) =>
    set
      .filter((password) => shows(version, password))
      .filter(({ from, until }) => version.at < from || version.at >= until)
      .map(() => `a password was shown at ${time(version.at)} while it was not valid`),
  );
}

/** Nothing is handed over before every code of the plan was right. */
function shownBeforeProof({ world, requests, passwords: set, changes }: Evidence): string[] {
  return requests.flatMap(({ id, plan }) => {
    const proved = (attribute: string, moment: number) =>
      changes.some(
        ({ operation, input, request, at }) =>
          operation === 'VerifyUserAttribute' &&
          input.AttributeName === attribute &&
          request === id &&
          at <= moment,
      );
    const own = changes.flatMap(({ request, sub }) => (request === id ? [sub] : []));
    const shown = world.record.messages.filter((version) =>
      set.some((password) => own.includes(password.sub) && shows(version, password)),
    );
    return shown.flatMap(({ at }) =>
      attributesToProve(plan)
        .filter((attribute) => !proved(attribute, at))
        .map(
          (attribute) => `a password was handed over at ${time(at)} before ${attribute} was proved`,
        ),
    );
  });
}

/** What the conversations show in the end, read off the stand-in itself. */
function standing({ world }: Evidence): string {
  return JSON.stringify(
    [...world.slack.workspace.rooms.values()].flatMap(({ messages }) =>
      messages.map(({ blocks, text }) => [blocks, text]),
    ),
  );
}

function invalidInTheEnd(evidence: Evidence): string[] {
  const text = standing(evidence);
  return evidence.passwords
    .filter((password) => text.includes(password.text))
    .filter(({ until }) => until !== Number.POSITIVE_INFINITY)
    .map(() => 'a password stands in a message that is no longer valid');
}

/** When every request has ended, no password is shown any more. */
function leftStanding(evidence: Evidence): string[] {
  const ended = evidence.requests.every(({ trail }) => isFinal(trail));
  const text = standing(evidence);
  const shown = evidence.passwords.some((password) => text.includes(password.text));
  return ended && shown ? ['a password stands in a message after its request has ended'] : [];
}

function time(moment: number): string {
  return new Date(moment).toISOString();
}
