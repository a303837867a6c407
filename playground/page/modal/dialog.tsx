import './dialog.css';
import { type ReactNode, useEffect, useRef } from 'react';

interface DialogProps {
  className: string;
  labelledBy: string;
  /** Escape was pressed. */
  onCancel: () => void;
  children: ReactNode;
}

/** The browser's own modal dialog: it traps the focus and makes the rest of the page inert. */
export function Dialog({ className, labelledBy, onCancel, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    if (element?.open === false) element.showModal();
    return () => element?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={`dialog ${className}`}
      aria-labelledby={labelledBy}
      onCancel={(event) => {
        // The server decides what is open; the dialog goes when its view does.
        event.preventDefault();
        event.stopPropagation();
        onCancel();
      }}
    >
      {children}
    </dialog>
  );
}
