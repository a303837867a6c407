import type { Person } from '../../../domain/person.ts';
import { counted, type Finding, faultsOr, given, mend } from '../finding.ts';
import { namedIn, places } from '../named.ts';
import type { Check } from '../subject.ts';

const STATES: Readonly<Record<Exclude<Person['kind'], 'member'>, string>> = {
  deactivated: 'has left (Slack has deactivated the account)',
  bot: 'is a bot',
  'single-channel-guest': 'is a guest of one channel',
  'multi-channel-guest': 'is a guest',
  stranger: 'is of another workspace',
};

/** Whether those whom the policy names by their ids are members who may act. */
export const checkPeople: Check = ({ policy, slack }) =>
  given(slack, ({ members }) =>
    given(policy, async (named) => {
      const people = [...namedIn(named)].filter(([id]) => !id.startsWith('S'));
      const found = await Promise.all(
        people.map(async ([id, paths]) => {
          return about(id, paths, named.workspace, await members.find(id));
        }),
      );
      return faultsOr(
        `The ${counted(people.length, 'person', 'people')} whom the policy names are members.`,
        found.flat(),
      );
    }),
  );

function about(
  id: string,
  paths: readonly string[],
  workspace: string,
  person: Person | undefined,
): Finding[] {
  const where = `named in ${places(paths)}`;
  const how = `Take ${id} off, or name whoever came after.`;
  if (!person) return [mend(`${id}, ${where}, is nobody whom Slack knows.`, how)];
  const state =
    person.kind === 'member' ? person.teamId !== workspace && STATES.stranger : STATES[person.kind];
  return state ? [mend(`${person.name} (${id}), ${where}, ${state}.`, how)] : [];
}
