import type { RichTextBlock, RichTextElement, RichTextList } from '@slack/types';
import type { ReactNode } from 'react';
import { EmojiText } from './emoji-text.tsx';
import { inOrder } from './in-order.ts';
import { Emoji, ExternalLink, Mention, SlackDate } from './mrkdwn/inline-nodes.tsx';

type RichTextPart = RichTextBlock['elements'][number];

export function RichText({ block }: { block: RichTextBlock }) {
  return (
    <div className="mrkdwn" lang="">
      {inOrder(block.elements, (part) => (
        <Part part={part} />
      ))}
    </div>
  );
}

function Part({ part }: { part: RichTextPart }) {
  switch (part.type) {
    case 'rich_text_section':
      return (
        <p>
          <Elements elements={part.elements} />
        </p>
      );
    case 'rich_text_quote':
      return (
        <blockquote className="quote">
          <Elements elements={part.elements} />
        </blockquote>
      );
    case 'rich_text_preformatted':
      return (
        <pre className="code-block">
          <Elements elements={part.elements} />
        </pre>
      );
    case 'rich_text_list':
      return <List list={part} />;
  }
}

function List({ list }: { list: RichTextList }) {
  const Tag = list.style === 'ordered' ? 'ol' : 'ul';
  return (
    <Tag className="rich-text-list" style={{ marginLeft: (list.indent ?? 0) * 24 }}>
      {inOrder(list.elements, (item) => (
        <li>
          <Elements elements={item.elements} />
        </li>
      ))}
    </Tag>
  );
}

function Elements({ elements }: { elements: RichTextElement[] }) {
  return inOrder(elements, (element) => (
    <Styled style={element.style}>
      <Element element={element} />
    </Styled>
  ));
}

function Element({ element }: { element: RichTextElement }) {
  switch (element.type) {
    case 'text':
      return <EmojiText text={element.text} />;
    case 'link':
      return <ExternalLink url={element.url} label={element.text ?? element.url} />;
    case 'emoji':
      return <Emoji name={element.name} />;
    case 'user':
      return <Mention type="user" id={element.user_id} label={undefined} />;
    case 'channel':
      return <Mention type="channel" id={element.channel_id} label={undefined} />;
    case 'usergroup':
      return <Mention type="usergroup" id={element.usergroup_id} label={undefined} />;
    case 'broadcast':
      return <span className="mention mention-me">@{element.range}</span>;
    case 'date':
      return <SlackDate {...element} fallback={element.fallback ?? ''} />;
    case 'color':
      return element.value;
    case 'team':
      return element.team_id;
  }
}

function Styled({ style, children }: { style: RichTextElement['style']; children: ReactNode }) {
  let styled = children;
  if (style?.code) styled = <code className="code">{styled}</code>;
  if (style?.strike) styled = <s>{styled}</s>;
  if (style?.italic) styled = <em>{styled}</em>;
  if (style?.bold) styled = <strong>{styled}</strong>;
  return styled;
}
