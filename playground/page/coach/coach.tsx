import './coach.css';
import { useState } from 'react';
import { useWorkspace } from '../app/workspace-context.ts';
import type { AwsSide } from '../aws-panel/use-aws-side.ts';
import { BulbIcon, CloseIcon } from '../icons/icons.tsx';
import { type Hint, nextHint } from './next-hint.ts';

interface CoachProps {
  aws: AwsSide;
  onType: (command: string) => void;
  onBecome: (person: string) => void;
}

const DISMISSED = 'coach-dismissed';

/** One line above the composer that knows the next step of the story. */
export function Coach({ aws, onType, onBecome }: CoachProps) {
  const { me, people } = useWorkspace();
  const [dismissed, setDismissed] = useState(() => sessionStorage.getItem(DISMISSED) !== null);
  if (dismissed || !aws.isLoaded) return null;
  const cast = people.filter(({ kind }) => kind !== 'bot');
  const hint = nextHint({ me, people: cast, trail: aws.newest, signedIn: aws.signedIn });
  const dismiss = () => {
    sessionStorage.setItem(DISMISSED, 'yes');
    setDismissed(true);
  };
  return (
    <aside className="coach" aria-label="Next step">
      <BulbIcon />
      <p role="status">
        <HintText text={hint.text} />
      </p>
      <HintButton action={hint.action} onType={onType} onBecome={onBecome} />
      <button type="button" className="icon-button" aria-label="Dismiss hints" onClick={dismiss}>
        <CloseIcon />
      </button>
    </aside>
  );
}

function HintText({ text }: { text: string }) {
  return text
    .split('`')
    .map((part, index) => (index % 2 === 1 ? <code key={part}>{part}</code> : part));
}

type HintButtonProps = Pick<CoachProps, 'onType' | 'onBecome'> & { action: Hint['action'] };

function HintButton({ action, onType, onBecome }: HintButtonProps) {
  if (action === undefined) return null;
  const isTyping = action.type === 'type';
  return (
    <button
      type="button"
      className="button button-small"
      onClick={() => (isTyping ? onType(action.command) : onBecome(action.person.id))}
    >
      {isTyping ? 'Type it for me' : `Become ${action.person.name}`}
    </button>
  );
}
