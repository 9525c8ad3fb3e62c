// Where the focus is in a dialog: on what is to be said or done next. The frame of a dialog, which has it by itself,
// answers no key; and what vanished under the hand would leave it to the first thing there is.
import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';
import { isTabbable, tabbableIn } from './tabbable.ts';

export interface DialogFocusOptions {
  /** The form: its body and its footer. */
  readonly form: RefObject<HTMLFormElement | null>;
  /** Whether there is something to decide; without, the button that closes has the focus in the end. */
  readonly hasSubmit: boolean;
  /** All that is asked has been said before: it begins at its main button. */
  readonly startsAtSubmit: boolean;
  /** It comes unasked, under the hands of somebody who types: what is being typed must press none of its buttons. */
  readonly startsAtFrame: boolean;
  /** What would be done removes something: it begins at the way out. */
  readonly isCautious: boolean;
}

/** Gives the focus of a dialog to what comes next, when it opens, and wherever it would be lost later. */
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

  // After the fields within, of which one may have asked for the caret, and before the frame.
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

  // Each time, and before the page would give the focus away itself.
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
    // What cannot be pressed yet is waited for where Escape still closes.
    (isWaiting.current ? frame : (submit ?? closing))?.focus();
  });
}

function partsOf(form: HTMLFormElement) {
  return {
    frame: form.closest<HTMLElement>('[role="dialog"], [role="alertdialog"]'),
    body: form.querySelector<HTMLElement>('[data-part="body"]'),
    submit: form.querySelector<HTMLElement>('[data-part="footer"] button[type="submit"]:enabled'),
    closing: form.querySelector<HTMLElement>('[data-part="footer"] > button:not([type="submit"])'),
  };
}
