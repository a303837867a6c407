import './mrkdwn.css';
import { inOrder } from '../in-order.ts';
import { InlineNodes } from './inline-nodes.tsx';
import { parseMrkdwn } from './parse.ts';
import type { Paragraph } from './syntax.ts';

/** Text in Slack's markup. Its language is not known, so it must not inherit the page's English. */
export function Mrkdwn({ text }: { text: string }) {
  return (
    <div className="mrkdwn" lang="">
      {inOrder(parseMrkdwn(text), (paragraph) => (
        <MrkdwnParagraph paragraph={paragraph} />
      ))}
    </div>
  );
}

function MrkdwnParagraph({ paragraph }: { paragraph: Paragraph }) {
  switch (paragraph.type) {
    case 'preformatted':
      return <pre className="code-block">{paragraph.text}</pre>;
    case 'quote':
      return (
        <blockquote className="quote">
          <InlineNodes nodes={paragraph.children} />
        </blockquote>
      );
    case 'paragraph':
      return (
        <p>
          <InlineNodes nodes={paragraph.children} />
        </p>
      );
  }
}
