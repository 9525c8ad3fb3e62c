import { useState } from 'react';
import { api, host } from '#renderer/api.ts';
import { FileChoice } from '#renderer/common/files/file-choice.tsx';
import { PreviewOfFile } from '#renderer/common/files/preview-of-file.tsx';
import { JobProgress } from '#renderer/app/services/job-progress.tsx';
import { useJob } from '#renderer/app/services/use-job.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { Comparison } from './comparison.tsx';
import { sheetAsked } from './corrections.ts';
import { SheetView } from './sheet-view.tsx';
import {
  closeTicks,
  showComparison,
  showSheet,
  takeSheet,
  useTicksDesk,
} from '#renderer/common/openers/ticks-desk.ts';
import { useTicksPreview } from './use-ticks-preview.ts';

/** The dialog for a sheet of ticks: choose it, check how it is read, and import it or compare it with the codings. */
export function TicksDialog() {
  const { stage } = useTicksDesk();
  return stage === 'report' ? <ComparisonDialog /> : <SheetDialog />;
}

const endings = ['xlsx', 'csv', 'tsv'];

function SheetDialog() {
  const { t } = useWords();
  const { file, corrections } = useTicksDesk();
  const readOnly = useProject((state) => state.open?.readOnly ?? true);
  const [asThemes, setAsThemes] = useState(true);
  const job = useJob();
  const { plan, name, isEarlier, problem: unread, isSettled } = useTicksPreview(file, corrections);
  const count = plan?.counts.codings ?? 0;
  const run = async (): Promise<void> => {
    if (!file || !plan) return;
    const group = crypto.randomUUID();
    const done = await job.run((watched) =>
      api.ticks.run({ ...sheetAsked(file, corrections), basis: plan.basis, asThemes }, { group, ...watched }),
    );
    if (done)
      showComparison({ what: t('ticks:done', { count: done.counts.codings, name: file.name }), group });
  };
  return (
    <Dialog
      title={t('ticks:title')}
      isOpen
      onClose={closeTicks}
      size={plan ? 'wide' : 'medium'}
      aside={
        plan && (
          <Button isDisabled={!isSettled || plan.missing !== null} onPress={() => showComparison()}>
            {t('ticks:reconcile_only')}
          </Button>
        )
      }
      submit={{
        label: plan ? t('ticks:import', { count }) : t('ticks:import_action'),
        isDisabled: readOnly || count === 0 || !isSettled,
        run,
      }}
    >
      <FileChoice
        host={host}
        files={file ? [file] : []}
        onFiles={([sheet]) => {
          job.forget();
          if (sheet) takeSheet(sheet);
        }}
        endings={endings}
        words={{
          drop: t('ticks:drop'),
          formats: t('ticks:formats'),
          choose: t('ticks:choose'),
          another: t('ticks:choose_another'),
          kind: t('ticks:kind_of_file'),
        }}
      />
      <JobProgress job={job} what={t('ticks:title')} />
      {unread !== null && <Note tone="danger">{unread}</Note>}
      {file && (!plan || isEarlier) && unread === null && <p role="status">{t('ticks:looking')}</p>}
      {plan && (
        <PreviewOfFile isEarlier={isEarlier}>
          <SheetView name={name} plan={plan} asThemes={asThemes} onAsThemes={setAsThemes} />
        </PreviewOfFile>
      )}
    </Dialog>
  );
}

function ComparisonDialog() {
  const { t } = useWords();
  return (
    <Dialog
      title={t('ticks:report')}
      isOpen
      onClose={closeTicks}
      size="wide"
      aside={<Button onPress={showSheet}>{t('ticks:back')}</Button>}
    >
      <Comparison />
    </Dialog>
  );
}
