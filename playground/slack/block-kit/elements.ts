/** The elements that one clicks or chooses from, in a section, an actions block or an input block. */
import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod/mini';
import {
  choice,
  confirm,
  identifier,
  mrkdwn,
  option,
  optionGroup,
  plainText,
  text,
} from './texts.ts';

const interactive = { action_id: z.exactOptional(identifier) };
const confirmable = { confirm: z.exactOptional(confirm) };
const focusable = { focus_on_load: z.exactOptional(z.boolean()) };
const placeholder = { placeholder: z.exactOptional(plainText(150)) };
const menu = { ...interactive, ...confirmable, ...focusable, ...placeholder };
const multi = { ...menu, max_selected_items: z.exactOptional(z.int().check(z.minimum(1))) };

const listed = {
  options: z.exactOptional(z.array(option).check(z.minLength(1), z.maxLength(100))),
  option_groups: z.exactOptional(z.array(optionGroup).check(z.minLength(1), z.maxLength(100))),
};

type Listed = { options?: unknown; option_groups?: unknown };

/** A static menu lists either options or groups of options, not both and not neither. */
const listsOneKind = z.refine<Listed>(
  (menu) => (menu.options === undefined) !== (menu.option_groups === undefined),
  'must define either `options` or `option_groups`',
);

type Preset = {
  options?: unknown[];
  option_groups?: { options: unknown[] }[];
  initial_option?: unknown;
  initial_options?: unknown[];
};

const presetsAreOffered = z.refine<Preset>((menu) => {
  const groups = menu.option_groups ?? [];
  const offered = [...(menu.options ?? []), ...groups.flatMap((group) => group.options)];
  const preset = [menu.initial_option ?? [], menu.initial_options ?? []].flat();
  return preset.every((one) => offered.some((option) => isDeepStrictEqual(option, one)));
}, 'initial options must be among the options');

export const button = z.strictObject({
  type: z.literal('button'),
  ...interactive,
  ...confirmable,
  text: plainText(75),
  value: z.exactOptional(z.string().check(z.maxLength(2000))),
  url: z.exactOptional(text(3000)),
  style: z.exactOptional(z.enum(['primary', 'danger'])),
  accessibility_label: z.exactOptional(text(75)),
});

export const image = z.strictObject({
  type: z.literal('image'),
  image_url: text(3000),
  alt_text: text(2000),
});

export const overflow = z.strictObject({
  type: z.literal('overflow'),
  ...interactive,
  ...confirmable,
  options: z.array(option).check(z.minLength(1), z.maxLength(5)),
});

const choices = { options: z.array(choice).check(z.minLength(1), z.maxLength(10)) };

export const checkboxes = z
  .strictObject({
    type: z.literal('checkboxes'),
    ...interactive,
    ...confirmable,
    ...focusable,
    ...choices,
    initial_options: z.exactOptional(z.array(choice).check(z.minLength(1))),
  })
  .check(presetsAreOffered);

export const radioButtons = z
  .strictObject({
    type: z.literal('radio_buttons'),
    ...interactive,
    ...confirmable,
    ...focusable,
    ...choices,
    initial_option: z.exactOptional(choice),
  })
  .check(presetsAreOffered);

export const staticSelect = z
  .strictObject({
    type: z.literal('static_select'),
    ...menu,
    ...listed,
    initial_option: z.exactOptional(option),
  })
  .check(listsOneKind, presetsAreOffered);

export const externalSelect = z.strictObject({
  type: z.literal('external_select'),
  ...menu,
  min_query_length: z.exactOptional(z.int()),
  initial_option: z.exactOptional(option),
});

export const usersSelect = z.strictObject({
  type: z.literal('users_select'),
  ...menu,
  initial_user: z.exactOptional(z.string()),
});

export const channelsSelect = z.strictObject({
  type: z.literal('channels_select'),
  ...menu,
  initial_channel: z.exactOptional(z.string()),
  response_url_enabled: z.exactOptional(z.boolean()),
});

export const conversationsSelect = z.strictObject({
  type: z.literal('conversations_select'),
  ...menu,
  initial_conversation: z.exactOptional(z.string()),
  default_to_current_conversation: z.exactOptional(z.boolean()),
  response_url_enabled: z.exactOptional(z.boolean()),
  filter: z.exactOptional(z.looseObject({})),
});

export const multiStaticSelect = z
  .strictObject({
    type: z.literal('multi_static_select'),
    ...multi,
    ...listed,
    initial_options: z.exactOptional(z.array(option)),
  })
  .check(listsOneKind, presetsAreOffered);

export const multiExternalSelect = z.strictObject({
  type: z.literal('multi_external_select'),
  ...multi,
  min_query_length: z.exactOptional(z.int()),
  initial_options: z.exactOptional(z.array(option)),
});

export const multiUsersSelect = z.strictObject({
  type: z.literal('multi_users_select'),
  ...multi,
  initial_users: z.exactOptional(z.array(z.string())),
});

const date = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));
const time = z.string().check(z.regex(/^\d{2}:\d{2}$/));

export const datepicker = z.strictObject({
  type: z.literal('datepicker'),
  ...menu,
  initial_date: z.exactOptional(date),
});

export const timepicker = z.strictObject({
  type: z.literal('timepicker'),
  ...menu,
  initial_time: z.exactOptional(time),
  timezone: z.exactOptional(z.string()),
});

export const datetimepicker = z.strictObject({
  type: z.literal('datetimepicker'),
  ...interactive,
  ...confirmable,
  ...focusable,
  initial_date_time: z.exactOptional(z.int()),
});

/** What both a section's side and an actions block may hold. */
const pressable = [
  button,
  overflow,
  checkboxes,
  radioButtons,
  staticSelect,
  externalSelect,
  usersSelect,
  channelsSelect,
  conversationsSelect,
  multiStaticSelect,
  multiExternalSelect,
  multiUsersSelect,
  datepicker,
  timepicker,
] as const;

/** What a section may carry at its side. */
export const accessory = z.discriminatedUnion('type', [...pressable, image]);

/** What an actions block may hold. */
export const action = z.discriminatedUnion('type', [...pressable, datetimepicker]);

/** What a context block may hold. */
export const contextElement = z.discriminatedUnion('type', [image, plainText(3000), mrkdwn(3000)]);
