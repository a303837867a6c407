import './outbox-card.css';
import { useState } from 'react';
import { EnvelopeIcon } from '../icons/icons.tsx';
import type { OutboxMessage, PoolView } from '../playground-api.ts';
import { Card } from './card.tsx';
import { preciseClockOf } from './clock.ts';

const FEW = 5;

interface OutboxCardProps {
  /** Newest first. */
  messages: OutboxMessage[];
  pools: PoolView[];
}

/** Every e-mail and SMS of the pools, which goes nowhere else. */
export function OutboxCard({ messages, pools }: OutboxCardProps) {
  const [showsAll, setShowsAll] = useState(false);
  const shown = showsAll ? messages : messages.slice(0, FEW);
  return (
    <Card icon={<EnvelopeIcon />} title="Outbox: what Cognito has mailed and texted">
      {messages.length === 0 ? (
        <p className="card-empty">Nothing yet. Concierge itself hands passwords over in Slack.</p>
      ) : (
        <ul className="outbox">
          {shown.map((message) => (
            <Message key={keyOf(message)} message={message} pools={pools} />
          ))}
        </ul>
      )}
      {messages.length > shown.length && (
        <button type="button" className="card-more" onClick={() => setShowsAll(true)}>
          Show {messages.length - shown.length} more
        </button>
      )}
    </Card>
  );
}

const keyOf = ({ at, medium, to, body }: OutboxMessage) => [at, medium, to, body].join(' ');

/** Cognito's e-mails are HTML; of its elements the pools' words use the line break alone. */
const readable = (body: string) => body.replaceAll('<br>', '\n');

const MEDIUM = { EMAIL: 'E-mail', SMS: 'SMS' };

function Message({ message, pools }: { message: OutboxMessage; pools: PoolView[] }) {
  const { at, poolId, medium, to, subject, body } = message;
  const pool = pools.find(({ userPoolId }) => userPoolId === poolId)?.name ?? poolId;
  return (
    <li className="outbox-message">
      <div className="outbox-head">
        <strong className="outbox-to">{to}</strong>
        <span className="chip">{MEDIUM[medium]}</span>
      </div>
      {subject !== undefined && <p className="outbox-subject">{subject}</p>}
      <p className="outbox-facts">
        <time dateTime={at}>{preciseClockOf(at)}</time> · {pool}
      </p>
      <details>
        <summary>
          Message<span className="visually-hidden"> to {to}</span>
        </summary>
        <p className="outbox-body">{readable(body)}</p>
      </details>
    </li>
  );
}
