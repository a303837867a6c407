/** Views: the modal and the App Home, as `views.open` and `views.publish` take them. */
import * as z from 'zod/mini';
import { homeBlocks, modalBlocks } from './blocks.ts';
import { identifier, plainText } from './texts.ts';

const common = {
  private_metadata: z.exactOptional(z.string().check(z.maxLength(3000))),
  callback_id: z.exactOptional(identifier),
  external_id: z.exactOptional(identifier),
};

const modal = z
  .strictObject({
    type: z.literal('modal'),
    ...common,
    title: plainText(24),
    submit: z.exactOptional(plainText(24)),
    close: z.exactOptional(plainText(24)),
    clear_on_close: z.exactOptional(z.boolean()),
    notify_on_close: z.exactOptional(z.boolean()),
    submit_disabled: z.exactOptional(z.boolean()),
    blocks: modalBlocks,
  })
  .check(
    z.refine(
      (view) => view.submit !== undefined || view.blocks.every((block) => block.type !== 'input'),
      'must define `submit` to use an `input` block in modals',
    ),
  );

const home = z.strictObject({ type: z.literal('home'), ...common, blocks: homeBlocks });

export const modalView = z.discriminatedUnion('type', [modal]);
export const homeView = z.discriminatedUnion('type', [home]);

export type ModalInput = z.infer<typeof modal>;
export type HomeInput = z.infer<typeof home>;
