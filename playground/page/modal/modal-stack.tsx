import { useEffect, useRef } from 'react';
import { useWorkspace } from '../app/workspace-context.ts';
import { focusConversation } from '../composer/focus-conversation.ts';
import { Modal } from './modal.tsx';

/** The views on this person's screen; only the last is seen, the ones below keep what was typed. */
export function ModalStack() {
  const { views } = useWorkspace();
  const hadViews = useRef(false);
  useEffect(() => {
    if (hadViews.current && views.length === 0) focusConversation();
    hadViews.current = views.length > 0;
  }, [views.length]);
  return views.map((view, index) => (
    <Modal
      key={view.id}
      view={view}
      isTop={index === views.length - 1}
      below={views.slice(0, index).map(({ id }) => id)}
    />
  ));
}
