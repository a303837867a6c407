import { useEffect, useLayoutEffect, useRef } from 'react';
import { useWorkspace } from '../app/workspace-context.ts';
import { focusConversation } from '../composer/focus-conversation.ts';
import { Modal } from './modal.tsx';

/** The views on this person's screen; only the last is seen, the ones below keep what was typed. */
export function ModalStack() {
  const { views } = useWorkspace();
  useFocusBack(views.length > 0);
  return views.map((view, index) => (
    <Modal
      key={view.id}
      view={view}
      isTop={index === views.length - 1}
      below={views.slice(0, index).map(({ id }) => id)}
    />
  ));
}

function useFocusBack(isOpen: boolean) {
  const opener = useRef<Element>(null);
  const wasOpen = useRef(false);
  // Before the dialog takes the focus, which it does in an effect of its own.
  useLayoutEffect(() => {
    if (isOpen) opener.current = document.activeElement;
  }, [isOpen]);
  useEffect(() => {
    if (wasOpen.current && !isOpen) focusConversation(opener.current);
    wasOpen.current = isOpen;
  }, [isOpen]);
}
