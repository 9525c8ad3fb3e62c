import { isLoss } from '#core/refi/incoming.ts';
import { api, host } from '#renderer/api.ts';
import { JobProgress } from '#renderer/app/services/job-progress.tsx';
import { useJob } from '#renderer/app/services/use-job.ts';
import { useAnswer } from '#renderer/app/services/use-answer.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { useChoice } from '#renderer/state/workspace.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { RadioGroup } from '#renderer/ui/radio-group.tsx';
import styles from './exchange.module.css';
import { Remarks } from './remarks.tsx';

type Unit = 'code-point' | 'utf-16';

/** Says what a file for other programs cannot contain of this project, and exports it. */
export function WriteProjectDialog({ onClose }: { onClose: () => void }) {
  const { t, language } = useWords();
  const project = useProject((state) => [...state.tables.project.values()][0]?.name ?? '');
  const interviews = useProject(
    (state) => [...state.tables.source.values()].filter(({ kind }) => kind === 'interview').length,
  );
  const [unit, setUnit] = useChoice<Unit>('exchange.unit', 'code-point');
  const { value: remarks } = useAnswer(unit, (asking) => asking.exchange.losses({ unit }));
  const lost = remarks?.filter(isLoss) ?? [];
  const job = useJob();
  const write = async (): Promise<void> => {
    const saved = await job.run((watched) =>
      host.saveAs(`${project}.qdpx`, [{ name: t('exchange:kind_of_file'), extensions: ['qdpx'] }], (to) =>
        api.exchange.write({ to, unit, language }, watched),
      ),
    );
    if (saved) onClose();
  };
  return (
    <Dialog
      title={t('exchange:write_title')}
      isOpen
      onClose={onClose}
      submit={{ label: t('exchange:write_action'), run: write }}
    >
      <JobProgress job={job} what={t('exchange:writing', { name: project })} />
      <RadioGroup<Unit>
        label={t('exchange:written_for')}
        value={unit}
        onChange={setUnit}
        options={[
          { value: 'code-point', label: t('exchange:for_all'), note: t('exchange:for_all_note') },
          { value: 'utf-16', label: t('exchange:for_nvivo'), note: t('exchange:for_nvivo_note') },
        ]}
      />
      {interviews > 0 && <Note tone="warning">{t('exchange:holds_interviews', { count: interviews })}</Note>}
      {!remarks && <p role="status">{t('exchange:looking_for_losses')}</p>}
      {remarks && <p>{t(lost.length > 0 ? 'exchange:losses' : 'exchange:no_losses')}</p>}
      <Remarks remarks={lost} />
      {remarks
        ?.filter((remark) => !lost.includes(remark))
        .map(({ key, parameters }) => (
          <Note key={key} tone="warning">
            {t(key, { ...parameters })}
          </Note>
        ))}
      <p className={styles.quiet}>{t('exchange:history_stays')}</p>
    </Dialog>
  );
}
