import { useEffect, useState } from 'react';
import { bytesInWords } from '#words/bytes-in-words.ts';
import { api } from '#renderer/api.ts';
import { sentenceFor } from '#renderer/app/notices/show-error.ts';
import { useJob } from '#renderer/app/services/use-job.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { ProgressBar } from '#renderer/ui/progress-bar.tsx';
import styles from './project.module.css';

type StudySize = Awaited<ReturnType<typeof api.project.size>>;

const parts = ['originals', 'texts', 'history', 'rest', 'free'] as const;

/** Shows what takes space in the project's file, and compacts it. */
export function SizeDialog({ onClose }: { onClose: () => void }) {
  const words = useWords();
  const { t } = words;
  const readOnly = useProject((state) => state.open?.readOnly ?? true);
  const [size, setSize] = useState<StudySize | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [made, setMade] = useState<string | null>(null);
  const job = useJob();
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    api.project.size({}).then(setSize, (error: unknown) => setProblem(sentenceFor(error)));
  }, [turn]);
  const makeSmaller = async (): Promise<void> => {
    setMade(null);
    const done = await job.run((watched) => api.project.makeSmaller({}, watched));
    setTurn(turn + 1);
    if (!done) return;
    const [before, after] = [bytesInWords(done.before, words), bytesInWords(done.after, words)];
    setMade(t(done.isGivenBack ? 'project:made_smaller' : 'project:made_smaller_later', { before, after }));
  };
  const { running } = job;
  return (
    <Dialog
      title={t('project:size')}
      isOpen
      onClose={onClose}
      aside={
        !readOnly && (
          <Button isDisabled={running !== null || (size?.free ?? 0) === 0} onPress={() => void makeSmaller()}>
            {t('project:make_smaller')}
          </Button>
        )
      }
    >
      {(problem ?? job.problem) && <Note tone="danger">{problem ?? job.problem}</Note>}
      {made && <Note>{made}</Note>}
      {size && (
        <table className={styles.coders} aria-label={t('project:size')}>
          <thead>
            <tr>
              <th scope="col">{t('project:size_what')}</th>
              <th scope="col" className={styles.number}>
                {t('project:size_bytes')}
              </th>
            </tr>
          </thead>
          <tbody>
            {[...parts, 'file' as const].map((part) => (
              <tr key={part} className={part === 'file' ? styles.whole : undefined}>
                <th scope="row">{t(`project:size_${part}`)}</th>
                <td className={styles.number}>{bytesInWords(size[part], words)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {running && (
        <ProgressBar
          what={t('project:making_smaller')}
          done={Math.round((100 * running.at.done) / Math.max(1, running.at.total))}
          total={100}
          startedAt={running.startedAt}
        />
      )}
      {size && !readOnly && (
        <p className={styles.small}>
          {t('project:make_smaller_why', { size: bytesInWords(size.file - size.free, words) })}
        </p>
      )}
      <p className={styles.small}>{t('project:size_note')}</p>
    </Dialog>
  );
}
