import { useSyncExternalStore, type ReactNode } from 'react';
import { Dialog } from './dialog.tsx';

/** A decision to take, with its consequences in words. */
export interface Question {
  title: string;
  /** What will happen, with numbers: “12 codings on 4 sources go with it.” */
  body: ReactNode;
  /** The button's verb, never “OK”. */
  action: string;
  tone?: 'primary' | 'danger';
}

interface Asked extends Question {
  answer: (yes: boolean) => void;
}

let asked: Asked | null = null;
const listeners = new Set<() => void>();

function show(next: Asked | null): void {
  asked = next;
  for (const listener of listeners) listener();
}

/** Asks before something with consequences. Resolves to true if the analyst agrees, else to false. */
export function confirm(question: Question): Promise<boolean> {
  asked?.answer(false);
  return new Promise((resolve) => {
    show({
      ...question,
      answer: (yes) => {
        show(null);
        resolve(yes);
      },
    });
  });
}

/** Shows the questions of `confirm`; rendered once in the app. */
export function ConfirmDialog() {
  const question = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => asked,
  );
  if (!question) return null;
  return (
    <Dialog
      title={question.title}
      isOpen
      onClose={() => question.answer(false)}
      size="small"
      role="alertdialog"
      submit={{ label: question.action, tone: question.tone ?? 'danger', run: () => question.answer(true) }}
    >
      {question.body}
    </Dialog>
  );
}
