import { X } from 'lucide-react';
import { useRef, useState, type FormEvent, type KeyboardEvent, type ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useWords } from '#renderer/state/words.ts';
import { Button } from './button.tsx';
import { cx } from './class-names.ts';
import { useDialogFocus, useEscapeWithoutFocus } from './dialog-focus.ts';
import styles from './dialog.module.css';
import { useFocusReturn } from './focus-return.ts';
import { IconButton } from './icon-button.tsx';

/** The dialog's main button; Enter in a field does the same, and Ctrl-Enter (⌘-Enter) anywhere. */
export interface DialogSubmit {
  label: string;
  tone?: 'primary' | 'danger';
  isDisabled?: boolean;
  /** While its promise is pending the buttons are disabled. The dialog stays open until its owner closes it. */
  run: () => void | Promise<void>;
}

export interface DialogProps {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  size?: 'small' | 'medium' | 'large' | 'wide';
  /** Without it the dialog has nothing to decide, and one button closes it. */
  submit?: DialogSubmit;
  /** Everything was already answered, so the main button has the focus from the start. */
  startsAtSubmit?: boolean;
  /** The label of the cancel button if “Cancel” would not fit; null leaves it out. */
  cancelLabel?: string | null;
  /** Called by the button *Cancel* before closing, to give something up; Escape and the cross give up nothing. */
  onCancel?: () => void;
  /** Shown at the left of the buttons. */
  aside?: ReactNode;
  /** `alertdialog` interrupts, for questions with consequences. */
  role?: 'dialog' | 'alertdialog';
  /**
   * The dialog opens unasked and requires a choice: Escape and the cross do not close it, and no button has the focus.
   */
  isHeld?: boolean;
  /** A picture before the title. */
  picture?: ReactNode;
  children: ReactNode;
}

/**
 * A dialog with title, body and buttons. Escape and the cross close it without doing anything, unless it is held. The
 * focus starts at the field that asks for it, else at the first control; before a removal, at *Cancel*.
 */
export function Dialog({
  title,
  isOpen,
  onClose,
  size = 'medium',
  role = 'dialog',
  isHeld = false,
  ...content
}: DialogProps) {
  return (
    <ModalOverlay
      className={styles.scrim ?? ''}
      isOpen={isOpen}
      isKeyboardDismissDisabled={isHeld}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className={cx(styles.modal, styles[size])}>
        <AriaDialog className={styles.dialog ?? ''} role={role}>
          <DialogForm
            title={title}
            onClose={onClose}
            isAlert={role === 'alertdialog'}
            isHeld={isHeld}
            {...content}
          />
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

type DialogFormProps = Pick<
  DialogProps,
  | 'title'
  | 'onClose'
  | 'submit'
  | 'startsAtSubmit'
  | 'cancelLabel'
  | 'onCancel'
  | 'aside'
  | 'picture'
  | 'children'
> & { isAlert: boolean; isHeld: boolean };

function DialogForm({
  title,
  onClose,
  isAlert,
  isHeld,
  picture,
  submit,
  startsAtSubmit = false,
  cancelLabel,
  onCancel,
  aside,
  children,
}: DialogFormProps) {
  const { t } = useWords();
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useDialogFocus({
    form,
    hasSubmit: submit !== undefined,
    startsAtSubmit,
    startsAtFrame: isHeld,
    isCautious: isAlert || submit?.tone === 'danger',
  });
  useEscapeWithoutFocus(form, () => {
    if (!isHeld) onClose();
  });
  useFocusReturn();
  const onSubmit = async (event: FormEvent) => {
    event.preventDefault();
    if (!submit || busy || submit.isDisabled) return;
    setBusy(true);
    try {
      await submit.run();
    } finally {
      setBusy(false);
    }
  };
  // Ctrl-Enter submits from anywhere, but a removal must be confirmed on its button.
  const isQuick = submit !== undefined && !isAlert && submit.tone !== 'danger';
  const onKeyDown = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return;
    if (!isQuick || takesEnter(event.target)) return;
    event.preventDefault();
    event.stopPropagation();
    form.current?.requestSubmit();
  };
  return (
    <form
      ref={form}
      className={styles.form}
      onSubmit={(event) => void onSubmit(event)}
      // In the capture phase: a focused button would take the key as a press.
      onKeyDownCapture={onKeyDown}
      noValidate
    >
      <header className={styles.header}>
        {picture}
        <Heading slot="title" className={styles.title ?? ''}>
          {title}
        </Heading>
      </header>
      <div className={styles.body} data-part="body">
        {children}
      </div>
      <footer className={styles.footer} data-part="footer">
        <div className={styles.aside}>{aside}</div>
        {cancelLabel !== null && (
          <Button
            onPress={() => {
              onCancel?.();
              onClose();
            }}
          >
            {cancelLabel ?? (submit ? t('ui:cancel') : t('ui:close'))}
          </Button>
        )}
        {submit && (
          <Button
            type="submit"
            tone={submit.tone ?? 'primary'}
            isDisabled={busy || (submit.isDisabled ?? false)}
          >
            {submit.label}
          </Button>
        )}
      </footer>
      {/* The last one in tab order, so that a lost focus goes to the first control and never to this one. */}
      {!isHeld && (
        <IconButton label={t('ui:close')} size="small" className={styles.cross} onPress={onClose}>
          <X size={16} aria-hidden />
        </IconButton>
      )}
    </form>
  );
}

/** Whether Enter in this field submits the dialog already, after the field has taken the typed text. */
function takesEnter(target: EventTarget): boolean {
  return target instanceof HTMLInputElement && target.type === 'text' && target.role !== 'combobox';
}
