import { AppError, type ErrorValue } from '#core/errors.ts';
import { currentWords } from '#renderer/state/words.ts';
import { notify } from '#renderer/ui/toast.tsx';
import { errorSentence } from '#words/error-sentence.ts';

/** The sentence for an error in the person's language. An internal error gets one general sentence without details. */
export function sentenceFor(error: unknown): string {
  const words = currentWords();
  return error instanceof AppError ? errorSentence(words, error.value) : words.t('shell:unexpected');
}

/** Says that a file was exported but the history could not record it, and why. */
export function showUnrecorded(file: string, { key, parameters }: ErrorValue): void {
  const { t } = currentWords();
  notify(t('exports:unrecorded', { file }), { tone: 'error', detail: t(key, { ...parameters }) });
}

/** Shows an error, unless the analyst cancelled the job. */
export function showError(error: unknown): void {
  if (error instanceof AppError && error.code === 'cancelled') {
    notify(sentenceFor(error));
    return;
  }
  // The page keeps no log, so a developer looks in the console.
  if (!(error instanceof AppError)) console.error(error);
  notify(sentenceFor(error), { tone: 'error' });
}
