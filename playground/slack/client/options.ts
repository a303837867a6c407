/** What an external menu offers for the characters typed so far: `block_suggestion`. */
import * as z from 'zod/mini';
import { option } from '../block-kit/texts.ts';
import type { OptionsInput } from '../client-api.ts';
import { deliverInteraction } from '../delivery/deliver.ts';
import { channelOf, interaction } from '../delivery/envelope.ts';
import { parseJson } from '../json.ts';
import { messageObject } from '../messages.ts';
import { viewObject } from '../views.ts';
import type { SeedPerson, Workspace } from '../workspace.ts';
import { elementOf, NotThere, type Surface, surfaceOf } from './actor.ts';
import { isAcknowledged } from './outcome.ts';

export type Offer = z.infer<typeof option>[];

const options = z.array(option).check(z.maxLength(100));
const answer = z.union([
  z.object({ options }),
  z.object({ option_groups: z.array(z.object({ label: z.unknown(), options })) }),
]);

/** The options that the app offers; none when it fails or offers what Slack would not show. */
export async function suggest(
  workspace: Workspace,
  person: SeedPerson,
  input: Omit<OptionsInput, 'as'>,
): Promise<Offer> {
  const surface = surfaceOf(workspace, person, input.container);
  const { element } = elementOf(surface, input.block_id, input.action_id);
  if (element.type !== 'external_select' && element.type !== 'multi_external_select') {
    throw new NotThere('no such external menu');
  }
  const { container, block_id, action_id, value } = input;
  const payload = {
    type: 'block_suggestion',
    ...interaction(workspace, person),
    container: containerOf(container),
    block_id,
    action_id,
    value,
    ...surfaceFields(workspace, surface),
  };
  const sending = { type: payload.type, requestUrl: workspace.manifest.optionsUrl, payload };
  const reply = await deliverInteraction(workspace, sending);
  return isAcknowledged(reply) ? offered(reply.body) : [];
}

function containerOf(container: OptionsInput['container']) {
  if (container.type === 'view') return container;
  return { type: 'message', message_ts: container.ts, channel_id: container.channel };
}

function surfaceFields(workspace: Workspace, surface: Surface) {
  if (surface.kind === 'view') return { view: viewObject(workspace, surface.view) };
  const message = messageObject(workspace, surface.message);
  return { channel: channelOf(surface.room), message };
}

function offered(body: string): Offer {
  const parsed = z.safeParse(answer, parseJson(body));
  if (!parsed.success) return [];
  const { data } = parsed;
  return 'options' in data ? data.options : data.option_groups.flatMap((group) => group.options);
}
