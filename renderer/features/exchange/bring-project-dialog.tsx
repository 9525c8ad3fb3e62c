import { useEffect, useState } from 'react';
import { unitInWords, type ChosenConvention } from '#core/refi/convention.ts';
import { api, host } from '#renderer/api.ts';
import { FileChoice } from '#renderer/app/file-choice.tsx';
import { sentenceFor, showError } from '#renderer/app/show-error.ts';
import { useWords } from '#renderer/state/words.ts';
import type { ChosenFile } from '#renderer/transport/host.ts';
import { Checkbox } from '#renderer/ui/checkbox.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { ProgressBar } from '#renderer/ui/progress-bar.tsx';
import type { ExchangeCounts } from '#electron/services/exchange-file.ts';
import type { ExchangeReport } from '#electron/services/exchange-import.ts';
import type { Progress } from '#electron/rpc/transport.ts';
import styles from './exchange.module.css';
import { Remarks } from './remarks.tsx';

/** What is in a file, before it is brought in. */
interface Looked {
  readonly name: string;
  readonly origin: string;
  readonly counts: ExchangeCounts;
  readonly convention: ChosenConvention;
}

const endings = ['qdpx', 'qde', 'sqlite3', 'qda', 'mex', 'mex20', 'mex22', 'mex24', 'docx'];

/** Chooses a project of another program, shows what is in it, brings it in and says what became of it. */
export function BringProjectDialog({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  const [file, setFile] = useState<ChosenFile | null>(null);
  const [running, setRunning] = useState<{ readonly at: Progress; readonly stop: AbortController } | null>(
    null,
  );
  const [startedAt, setStartedAt] = useState(0);
  const [report, setReport] = useState<ExchangeReport | null>(null);
  const [highlights, setHighlights] = useState(true);
  const { looked, problem } = useLook(report ? null : file, highlights);

  const run = async (): Promise<void> => {
    if (!file) return;
    const stop = new AbortController();
    setStartedAt(Date.now());
    setRunning({ at: { done: 0, total: 1 }, stop });
    try {
      const { reference, name } = file;
      setReport(
        await api.exchange.bringIn(
          { file: { reference, name }, highlights },
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
      submit={
        report
          ? { label: t('exchange:done_action'), run: onClose }
          : { label: t('exchange:bring_action'), isDisabled: looked === null || running !== null, run }
      }
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

function WhatIsInIt({ looked: { name, origin, counts, convention } }: { looked: Looked }) {
  const { t, language } = useWords();
  const number = new Intl.NumberFormat(language);
  const told = (Object.entries(counts) as [keyof ExchangeCounts, number][]).filter(([, count]) => count > 0);
  const { unit, lineEnd } = convention.convention;
  return (
    <>
      <p>
        <strong>{name}</strong>
        {origin !== '' && <span className={styles.quiet}> · {origin}</span>}
      </p>
      <dl className={styles.counts}>
        {told.map(([what, count]) => (
          <div key={what}>
            <dt>{t(`exchange:of_${what}`)}</dt>
            <dd>{number.format(count)}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.quiet}>
        {t(`exchange:counted_${convention.because}`, { origin, unit: unitInWords(unit), lineEnd })}
      </p>
      {convention.isAmbiguous && <Note tone="warning">{t('exchange:counted_ambiguously')}</Note>}
    </>
  );
}

function Done({ report: { made, remarks } }: { report: ExchangeReport }) {
  const { t } = useWords();
  const { coder = 0, code = 0, source = 0, coding = 0, memo = 0 } = made;
  return (
    <>
      {/* The button that was pressed has rested meanwhile, and lost the focus by it. */}
      <p role="status" tabIndex={-1} ref={(told) => told?.focus()} className={styles.told}>
        {t('exchange:brought_in', { coder, code, source, coding, memo })}
      </p>
      <Remarks remarks={remarks} />
    </>
  );
}

function useLook(
  file: ChosenFile | null,
  highlights: boolean,
): { looked: Looked | null; problem: string | null } {
  const [found, setFound] = useState<{
    of: ChosenFile;
    looked: Looked | null;
    problem: string | null;
  } | null>(null);
  useEffect(() => {
    if (!file) return undefined;
    const gone = new AbortController();
    const { reference, name } = file;
    api.exchange.look({ file: { reference, name }, highlights }, { signal: gone.signal }).then(
      (looked) => {
        if (!gone.signal.aborted) setFound({ of: file, looked, problem: null });
      },
      (error: unknown) => {
        if (!gone.signal.aborted) setFound({ of: file, looked: null, problem: sentenceFor(error) });
      },
    );
    return () => gone.abort();
  }, [file, highlights]);
  return found && found.of === file ? found : { looked: null, problem: null };
}
