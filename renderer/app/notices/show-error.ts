import { AppError, type ErrorValue } from '#core/errors.ts';
import { currentWords } from '#renderer/state/words.ts';
import { notify } from '#renderer/ui/toast.tsx';

/** The sentence for an error in the person's language. Errors that are our own fault say so and no more. */
export function sentenceFor(error: unknown): string {
  const { t } = currentWords();
  if (error instanceof AppError) return t(error.key, { ...error.parameters });
  return t('shell:unexpected');
}

/** Says that a file was exported and the history does not know of it, and why. */
export function showUnrecorded(file: string, { key, parameters }: ErrorValue): void {
  const { t } = currentWords();
  notify(t('exports:unrecorded', { file }), { tone: 'error', detail: t(key, { ...parameters }) });
}

/** Shows what went wrong. What the analyst cancelled is no error. */
export function showError(error: unknown): void {
  if (error instanceof AppError && error.code === 'cancelled') {
    notify(sentenceFor(error));
    return;
  }
  // The page has no log of its own; the console is where a developer looks.
  if (!(error instanceof AppError)) console.error(error);
  notify(sentenceFor(error), { tone: 'error' });
}
