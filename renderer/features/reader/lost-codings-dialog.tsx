import { useWords } from '#renderer/state/words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { CodeSwatch } from '#renderer/ui/code-swatch.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import type { LostAnswer } from './session-ports.ts';
import styles from './lost-codings-dialog.module.css';

/** A coding whose words were all deleted. */
export interface LostCoding {
  readonly id: string;
  readonly colour: number;
  readonly path: string;
  /** The words it was on. */
  readonly was: string;
  /** The text written in place of them, which may be empty. */
  readonly words: string;
}

/** Asks what to do with codings whose words were deleted. Closing the dialog restores the text. */
export function LostCodingsDialog({
  lost,
  onAnswer,
}: {
  lost: readonly LostCoding[];
  onAnswer: (answer: LostAnswer) => void;
}) {
  const { t } = useWords();
  const count = lost.length;
  const replaced = lost.some(({ words }) => words.trim() !== '');
  return (
    <Dialog
      title={t('reader:lost_title', { count })}
      isOpen
      role="alertdialog"
      onClose={() => onAnswer('restore')}
      cancelLabel={t('reader:lost_restore')}
      aside={
        replaced && (
          <Button onPress={() => onAnswer('new-words')}>{t('reader:lost_new_words', { count })}</Button>
        )
      }
      submit={{
        label: t('reader:lost_remove', { count }),
        tone: 'danger',
        run: () => onAnswer('remove'),
      }}
    >
      <p>{t('reader:lost_body', { count })}</p>
      <ul className={styles.list}>
        {lost.map(({ id, colour, path, was, words }) => (
          <li key={id} className={styles.item}>
            <CodeSwatch colour={colour}>{path}</CodeSwatch>
            <del className={styles.words}>{was}</del>
            {words.trim() !== '' && <span className={styles.words}>{t('reader:lost_now', { words })}</span>}
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
