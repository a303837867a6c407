import type { OpenView } from '../../slack/client-api.ts';
import { closeView } from '../api/workspace.ts';
import { useWorkspace } from '../app/workspace-context.ts';
import { BackIcon, CloseIcon } from '../icons/icons.tsx';
import { Avatar } from '../people/avatar.tsx';

interface ModalHeaderProps {
  titleId: string;
  view: OpenView;
  below: string[];
  onBack: () => void;
}

export function ModalHeader({ titleId, view, below, onBack }: ModalHeaderProps) {
  const { me, app } = useWorkspace();
  const closeAll = async () => {
    for (const id of [view.id, ...below.toReversed()]) await closeView(me.id, id);
  };
  return (
    <header className="modal-header">
      {below.length > 0 ? (
        <button type="button" className="icon-button" aria-label="Back" onClick={onBack}>
          <BackIcon />
        </button>
      ) : (
        <Avatar name={app.name} color="#4a154b" isApp size="small" />
      )}
      <h2 id={titleId} lang="">
        {view.title}
      </h2>
      <button type="button" className="icon-button" aria-label="Close" onClick={closeAll}>
        <CloseIcon />
      </button>
    </header>
  );
}
