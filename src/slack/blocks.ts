import type {
  ActionsBlock,
  Button,
  ConfirmationDialog,
  ContextBlock,
  HeaderBlock,
  HomeView,
  InputBlock,
  ModalView,
  MrkdwnElement,
  PlainTextElement,
  PlainTextOption,
  SectionBlock,
} from '@slack/types';
import { legible } from '../domain/legible.ts';
import type { Mrkdwn } from '../domain/mrkdwn.ts';

/** Slack's limits in characters: https://docs.slack.dev/reference/block-kit */
const LIMITS = {
  header: 150,
  section: 3_000,
  field: 2_000,
  context: 3_000,
  optionText: 75,
  hint: 2_000,
} as const;

/** The question that a button asks before it acts: at most 100, 300, 30 and 30 characters. */
export interface Confirmation {
  title: string;
  text: string;
  confirm: string;
  deny: string;
}

/** Formats nothing and links nothing, so all that a person's text needs here is to be legible. */
export function plain(text: string): PlainTextElement {
  return { type: 'plain_text', text: legible(text), emoji: true };
}

/** `verbatim`: Slack makes no links and mentions of its own out of what people wrote. */
function mrkdwn(text: string, limit: number): MrkdwnElement {
  const shown = text.length <= limit ? text : `${closed(beginning(text, limit - 1))}…`;
  return { type: 'mrkdwn', text: shown, verbatim: true };
}

export function header(text: string): HeaderBlock {
  return { type: 'header', text: plain(cut(text, LIMITS.header)) };
}

export function section(text: Mrkdwn): SectionBlock {
  return sectionOf(text);
}

function sectionOf(text: string): SectionBlock {
  return { type: 'section', text: mrkdwn(text, LIMITS.section) };
}

/** As few sections as hold these lines of mrkdwn, in their order. */
export function sections(lines: readonly Mrkdwn[]): SectionBlock[] {
  const texts: string[] = [];
  for (const line of lines.flatMap((long) => pieces(long, LIMITS.section))) {
    const last = texts.pop();
    const longer = last === undefined ? line : `${last}\n${line}`;
    texts.push(
      ...(last === undefined || longer.length <= LIMITS.section ? [longer] : [last, line]),
    );
  }
  return texts.map(sectionOf);
}

/** A section with a button at its side. */
export function sectionWith(text: Mrkdwn, accessory: Button): SectionBlock {
  return { ...section(text), accessory };
}

/** Label and value side by side, as Slack lays out fields. */
export function fields(pairs: readonly (readonly [label: Mrkdwn, value: Mrkdwn])[]): SectionBlock {
  return {
    type: 'section',
    fields: pairs.map(([label, value]) => mrkdwn(`*${label}*\n${value}`, LIMITS.field)),
  };
}

export function context(texts: readonly Mrkdwn[]): ContextBlock {
  return { type: 'context', elements: texts.map((text) => mrkdwn(text, LIMITS.context)) };
}

export function button(
  actionId: string,
  text: string,
  value: string,
  { style, confirm }: { style?: Button['style']; confirm?: Confirmation } = {},
): Button {
  return {
    type: 'button',
    action_id: actionId,
    text: plain(text),
    value,
    ...(style ? { style } : {}),
    ...(confirm ? { confirm: { ...confirmationOf(confirm), ...(style ? { style } : {}) } } : {}),
  };
}

function confirmationOf({ title, text, confirm, deny }: Confirmation): ConfirmationDialog {
  return { title: plain(title), text: plain(text), confirm: plain(confirm), deny: plain(deny) };
}

export function actions(blockId: string, elements: Button[]): ActionsBlock {
  return { type: 'actions', block_id: blockId, elements };
}

export function option(value: string, text: string): PlainTextOption {
  return { text: plain(cut(text, LIMITS.optionText)), value };
}

export function input(
  blockId: string,
  label: string,
  element: InputBlock['element'],
  more: Partial<Pick<InputBlock, 'optional' | 'dispatch_action'>> & { hint?: string } = {},
): InputBlock {
  const { hint, ...rest } = more;
  const block: InputBlock = {
    type: 'input',
    block_id: blockId,
    label: plain(label),
    element,
    ...rest,
  };
  return hint === undefined ? block : { ...block, hint: plain(cut(hint, LIMITS.hint)) };
}

/** An input for several lines of at most so many characters. */
export function longTextInput(
  name: string,
  label: string,
  max_length: number,
  hint: string,
): InputBlock {
  const element = {
    type: 'plain_text_input',
    action_id: name,
    multiline: true,
    max_length,
  } as const;
  return input(name, label, element, { hint });
}

/** A modal that only says something. */
export function noticeModal(title: string, text: Mrkdwn, close: string): ModalView {
  return { type: 'modal', title: plain(title), close: plain(close), blocks: [section(text)] };
}

/** A Home tab that only says something. */
export function noticeHome(text: Mrkdwn): HomeView {
  return { type: 'home', blocks: [section(text)] };
}

function cut(text: string, limit: number): string {
  return text.length <= limit ? text : `${beginning(text, limit - 1)}…`;
}

/** All of a text, in as many pieces as it takes. */
function pieces(text: string, limit: number): string[] {
  if (text.length <= limit) return [text];
  const first = closed(beginning(text, limit));
  return [first, ...pieces(text.slice(first.length), limit)];
}

/** Never ends in the middle of a character or of an entity such as `&amp;`. */
function beginning(text: string, length: number): string {
  return text.slice(0, length).replace(/([\uD800-\uDBFF]|&[a-z]*)$/, '');
}

/** Without code that is no longer closed, for what stands in it would come to life. */
function closed(text: string): string {
  const isOpen = text.split('`').length % 2 === 0;
  return (isOpen && text.slice(0, text.lastIndexOf('`'))) || text;
}
