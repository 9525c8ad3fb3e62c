import type { AnnexFacts as Facts, AnnexSize } from '#electron/services/annex/write.ts';
import { LeftNames } from '#renderer/common/files/left-names.tsx';
import fileStyles from '#renderer/common/files/written-file.module.css';
import { useWords } from '#renderer/state/words.ts';
import { Checkbox } from '#renderer/ui/checkbox.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { Sentence } from '#renderer/ui/sentence.tsx';
import { bytesInWords } from '#words/bytes-in-words.ts';
import { errorSentence } from '#words/error-sentence.ts';
import styles from './annex.module.css';

export interface AnnexFactsProps {
  readonly facts: Facts;
  readonly size: AnnexSize;
  readonly isWritten?: boolean;
  /** Whether somebody said that they looked at the places where names remain. */
  readonly isSeen?: boolean;
  /** Without it nobody is asked. */
  readonly onSeen?: (seen: boolean) => void;
}

/** What an annex holds, what it lacks, and where names remain: before it is written, and after. */
export function AnnexFacts({ facts, size, isWritten = false, isSeen = false, onSeen }: AnnexFactsProps) {
  const words = useWords();
  const { t } = words;
  const { tables, numbers, passages, sources, withheld, leftOut, problems, short, ordinary } = facts;
  const parts = size.parts.map(({ file, places }) => ({
    file: file === '' ? t('annex:elsewhere') : file,
    places,
  }));
  return (
    <>
      {isWritten && (
        <p role="status" className={fileStyles.told}>
          <Sentence>{t('annex:dialog.written')}</Sentence>
          <span className={fileStyles.facts}>
            {t('annex:dialog.written_size', { size: bytesInWords(size.bytes, words) })}
          </span>
        </p>
      )}
      <p className={fileStyles.facts}>
        <Sentence>{t('annex:dialog.facts', { tables, numbers, passages, sources })}</Sentence>
        {withheld > 0 && t('annex:dialog.withheld', { count: withheld })}
      </p>
      {leftOut.length > 0 && (
        <p>{t('annex:dialog.left_out', { titles: leftOut.join(t('exports:list.separator')) })}</p>
      )}
      {problems.map(({ name, error }) => (
        <Note key={name} tone="warning">
          {t('annex:dialog.problem', { name, reason: errorSentence(words, error) })}
        </Note>
      ))}
      <LeftNames head={t('annex:dialog.parts')} parts={parts} short={short} ordinary={ordinary}>
        {onSeen && (
          <Checkbox className={styles.seen} isSelected={isSeen} onChange={onSeen}>
            {t('annex:dialog.seen')}
          </Checkbox>
        )}
      </LeftNames>
    </>
  );
}
