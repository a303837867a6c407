import type { Option, PlainTextOption } from '@slack/types';
import type { ClientState, InputValue, Person } from '../../../slack/client-api.ts';
import { authorOf, selectablePeople } from '../../app/workspace-context.ts';
import type { SelectElement } from '../elements.ts';

/** One line of a select menu, wherever it comes from. */
export interface Choice {
  value: string;
  label: string;
  note?: string;
  group?: string;
  color?: string;
}

export function toChoice(option: Option, group?: string): Choice {
  const note = option.description?.text;
  return {
    value: option.value ?? option.text.text,
    label: option.text.text,
    ...(note === undefined ? {} : { note }),
    ...(group === undefined ? {} : { group }),
  };
}

/** The choices that are known beforehand; external selects have none until somebody types. */
export function choicesOf(element: SelectElement, workspace: ClientState): Choice[] {
  switch (element.type) {
    case 'static_select':
    case 'multi_static_select':
      return [
        ...(element.options ?? []).map((option) => toChoice(option)),
        ...(element.option_groups ?? []).flatMap(({ label, options }) =>
          options.map((option) => toChoice(option, label.text)),
        ),
      ];
    case 'users_select':
    case 'multi_users_select':
      return selectablePeople(workspace).map(personChoice);
    case 'channels_select':
    case 'conversations_select':
      return workspace.conversations.map(({ id, kind, name }) => ({
        value: id,
        label: kind === 'channel' ? `#${name}` : name,
      }));
    default:
      return [];
  }
}

function personChoice({ id, name, title, color }: Person): Choice {
  return { value: id, label: name, note: title, color };
}

/** What is chosen now, with the names to show. */
export function chosenOf(value: InputValue, workspace: ClientState): Choice[] {
  const options = value.selected_options ?? (value.selected_option ? [value.selected_option] : []);
  const users = value.selected_users ?? (value.selected_user ? [value.selected_user] : []);
  const place = value.selected_channel ?? value.selected_conversation;
  return [
    ...options.map((option) => toChoice(option)),
    ...users.map((id) => {
      const { name, color } = authorOf(workspace, id);
      return { value: id, label: name, color };
    }),
    ...workspace.conversations
      .filter(({ id }) => id === place)
      .map(({ id, name }) => ({ value: id, label: name })),
  ];
}

/** The choices in the shape of Slack's payload for this element. */
export function inputValueOf(element: SelectElement, chosen: Choice[]): Omit<InputValue, 'type'> {
  const first = chosen[0];
  switch (element.type) {
    case 'static_select':
    case 'external_select':
      return { selected_option: first === undefined ? null : toOption(first) };
    case 'multi_static_select':
    case 'multi_external_select':
      return { selected_options: chosen.map(toOption) };
    case 'users_select':
      return { selected_user: first?.value ?? null };
    case 'multi_users_select':
      return { selected_users: chosen.map(({ value }) => value) };
    case 'channels_select':
      return { selected_channel: first?.value ?? null };
    case 'conversations_select':
      return { selected_conversation: first?.value ?? null };
  }
}

function toOption({ value, label, note }: Choice): PlainTextOption {
  const option = { text: { type: 'plain_text' as const, text: label }, value };
  return note === undefined
    ? option
    : { ...option, description: { type: 'plain_text', text: note } };
}

/** The choices that hold every word of the query, in any case. */
export function matching(choices: Choice[], query: string): Choice[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return choices.filter(({ label, note = '' }) => {
    const text = `${label} ${note}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
