import type { ConfirmationDialog } from '@slack/types';
import { useId } from 'react';
import { Dialog } from '../modal/dialog.tsx';
import { Text } from './text.tsx';

interface ConfirmDialogProps {
  confirm: ConfirmationDialog;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks once more before an action is sent. */
export function ConfirmDialog({ confirm, onConfirm, onClose }: ConfirmDialogProps) {
  const titleId = useId();
  const accept = () => {
    onClose();
    onConfirm();
  };
  return (
    <Dialog className="confirm-dialog" labelledBy={titleId} onCancel={onClose}>
      <h2 id={titleId} lang="">
        {confirm.title?.text ?? 'Are you sure?'}
      </h2>
      <Text text={confirm.text} />
      <footer className="modal-footer">
        <button type="button" className="button" lang="" onClick={onClose}>
          {confirm.deny?.text ?? 'Cancel'}
        </button>
        <button
          type="button"
          className={`button button-${confirm.style ?? 'primary'}`}
          lang=""
          onClick={accept}
        >
          {confirm.confirm?.text ?? 'Yes'}
        </button>
      </footer>
    </Dialog>
  );
}
