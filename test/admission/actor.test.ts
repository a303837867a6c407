import { describe, expect, it } from 'vitest';
import { actorOn } from '../../src/admission/actor.ts';
import { createMembers } from '../../src/slack/members.ts';
import { recordingLog } from '../recording-log.ts';
import { NOW, person } from '../samples.ts';
import { fakeWebClient, slackError } from '../slack/fake-client.ts';

/** Finds out what matters of U0LEAD for these lists; Slack answers for every group like this. */
async function leadOn(lists: string[][], answer: object | Error = { users: ['U0LEAD'] }) {
  const { log, lines } = recordingLog();
  const { client, calls } = fakeWebClient({ 'usergroups.users.list': () => answer });
  const members = createMembers(client, () => NOW);
  const acting = actorOn({ members, log }, person('U0LEAD'), lists);
  const asked = async () => calls.map((call) => call.arguments.usergroup);
  return { actor: await acting, asked: await asked(), lines };
}

describe('a person before some lists', () => {
  it('who is named by id needs no word from Slack', async () => {
    const { actor, asked } = await leadOn([['S0LEADS', 'U0LEAD']]);
    expect(asked).toEqual([]);
    expect(actor.groups.size).toBe(0);
  });

  it('is looked up in the groups of the lists that do not name them', async () => {
    const lists = [
      ['S0LEADS', 'U0LEAD'],
      ['S0OTHERS', 'S0THIRD'],
    ];
    const { actor, asked } = await leadOn(lists);
    expect(asked).toEqual(['S0OTHERS', 'S0THIRD']);
    expect(actor.groups).toEqual(new Set(['S0OTHERS', 'S0THIRD']));
  });

  it.each(['plan_upgrade_required', 'missing_scope', 'ratelimited'])(
    'keeps what the id gives when Slack answers %s',
    async (error) => {
      const { actor, lines } = await leadOn([['U0LEAD'], ['S0OTHERS']], slackError(error));
      expect(actor).toEqual({ ...person('U0LEAD'), groups: new Set() });
      expect(lines).toMatchObject([{ level: 'warn', actor: 'U0LEAD' }]);
    },
  );

  it('is not told “you are not on the list” when only Slack could know', async () => {
    const unknown = leadOn([['U0OTHER', 'S0LEADS']], slackError('missing_scope'));
    await expect(unknown).rejects.toThrow('missing_scope');
  });
});
