/** Slack's mrkdwn as a tree: https://docs.slack.dev/messaging/formatting-message-text */
export type Inline =
  | { type: 'text'; text: string }
  | { type: 'bold' | 'italic' | 'strike'; children: Inline[] }
  | { type: 'code'; text: string }
  | { type: 'link'; url: string; label: string }
  | { type: 'user' | 'channel' | 'usergroup'; id: string; label?: string }
  | { type: 'broadcast'; range: string }
  | { type: 'date'; timestamp: number; format: string; url?: string; fallback: string }
  | { type: 'emoji'; name: string };

export type Paragraph =
  | { type: 'paragraph' | 'quote'; children: Inline[] }
  | { type: 'preformatted'; text: string };
