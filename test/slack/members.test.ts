import { describe, expect, it } from 'vitest';
import { createMembers } from '../../src/slack/members.ts';
import { NOW, person } from '../samples.ts';
import { fakeWebClient, type SlackAnswers, slackError } from './fake-client.ts';

const lead = {
  id: 'U0LEAD',
  team_id: 'T0HOME',
  name: 'ken.sato',
  real_name: 'Ken Sato',
  locale: 'ja-JP',
  profile: { display_name: 'ken', email: 'Ken@Example.com' },
};

function membersWith(answers: SlackAnswers) {
  const clock = { now: NOW };
  const { client, calls } = fakeWebClient(answers);
  const wait = (milliseconds: number) => {
    clock.now = new Date(clock.now.getTime() + milliseconds);
  };
  return { members: createMembers(client, () => clock.now), calls, wait };
}

const knowing = (user: object) => membersWith({ 'users.info': () => ({ user }) });

describe('finding a person', () => {
  it('asks Slack with the locale and gives what the rules need', async () => {
    const { members, calls } = knowing(lead);
    expect(await members.find('U0LEAD')).toEqual({
      id: 'U0LEAD',
      teamId: 'T0HOME',
      kind: 'member',
      name: 'ken',
      email: 'ken@example.com',
      locale: 'ja-JP',
    });
    expect(calls).toEqual([
      { method: 'users.info', arguments: { user: 'U0LEAD', include_locale: true } },
    ]);
  });

  it.each([
    [{ is_restricted: true }, 'multi-channel-guest'],
    [{ is_restricted: true, is_ultra_restricted: true }, 'single-channel-guest'],
    [{ is_ultra_restricted: true }, 'single-channel-guest'],
    [{ is_bot: true }, 'bot'],
    [{ id: 'USLACKBOT', is_bot: false }, 'bot'],
    [{ deleted: true }, 'deactivated'],
    [{ deleted: true, is_bot: true }, 'deactivated'],
    [{ is_stranger: true }, 'stranger'],
    [{ is_admin: true, is_owner: true }, 'member'],
  ])('sees %j as a %s', async (flags, kind) => {
    const { members } = knowing({ ...lead, ...flags });
    expect(await members.find('U0LEAD')).toMatchObject({ kind });
  });

  it('names people by display name, else real name, else handle', async () => {
    const named = async (user: object) => (await knowing(user).members.find('U0LEAD'))?.name;
    expect(await named({ ...lead, profile: { display_name: '' } })).toBe('Ken Sato');
    expect(await named({ id: 'U0LEAD', name: 'ken.sato' })).toBe('ken.sato');
  });

  it('does without an e-mail and a locale', async () => {
    const { members } = knowing({ id: 'U0BOT', team_id: 'T0HOME', is_bot: true, name: 'deploy' });
    expect(await members.find('U0BOT')).toEqual(person('U0BOT', { kind: 'bot', name: 'deploy' }));
  });

  it('finds nobody where Slack knows nobody', async () => {
    const { members } = membersWith({ 'users.info': () => slackError('user_not_found') });
    expect(await members.find('U0GONE')).toBeUndefined();
  });

  it('passes on every other error of Slack', async () => {
    const { members } = membersWith({ 'users.info': () => slackError('missing_scope') });
    await expect(members.find('U0LEAD')).rejects.toThrow('missing_scope');
  });

  it('remembers a person for a minute, and asks again after it', async () => {
    const { members, calls, wait } = knowing(lead);
    await members.find('U0LEAD');
    wait(59_999);
    await members.find('U0LEAD');
    expect(calls).toHaveLength(1);
    wait(1);
    await members.find('U0LEAD');
    expect(calls).toHaveLength(2);
  });

  it('asks for each person', async () => {
    const { members } = membersWith({ 'users.info': ({ user }) => ({ user: { id: user } }) });
    expect((await members.find('U0ONE'))?.id).toBe('U0ONE');
    expect((await members.find('U0TWO'))?.id).toBe('U0TWO');
  });

  it('does not remember a failure', async () => {
    let failing = true;
    const answer = () => (failing ? slackError('internal_error') : { user: lead });
    const { members } = membersWith({ 'users.info': answer });
    await expect(members.find('U0LEAD')).rejects.toThrow();
    failing = false;
    expect(await members.find('U0LEAD')).toMatchObject({ id: 'U0LEAD' });
  });
});

describe('finding a person by e-mail', () => {
  it('gives the member who has that address', async () => {
    const { members, calls } = membersWith({
      'users.lookupByEmail': () => ({ user: lead }),
    });
    expect(await members.findByEmail('ken@example.com')).toMatchObject({
      id: 'U0LEAD',
      teamId: 'T0HOME',
      kind: 'member',
      email: 'ken@example.com',
    });
    expect(calls).toEqual([
      { method: 'users.lookupByEmail', arguments: { email: 'ken@example.com' } },
    ]);
  });

  it('finds nobody where nobody has it', async () => {
    const { members } = membersWith({ 'users.lookupByEmail': () => slackError('users_not_found') });
    expect(await members.findByEmail('alice@example.com')).toBeUndefined();
  });
});

describe('a person as actor', () => {
  const groups: Record<string, string[]> = { S0LEADS: ['U0LEAD', 'U0OTHER'], S0APPROVERS: [] };
  const answers: SlackAnswers = {
    'usergroups.users.list': ({ usergroup }) => ({ users: groups[String(usergroup)] ?? [] }),
  };

  it('is in those groups whose members they are among', async () => {
    const { members } = membersWith(answers);
    const actor = await members.actor(person('U0LEAD'), ['S0LEADS', 'S0APPROVERS']);
    expect(actor).toEqual({ ...person('U0LEAD'), groups: new Set(['S0LEADS']) });
  });

  it('asks once a group and minute, whoever acts', async () => {
    const { members, calls, wait } = membersWith(answers);
    await members.actor(person('U0LEAD'), ['S0LEADS']);
    await members.actor(person('U0OTHER'), ['S0LEADS']);
    expect(calls).toHaveLength(1);
    wait(60_000);
    await members.actor(person('U0LEAD'), ['S0LEADS']);
    expect(calls).toHaveLength(2);
  });

  it('is known from memory alone while every group that decides is', async () => {
    const { members, calls, wait } = membersWith({
      'usergroups.users.list': () => ({ users: ['U0LEAD'] }),
    });
    const ken = person('U0LEAD');
    expect(members.knownActor(ken, ['S1'])).toBeUndefined();
    expect(members.knownActor(ken, [])?.groups).toEqual(new Set());
    expect(calls).toEqual([]);
    await members.actor(ken, ['S1']);
    expect(members.knownActor(ken, ['S1'])?.groups).toEqual(new Set(['S1']));
    expect(members.knownActor(person('U0OTHER'), ['S1'])?.groups).toEqual(new Set());
    expect(members.knownActor(ken, ['S1', 'S2'])).toBeUndefined();
    wait(60_000);
    expect(members.knownActor(ken, ['S1'])).toBeUndefined();
  });

  it('is in no group that Slack does not have', async () => {
    const { members } = membersWith({
      'usergroups.users.list': () => slackError('no_such_subteam'),
    });
    expect((await members.actor(person('U0LEAD'), ['S0GONE'])).groups.size).toBe(0);
  });
});
