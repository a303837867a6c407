import './modal.css';
import { type KeyboardEvent, useId, useRef } from 'react';
import type { OpenView } from '../../slack/client-api.ts';
import { useWorkspace } from '../app/workspace-context.ts';
import { Blocks } from '../block-kit/blocks.tsx';
import { BlockHostProvider } from '../block-kit/host.ts';
import { useHost } from '../block-kit/use-host.ts';
import { AlertIcon } from '../icons/icons.tsx';
import { Dialog } from './dialog.tsx';
import { ModalHeader } from './modal-header.tsx';
import { useErrorFocus } from './use-error-focus.ts';
import { useFirstFocus } from './use-first-focus.ts';
import { useSubmission } from './use-submission.ts';

interface ModalProps {
  view: OpenView;
  isTop: boolean;
  /** The views under this one, lowest first. */
  below: string[];
}

export function Modal({ view, isTop, below }: ModalProps) {
  const { me } = useWorkspace();
  const titleId = useId();
  const body = useRef<HTMLDivElement>(null);
  const submission = useSubmission(me.id, view);
  const host = useHost({
    as: me.id,
    idPrefix: view.id,
    container: { type: 'view', view_id: view.id },
    blocks: view.blocks,
    known: view.state,
    errors: submission.errors,
  });
  useFirstFocus(body, `${view.hash} ${isTop}`);
  useErrorFocus(body, submission.errors, submission.attempt);
  const submit = () => submission.submit(host.values);
  const keyDown = (event: KeyboardEvent) => {
    if (view.submit === undefined || event.defaultPrevented || !isSubmitKey(event)) return;
    event.preventDefault();
    submit();
  };
  if (!isTop) return null;
  return (
    <Dialog className="modal" labelledBy={titleId} onCancel={submission.close}>
      <ModalHeader titleId={titleId} view={view} below={below} onBack={submission.close} />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: hears the submit keys of the inputs inside */}
      <div ref={body} className="modal-body" onKeyDown={keyDown}>
        <BlockHostProvider value={host}>
          <Blocks blocks={view.blocks} />
        </BlockHostProvider>
      </div>
      <Failure message={submission.failure} />
      <footer className="modal-footer">
        <button type="button" className="button" lang="" onClick={submission.close}>
          {view.close ?? (view.submit === undefined ? 'Close' : 'Cancel')}
        </button>
        {view.submit !== undefined && (
          <button
            type="button"
            className="button button-primary"
            lang=""
            aria-disabled={submission.busy}
            onClick={submit}
          >
            {submission.busy && <span className="spinner" aria-hidden="true" />}
            {view.submit}
          </button>
        )}
      </footer>
    </Dialog>
  );
}

/** Enter in a one-line input, or Ctrl/Cmd+Enter anywhere. */
function isSubmitKey(event: KeyboardEvent): boolean {
  if (event.key !== 'Enter' || event.nativeEvent.isComposing) return false;
  if (event.ctrlKey || event.metaKey) return true;
  return event.target instanceof HTMLInputElement && event.target.type === 'text';
}

function Failure({ message }: { message: string | undefined }) {
  return (
    <div role="alert">
      {message !== undefined && (
        <p className="modal-failure">
          <AlertIcon /> {message}
        </p>
      )}
    </div>
  );
}
