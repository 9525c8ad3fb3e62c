import { codePath } from '#renderer/features/codebook/code-path.ts';
import { sourceName } from '#renderer/features/reader/source-facts.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Chip } from '#renderer/ui/chip.tsx';
import { cx } from '#renderer/ui/class-names.ts';
import type { Act } from './history-acts.ts';
import { actInWords, countsInWords } from './history-words.ts';
import styles from './history.module.css';

/** One act: when, who, what, to what, and how much it touched. */
export function ActLine({ act, onGoBack }: { act: Act; onGoBack: (() => void) | null }) {
  const words = useWords();
  const { t, language } = words;
  const coder = useProject((state) => state.tables.coder.get(act.coderId)?.name ?? '');
  const subject = useSubject(act);
  const time = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    hour: '2-digit',
    minute: '2-digit',
  });
  return (
    <div className={cx(styles.act, act.undone && styles.undone)}>
      <time className={styles.time} dateTime={act.at}>
        {time.format(new Date(act.at))}
      </time>
      <span className={styles.coder}>{coder}</span>
      <div className={styles.what}>
        <p>
          <span className={styles.name}>{actInWords(act, words)}</span>
          {subject !== '' && <span className={styles.subject}> {subject}</span>}
        </p>
        <p className={styles.counts}>{countsInWords(act.counts, words)}</p>
      </div>
      {act.undone && <Chip>{t('history:undone')}</Chip>}
      {onGoBack && (
        <Button size="small" onPress={onGoBack}>
          {t('history:undo_to')}
        </Button>
      )}
    </div>
  );
}

/** What an act was done to, in words; empty where that is many things, or gone. */
function useSubject({ subject }: Act): string {
  const words = useWords();
  const codebook = useProject((state) => state.codebook);
  const sources = useProject((state) => state.tables.source);
  if (!subject) return '';
  if ('name' in subject) return words.t('history:named', { name: subject.name });
  const source = sources.get(subject.sourceId);
  const code = codePath(codebook, subject.codeId);
  if (!source || code === '') return '';
  return words.t('history:with_code', { code, source: sourceName(source, words) });
}
