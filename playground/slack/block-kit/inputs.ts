/** The elements that only an input block may hold, and the list of all that it may. */
import * as z from 'zod/mini';
import * as elements from './elements.ts';
import { identifier, plainText } from './texts.ts';

const typed = {
  action_id: z.exactOptional(identifier),
  placeholder: z.exactOptional(plainText(150)),
  focus_on_load: z.exactOptional(z.boolean()),
  dispatch_action_config: z.exactOptional(
    z.strictObject({
      trigger_actions_on: z.exactOptional(
        z.array(z.enum(['on_enter_pressed', 'on_character_entered'])).check(z.minLength(1)),
      ),
    }),
  ),
};

const length = (least: number) => z.exactOptional(z.int().check(z.minimum(least), z.maximum(3000)));

const plainTextInput = z.strictObject({
  type: z.literal('plain_text_input'),
  ...typed,
  initial_value: z.exactOptional(z.string().check(z.maxLength(3000))),
  multiline: z.exactOptional(z.boolean()),
  min_length: length(0),
  max_length: length(1),
});

const emailInput = z.strictObject({
  type: z.literal('email_text_input'),
  ...typed,
  initial_value: z.exactOptional(z.string()),
});

const urlInput = z.strictObject({
  type: z.literal('url_text_input'),
  ...typed,
  initial_value: z.exactOptional(z.string()),
});

const numberInput = z.strictObject({
  type: z.literal('number_input'),
  ...typed,
  is_decimal_allowed: z.boolean(),
  initial_value: z.exactOptional(z.string()),
  min_value: z.exactOptional(z.string()),
  max_value: z.exactOptional(z.string()),
});

const shared = [
  plainTextInput,
  emailInput,
  urlInput,
  numberInput,
  elements.checkboxes,
  elements.radioButtons,
  elements.staticSelect,
  elements.externalSelect,
  elements.usersSelect,
  elements.channelsSelect,
  elements.conversationsSelect,
  elements.multiStaticSelect,
  elements.multiExternalSelect,
  elements.multiUsersSelect,
  elements.datepicker,
  elements.timepicker,
  elements.datetimepicker,
] as const;

/** Files can be handed over in modals only. */
const fileInput = z.strictObject({
  type: z.literal('file_input'),
  action_id: z.exactOptional(identifier),
  filetypes: z.exactOptional(z.array(z.string())),
  max_files: z.exactOptional(z.int().check(z.minimum(1), z.maximum(10))),
});

export const inputElement = z.discriminatedUnion('type', shared);
export const modalInputElement = z.discriminatedUnion('type', [...shared, fileInput]);
