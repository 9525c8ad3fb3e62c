// The focus in a dialog: on what to enter or do next. The dialog's frame, which the library focuses, handles no keys;
// and when the focused element vanishes, the focus would jump to the first control.
import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';
import { isTabbable, tabbableIn } from './tabbable.ts';

export interface DialogFocusOptions {
  /** The form with body and footer. */
  readonly form: RefObject<HTMLFormElement | null>;
  /** Whether the dialog has something to decide; if not, the close button takes the focus in the end. */
  readonly hasSubmit: boolean;
  /** Whether everything was already answered: the dialog starts at its main button. */
  readonly startsAtSubmit: boolean;
  /** Whether the dialog opens unasked, perhaps while somebody types: the keys being typed must not press a button. */
  readonly startsAtFrame: boolean;
  /** Whether the main action removes something: the dialog starts at *Cancel*. */
  readonly isCautious: boolean;
}

/** Moves the focus in a dialog to the next thing to do, when it opens and whenever the focus would be lost. */
export function useDialogFocus({
  form,
  hasSubmit,
  startsAtSubmit,
  startsAtFrame,
  isCautious,
}: DialogFocusOptions): void {
  const hasBegun = useRef(false);
  const isWaiting = useRef(false);
  const hadSubmit = useRef(hasSubmit);

  // After the effects of the fields inside, one of which may have taken the caret, and before the frame's.
  useEffect(() => {
    hasBegun.current = true;
    const { current } = form;
    if (!current || startsAtFrame || current.contains(document.activeElement)) return;
    const { submit, closing, body } = partsOf(current);
    const first = isCautious ? closing : startsAtSubmit ? submit : tabbableIn(body);
    (first ?? submit ?? closing)?.focus();
    // Once, when it opens.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, []);

  // After every render, before the page gives the focus elsewhere.
  useLayoutEffect(() => {
    const { current } = form;
    const isDone = hadSubmit.current && !hasSubmit;
    hadSubmit.current = hasSubmit;
    if (!hasBegun.current || !current) return;
    const { submit, closing, frame } = partsOf(current);
    const active = document.activeElement;
    const isLost =
      active === document.body ||
      (current.contains(active) && active instanceof HTMLButtonElement && active.disabled) ||
      (isWaiting.current && active === frame) ||
      (isDone && (active === frame || (current.contains(active) && !isTabbable(active))));
    if (!isLost) return;
    isWaiting.current = hasSubmit && submit === null;
    // If the main button is disabled, wait at the frame, where Escape still closes the dialog.
    (isWaiting.current ? frame : (submit ?? closing))?.focus();
  });
}

/**
 * Closes a dialog on Escape also while nothing has the focus. When a list of choices in it closes or a focused element
 * goes, the library gives the focus back with the next frame only, and the dialog would not hear a key in between.
 */
export function useEscapeWithoutFocus(form: RefObject<HTMLFormElement | null>, onEscape: () => void): void {
  const act = useRef(onEscape);
  act.current = onEscape;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.isComposing || event.defaultPrevented) return;
      // What opens over a dialog, such as another dialog or a list, makes it inert.
      const isOnTop = form.current?.closest('[inert], [data-exiting]') === null;
      if (event.target !== document.body || !isOnTop) return;
      event.preventDefault();
      act.current();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [form]);
}

function partsOf(form: HTMLFormElement) {
  return {
    frame: form.closest<HTMLElement>('[role="dialog"], [role="alertdialog"]'),
    body: form.querySelector<HTMLElement>('[data-part="body"]'),
    submit: form.querySelector<HTMLElement>('[data-part="footer"] button[type="submit"]:enabled'),
    closing: form.querySelector<HTMLElement>('[data-part="footer"] > button:not([type="submit"])'),
  };
}
