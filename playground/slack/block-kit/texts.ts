/** Composition objects: the texts, options and confirmations that elements and blocks are made of. */
import * as z from 'zod/mini';

/** A string of 1 to `max` UTF-16 units. */
export const text = (max: number) => z.string().check(z.minLength(1), z.maxLength(max));

/** An identifier that the app chooses (`block_id`, `action_id`, `callback_id`): at most 255. */
export const identifier = z.string().check(z.maxLength(255));

export const plainText = (max: number) =>
  z.strictObject({
    type: z.literal('plain_text'),
    text: text(max),
    emoji: z.exactOptional(z.boolean()),
  });

export const mrkdwn = (max: number) =>
  z.strictObject({
    type: z.literal('mrkdwn'),
    text: text(max),
    verbatim: z.exactOptional(z.boolean()),
  });

export const anyText = (max: number) => z.discriminatedUnion('type', [plainText(max), mrkdwn(max)]);

const value = z.string().check(z.maxLength(75));

/** An option of a menu: plain text only. */
export const option = z.strictObject({
  text: plainText(75),
  value,
  description: z.exactOptional(plainText(75)),
});

/** An option of checkboxes or radio buttons, which may be formatted. */
export const choice = z.union([
  option,
  z.strictObject({ text: mrkdwn(75), value, description: z.exactOptional(plainText(75)) }),
]);

export const optionGroup = z.strictObject({
  label: plainText(75),
  options: z.array(option).check(z.minLength(1), z.maxLength(100)),
});

export const confirm = z.strictObject({
  title: plainText(100),
  text: anyText(300),
  confirm: plainText(30),
  deny: plainText(30),
  style: z.exactOptional(z.enum(['primary', 'danger'])),
});
