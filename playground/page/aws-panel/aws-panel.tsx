import './aws-panel.css';
import type { Person } from '../../slack/client-api.ts';
import { CloudIcon } from '../icons/icons.tsx';
import { OutboxCard } from './outbox-card.tsx';
import { PoolsCard } from './pools-card.tsx';
import { SignInCard } from './sign-in-card.tsx';
import { TrailCard } from './trail-card.tsx';
import type { AwsSide } from './use-aws-side.ts';

interface AwsPanelProps {
  aws: AwsSide;
  people: Person[];
}

/** The other side of the story: what Amazon Cognito and the audit trail say. */
export function AwsPanel({ aws, people }: AwsPanelProps) {
  return (
    <aside id="aws-panel" className="aws-panel" aria-label="AWS">
      <header className="aws-panel-header">
        <CloudIcon />
        <h2>Meanwhile, in AWS</h2>
      </header>
      <div className="aws-panel-body">
        {aws.failed && (
          <p className="aws-panel-failed" role="status">
            The AWS side does not answer right now.
          </p>
        )}
        <PoolsCard pools={aws.pools} onUse={aws.setSignInName} />
        <SignInCard aws={aws} />
        <TrailCard aws={aws} people={people} />
        <OutboxCard messages={aws.outbox} pools={aws.pools} />
      </div>
    </aside>
  );
}
