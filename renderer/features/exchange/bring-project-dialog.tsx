import { useState } from 'react';
import { api, host } from '#renderer/api.ts';
import { FileChoice } from '#renderer/app/file-choice.tsx';
import { showError } from '#renderer/app/show-error.ts';
import { useWords } from '#renderer/state/words.ts';
import type { ChosenFile } from '#renderer/transport/host.ts';
import { Checkbox } from '#renderer/ui/checkbox.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { ProgressBar } from '#renderer/ui/progress-bar.tsx';
import type { ExchangeReport } from '#electron/services/exchange-import.ts';
import type { Progress } from '#electron/rpc/transport.ts';
import styles from './exchange.module.css';
import { outcomeInWords } from './outcome-words.ts';
import { Remarks } from './remarks.tsx';
import { usePreview } from './use-preview.ts';
import { WhatIsHere, WhatIsInIt, type Choice } from './what-is-in-it.tsx';

const endings = ['qdpx', 'qde', 'sqlite3', 'qda', 'mex', 'mex20', 'mex22', 'mex24', 'docx'];

/**
 * Chooses a project of another program, shows what is in it and what it would change here, brings it in and says what
 * became of it.
 */
export function BringProjectDialog({
  chosen,
  onClose,
}: {
  /** The file that was dropped. */
  chosen: ChosenFile | null;
  onClose: () => void;
}) {
  const { t } = useWords();
  const [file, setFile] = useState(chosen);
  const [running, setRunning] = useState<{ readonly at: Progress; readonly stop: AbortController } | null>(
    null,
  );
  const [startedAt, setStartedAt] = useState(0);
  const [report, setReport] = useState<ExchangeReport | null>(null);
  const [highlights, setHighlights] = useState(true);
  const [choice, setChoice] = useState<Choice>({ how: 'merge', conflicts: 'ours' });
  const { looked, problem } = usePreview(report ? null : file, highlights);
  const hasNothing = looked !== null && !looked.isNew && choice.how === 'merge';

  const run = async (): Promise<void> => {
    if (!file) return;
    const stop = new AbortController();
    setStartedAt(Date.now());
    setRunning({ at: { done: 0, total: 1 }, stop });
    try {
      const { reference, name } = file;
      setReport(
        await api.exchange.bringIn(
          {
            file: { reference, name },
            highlights,
            merge: choice.how === 'merge',
            conflicts: choice.conflicts,
          },
          { signal: stop.signal, onProgress: (at) => setRunning({ at, stop }) },
        ),
      );
    } catch (error) {
      if (!stop.signal.aborted) showError(error);
    } finally {
      setRunning(null);
    }
  };
  const close = (): void => {
    running?.stop.abort();
    onClose();
  };
  return (
    <Dialog
      title={t('exchange:bring_title')}
      isOpen
      onClose={close}
      size={looked || report ? 'large' : 'medium'}
      {...(report
        ? {}
        : {
            submit: {
              label: t('exchange:bring_action'),
              isDisabled: looked === null || hasNothing || running !== null,
              run,
            },
          })}
    >
      {report ? (
        <Done report={report} />
      ) : (
        <>
          <FileChoice
            host={host}
            file={file}
            onFile={setFile}
            endings={endings}
            words={{
              drop: t('exchange:drop'),
              formats: t('exchange:formats'),
              choose: t('exchange:choose'),
              another: t('exchange:choose_another'),
              kind: t('exchange:kind_of_file'),
            }}
            folder={t('exchange:choose_folder')}
          />
          {file && /\.docx$/i.test(file.name) && (
            <Checkbox isSelected={highlights} onChange={setHighlights} isDisabled={running !== null}>
              {t('exchange:with_highlights')}
            </Checkbox>
          )}
          {problem !== null && <Note tone="danger">{problem}</Note>}
          {file && !looked && problem === null && <p role="status">{t('exchange:looking')}</p>}
          {looked && !running && <WhatIsInIt looked={looked} />}
          {looked?.isKnown && !running && <WhatIsHere looked={looked} choice={choice} onChoice={setChoice} />}
          {running && (
            <ProgressBar
              what={t('exchange:bringing', { name: file?.name ?? '' })}
              detail={running.at.name}
              done={running.at.done}
              total={running.at.total}
              startedAt={startedAt}
              onCancel={() => running.stop.abort()}
            />
          )}
        </>
      )}
    </Dialog>
  );
}

function Done({ report }: { report: ExchangeReport }) {
  const words = useWords();
  return (
    <>
      {/* The button that was pressed has rested meanwhile, and lost the focus by it. */}
      <p role="status" tabIndex={-1} ref={(told) => told?.focus()} className={styles.told}>
        {outcomeInWords(words, report)}
      </p>
      <Remarks remarks={report.remarks} />
    </>
  );
}
