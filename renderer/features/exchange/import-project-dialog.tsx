import { useState } from 'react';
import { api, host } from '#renderer/api.ts';
import { FileChoice } from '#renderer/common/files/file-choice.tsx';
import { PreviewOfFile } from '#renderer/common/files/preview-of-file.tsx';
import { JobProgress } from '#renderer/app/services/job-progress.tsx';
import { useJob } from '#renderer/app/services/use-job.ts';
import { useWords } from '#renderer/state/words.ts';
import { outcomeInWords } from '#words/exchange-changes.ts';
import type { ChosenFile } from '#renderer/transport/host.ts';
import { Checkbox } from '#renderer/ui/checkbox.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Note } from '#renderer/ui/note.tsx';
import type { ExchangeReport } from '#electron/services/exchange/report.ts';
import { asProposed } from './choice.ts';
import styles from './exchange.module.css';
import { projectFolder } from '#renderer/common/openers/project-folder.ts';
import { Remarks } from './remarks.tsx';
import { filesAsked, usePreview } from './use-preview.ts';
import { WhatIsHere, WhoIsTheSame } from './what-is-here.tsx';
import { WhatIsInIt } from './what-is-in-it.tsx';

const endings = ['qdpx', 'qde', 'sqlite3', 'qda', 'mex', 'mex20', 'mex22', 'mex24', 'docx'];
const none: readonly ChosenFile[] = [];

/**
 * Chooses a project of another program, or Word documents coded by hand; shows their content and what importing them
 * would change; imports them and shows the report.
 */
export function ImportProjectDialog({
  chosen,
  onClose,
}: {
  /** The dropped files. */
  chosen: readonly ChosenFile[];
  onClose: () => void;
}) {
  const { t } = useWords();
  const [files, setFiles] = useState(chosen);
  const job = useJob();
  const [report, setReport] = useState<ExchangeReport | null>(null);
  const [highlights, setHighlights] = useState(true);
  const [choice, setChoice] = useState(asProposed);
  const previewed = report ? none : files;
  const { found: looked, problem, isSettled, isEarlier } = usePreview(previewed, highlights, choice.coders);
  // Earlier decisions about conflicts can be changed.
  const isDecided = choice.conflicts === 'theirs' || choice.except.length > 0;
  const hasNothing = looked !== null && !looked.isNew && choice.how === 'merge' && !isDecided;

  const run = async (): Promise<void> => {
    const asked = filesAsked(files);
    if (!asked) return;
    const { how, conflicts, except, coders } = choice;
    const imported = await job.run((watched) =>
      api.exchange.bringIn(
        { ...asked, highlights, merge: how === 'merge', conflicts, except: [...except], coders },
        watched,
      ),
    );
    setReport(imported);
  };
  return (
    <Dialog
      title={t('exchange:bring_title')}
      isOpen
      onClose={onClose}
      size={looked || report ? 'large' : 'medium'}
      {...(report
        ? {}
        : {
            submit: {
              label: t('exchange:bring_action'),
              isDisabled: !isSettled || hasNothing,
              run,
            },
          })}
    >
      {report ? (
        <Done report={report} />
      ) : (
        <>
          {!job.running && (
            <>
              <FileChoice
                host={host}
                files={files}
                onFiles={(next) => {
                  setFiles(next);
                  setChoice(asProposed);
                  job.forget();
                }}
                endings={endings}
                several="docx"
                words={{
                  drop: t('exchange:drop'),
                  formats: t('exchange:formats'),
                  choose: t('exchange:choose'),
                  another: t('exchange:choose_another'),
                  kind: t('exchange:kind_of_file'),
                }}
                folder={{ label: t('exchange:choose_folder'), of: projectFolder }}
              />
              {files.some(({ name }) => /\.docx$/i.test(name)) && (
                <Checkbox isSelected={highlights} onChange={setHighlights}>
                  {t('exchange:with_highlights')}
                </Checkbox>
              )}
              {problem !== null && <Note tone="danger">{problem}</Note>}
              {files.length > 0 && (!looked || isEarlier) && problem === null && (
                <p role="status">{t('exchange:looking')}</p>
              )}
              {looked && (
                <PreviewOfFile isEarlier={isEarlier}>
                  <WhatIsInIt looked={looked} />
                  <WhoIsTheSame looked={looked} choice={choice} onChoice={setChoice} />
                  {looked.isKnown && <WhatIsHere looked={looked} choice={choice} onChoice={setChoice} />}
                </PreviewOfFile>
              )}
            </>
          )}
          <JobProgress job={job} what={t('exchange:bringing', { name: looked?.name ?? '' })} />
        </>
      )}
    </Dialog>
  );
}

function Done({ report }: { report: ExchangeReport }) {
  const words = useWords();
  return (
    <>
      <p role="status" className={styles.told}>
        {outcomeInWords(words, report, true).join(' ')}
      </p>
      <Remarks remarks={report.remarks} />
    </>
  );
}
