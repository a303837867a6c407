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

export function plain(text: string): PlainTextElement {
  return { type: 'plain_text', text, emoji: true };
}

/** `verbatim`: Slack makes no links and mentions of its own out of what people wrote. */
function mrkdwn(text: string): MrkdwnElement {
  return { type: 'mrkdwn', text, verbatim: true };
}

export function header(text: string): HeaderBlock {
  return { type: 'header', text: plain(cut(text, LIMITS.header)) };
}

/** A section of mrkdwn; the caller has escaped what people wrote. */
export function section(text: string): SectionBlock {
  return { type: 'section', text: mrkdwn(cut(text, LIMITS.section)) };
}

/** As few sections as hold these lines of mrkdwn, in their order. */
export function sections(lines: readonly string[]): SectionBlock[] {
  const texts: string[] = [];
  for (const line of lines.flatMap((long) => pieces(long, LIMITS.section))) {
    const last = texts.pop();
    const longer = last === undefined ? line : `${last}\n${line}`;
    texts.push(
      ...(last === undefined || longer.length <= LIMITS.section ? [longer] : [last, line]),
    );
  }
  return texts.map(section);
}

/** A section with a button at its side. */
export function sectionWith(text: string, accessory: Button): SectionBlock {
  return { ...section(text), accessory };
}

/** Label and value side by side, as Slack lays out fields. */
export function fields(pairs: readonly (readonly [label: string, value: string])[]): SectionBlock {
  return {
    type: 'section',
    fields: pairs.map(([label, value]) => mrkdwn(cut(`*${label}*\n${value}`, LIMITS.field))),
  };
}

export function context(texts: readonly string[]): ContextBlock {
  return { type: 'context', elements: texts.map((text) => mrkdwn(cut(text, LIMITS.context))) };
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

/** A modal that only says something. */
export function noticeModal(title: string, text: string, close: string): ModalView {
  return { type: 'modal', title: plain(title), close: plain(close), blocks: [section(text)] };
}

/** A Home tab that only says something. */
export function noticeHome(text: string): HomeView {
  return { type: 'home', blocks: [section(text)] };
}

function cut(text: string, limit: number): string {
  return text.length <= limit ? text : `${beginning(text, limit - 1)}…`;
}

/** All of a text, in as many pieces as it takes. */
function pieces(text: string, limit: number): string[] {
  if (text.length <= limit) return [text];
  const first = beginning(text, limit);
  return [first, ...pieces(text.slice(first.length), limit)];
}

/** Never ends in the middle of a character or of an entity such as `&amp;`. */
function beginning(text: string, length: number): string {
  return text.slice(0, length).replace(/([\uD800-\uDBFF]|&[a-z]*)$/, '');
}
