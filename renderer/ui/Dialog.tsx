import { X } from 'lucide-react';
import { useEffect, useId, useLayoutEffect, useRef, type ReactNode } from 'react';
import { useWorkbench, type CanvasSlot } from '../editor/workbench.tsx';
import styles from './Dialog.module.css';
import { windowWords } from '../../shared/words/window.ts';

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Buttons at the bottom, the likeliest last. */
  readonly actions?: ReactNode;
  /** `alert` for a question that needs an answer now: it has no cross, and a click next to it does nothing. */
  readonly kind?: 'plain' | 'alert' | 'bare';
  readonly width?: 'narrow' | 'medium' | 'wide' | 'full';
}

/**
 * A modal on the native element, which keeps the focus inside and everything else inert. `bare` shows no title. Render
 * it to open it, and remove it to close it. The element marked `data-initial-focus` gets the focus first.
 */
export function Dialog(props: DialogProps) {
  const { title, onClose, children, actions, kind = 'plain', width = 'medium' } = props;
  const titleId = useId();
  const ref = useModal(onClose, kind !== 'alert');
  return (
    <dialog
      ref={ref}
      className={styles['dialog']}
      tabIndex={-1}
      data-width={width}
      data-kind={kind}
      // The editor behind it must not get keys that were meant for the dialog.
      onKeyDown={(event) => event.stopPropagation()}
      role={kind === 'alert' ? 'alertdialog' : undefined}
      aria-labelledby={kind === 'bare' ? undefined : titleId}
      aria-label={kind === 'bare' ? title : undefined}
    >
      {kind !== 'bare' && (
        <header className={styles['header']}>
          <h2 id={titleId}>{title}</h2>
          {kind === 'plain' && (
            <button
              type="button"
              className={styles['cross']}
              aria-label={windowWords.close}
              onClick={onClose}
            >
              <X size="1rem" aria-hidden />
            </button>
          )}
        </header>
      )}
      <div className={styles['body']}>{children}</div>
      {actions !== undefined && <footer className={styles['actions']}>{actions}</footer>}
    </dialog>
  );
}

function useModal(onClose: () => void, closesOnClickBeside: boolean) {
  const { canvas } = useWorkbench();
  const ref = useRef<HTMLDialogElement>(null);
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  });
  // Done at once: the code that closed the dialog may move the focus elsewhere.
  useLayoutEffect(() => {
    const dialog = ref.current;
    if (!dialog) return undefined;
    const before = ownerOf(document.activeElement);
    const end = listen(dialog, () => close.current(), closesOnClickBeside);
    if (!dialog.open) dialog.showModal();
    (dialog.querySelector<HTMLElement>('[data-initial-focus]') ?? dialog).focus();
    return () => {
      end();
      dialog.close();
      giveFocus(before, canvas);
    };
  }, [canvas, closesOnClickBeside]);
  return ref;
}

/** The dialog element gives the focus back only to the element that had it, which may be gone. */
function giveFocus(before: Element | null, canvas: CanvasSlot): void {
  if (before instanceof HTMLElement && before.isConnected) before.focus();
  else canvas.current?.focus();
}

/** A menu's entry is gone with its menu; the button that opened the menu stays. */
function ownerOf(element: Element | null): Element | null {
  const menu = element?.closest('[role="menu"]');
  if (!menu) return element;
  return ownerOf(document.getElementById(menu.getAttribute('aria-labelledby') ?? ''));
}

function listen(dialog: HTMLDialogElement, close: () => void, onClickBeside: boolean): () => void {
  const listening = new AbortController();
  const { signal } = listening;
  dialog.addEventListener('close', close, { signal });
  dialog.addEventListener(
    'pointerdown',
    (event) => {
      if (onClickBeside && event.target === dialog && isBeside(dialog, event)) close();
    },
    { signal },
  );
  return () => listening.abort();
}

/**
 * The backdrop belongs to the dialog element: only the position tells a click next to the dialog from one on its edge.
 */
function isBeside(dialog: HTMLDialogElement, { clientX: x, clientY: y }: PointerEvent): boolean {
  const { left, right, top, bottom } = dialog.getBoundingClientRect();
  return x < left || x > right || y < top || y > bottom;
}

/** Closes whatever dialog is open. */
export function useCloseDialog(): () => void {
  const { workspace } = useWorkbench();
  return () => workspace.closeDialog();
}
