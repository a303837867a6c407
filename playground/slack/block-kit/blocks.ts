/** Blocks, and which surface takes which. What is not listed here Slack calls an unsupported type. */
import * as z from 'zod/mini';
import { accessory, action, contextElement } from './elements.ts';
import { inputElement, modalInputElement } from './inputs.ts';
import { anyText, identifier, plainText, text } from './texts.ts';

const block = { block_id: z.exactOptional(identifier) };

const section = z
  .strictObject({
    type: z.literal('section'),
    ...block,
    text: z.exactOptional(anyText(3000)),
    fields: z.exactOptional(z.array(anyText(2000)).check(z.minLength(1), z.maxLength(10))),
    accessory: z.exactOptional(accessory),
    expand: z.exactOptional(z.boolean()),
  })
  .check(
    z.refine(
      (it) => it.text !== undefined || it.fields !== undefined,
      'must define either `text` or `fields`',
    ),
  );

const header = z.strictObject({ type: z.literal('header'), ...block, text: plainText(150) });
const divider = z.strictObject({ type: z.literal('divider'), ...block });

const context = z.strictObject({
  type: z.literal('context'),
  ...block,
  elements: z.array(contextElement).check(z.minLength(1), z.maxLength(10)),
});

const actions = z.strictObject({
  type: z.literal('actions'),
  ...block,
  elements: z.array(action).check(z.minLength(1), z.maxLength(25)),
});

const image = z.strictObject({
  type: z.literal('image'),
  ...block,
  image_url: text(3000),
  alt_text: text(2000),
  title: z.exactOptional(plainText(2000)),
});

const question = {
  type: z.literal('input'),
  ...block,
  label: plainText(2000),
  hint: z.exactOptional(plainText(2000)),
  optional: z.exactOptional(z.boolean()),
  dispatch_action: z.exactOptional(z.boolean()),
};

const input = z.strictObject({ ...question, element: inputElement });
const modalInput = z.strictObject({ ...question, element: modalInputElement });

/** Rich text is passed on as it came: only its outline is checked. */
const richText = z.strictObject({
  type: z.literal('rich_text'),
  ...block,
  elements: z.array(z.looseObject({ type: z.string(), elements: z.array(z.looseObject({})) })),
});

const markdown = z.strictObject({ type: z.literal('markdown'), ...block, text: text(12_000) });

const everywhere = [section, header, divider, context, actions, image, richText] as const;

const messageBlock = z.discriminatedUnion('type', [...everywhere, input, markdown]);
const modalBlock = z.discriminatedUnion('type', [...everywhere, modalInput]);
const homeBlock = z.discriminatedUnion('type', [...everywhere, input]);

export const messageBlocks = z.array(messageBlock).check(z.maxLength(50));
export const modalBlocks = z.array(modalBlock).check(z.minLength(1), z.maxLength(100));
export const homeBlocks = z.array(homeBlock).check(z.maxLength(100));

/** Any block of any surface. */
export type Block = z.infer<typeof messageBlock> | z.infer<typeof modalBlock>;
