import { X } from 'lucide-react';
import { useRef, useState, type FormEvent, type KeyboardEvent, type ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useWords } from '#renderer/state/words.ts';
import { Button } from './button.tsx';
import { cx } from './class-names.ts';
import { useDialogFocus } from './dialog-focus.ts';
import styles from './dialog.module.css';
import { useFocusReturn } from './focus-return.ts';
import { IconButton } from './icon-button.tsx';

/** What the dialog's main button does; Enter in a field does the same, and Ctrl-Enter (⌘-Enter) anywhere. */
export interface DialogSubmit {
  label: string;
  tone?: 'primary' | 'danger';
  isDisabled?: boolean;
  /** While a promise is pending the buttons rest. The dialog stays open until its owner closes it. */
  run: () => void | Promise<void>;
}

export interface DialogProps {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  size?: 'small' | 'medium' | 'large' | 'wide';
  /** Without it the dialog has nothing to decide, and one button closes it. */
  submit?: DialogSubmit;
  /** All that is asked has been said before: the main button has the focus from the start. */
  startsAtSubmit?: boolean;
  /** What closing without the main button means, where “Cancel” would not say it; null where it is no other way. */
  cancelLabel?: string | null;
  /** What the button *Cancel* gives up before it closes; Escape and the cross give up nothing. */
  onCancel?: () => void;
  /** Stands at the left of the buttons. */
  aside?: ReactNode;
  /** `alertdialog` interrupts: for consequences. */
  role?: 'dialog' | 'alertdialog';
  /** It comes unasked and one of its buttons has to be chosen: neither Escape nor a cross closes it, and no button has the focus. */
  isHeld?: boolean;
  /** A picture before the title. */
  picture?: ReactNode;
  children: ReactNode;
}

/**
 * A dialog with a title, a body and its buttons. Escape and the cross close it without doing anything, unless it is held. The field that
 * asks for it has the caret, else the first control; before something is removed, the way out.
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
  // As Enter in a field, from wherever one is; where something is removed the button has to be gone to.
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
      // Before the control under the hand: a button would take the key for a press.
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
      {/* Last for the Tab key: what loses its focus here leaves it to the first control, never to this one. */}
      {!isHeld && (
        <IconButton label={t('ui:close')} size="small" className={styles.cross} onPress={onClose}>
          <X size={16} aria-hidden />
        </IconButton>
      )}
    </form>
  );
}

/** Whether it is a field in which Enter does the main act already, once what was typed is taken. */
function takesEnter(target: EventTarget): boolean {
  return target instanceof HTMLInputElement && target.type === 'text' && target.role !== 'combobox';
}
