import { expect, it } from 'vitest';
import {
  choicesOf,
  inputValueOf,
  matching,
} from '../../../playground/page/block-kit/inputs/choices.ts';
import type { ClientState, Person } from '../../../playground/slack/client-api.ts';

const person = (id: string, name: string, kind: Person['kind']): Person => ({
  id,
  name,
  title: 'Team lead',
  locale: 'en-US',
  kind,
  story: '',
  color: '#000000',
});
const me = person('U1', 'Tomás', 'member');
const workspace: ClientState = {
  me,
  team: { id: 'T1', name: 'Team' },
  app: { botUserId: 'UB', name: 'Concierge', homeTab: true },
  conversations: [],
  views: [],
  people: [
    me,
    person('U2', 'Greta', 'guest'),
    person('U3', 'Old', 'deactivated'),
    person('UB', 'Concierge', 'bot'),
  ],
  userGroups: [],
  notifications: [],
};

it('offers members and guests, but neither bots nor people who have left', () => {
  const choices = choicesOf({ type: 'users_select', action_id: 'who' }, workspace);
  expect(choices.map(({ label }) => label)).toEqual(['Tomás', 'Greta']);
});

it('finds a choice by any words of its name or note', () => {
  const choices = choicesOf({ type: 'users_select', action_id: 'who' }, workspace);
  expect(matching(choices, 'LEAD gret').map(({ label }) => label)).toEqual(['Greta']);
  expect(matching(choices, '')).toHaveLength(2);
});

it('gives back the option that Slack’s payload would hold', () => {
  const chosen = [{ value: 'v', label: 'Name', note: 'More' }];
  const option = {
    text: { type: 'plain_text', text: 'Name' },
    value: 'v',
    description: { type: 'plain_text', text: 'More' },
  };
  expect(inputValueOf({ type: 'external_select' }, chosen)).toEqual({ selected_option: option });
  expect(inputValueOf({ type: 'multi_static_select' }, chosen)).toEqual({
    selected_options: [option],
  });
  expect(inputValueOf({ type: 'users_select' }, [])).toEqual({ selected_user: null });
});
