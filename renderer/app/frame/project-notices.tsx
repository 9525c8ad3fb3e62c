import type { Problem } from '#core/health.ts';
import { offerSalvage } from '#renderer/common/openers/salvage-desk.ts';
import { SalvagedNotice } from '#renderer/features/salvage/salvaged-notice.tsx';
import { leaveSnapshot } from '#renderer/features/snapshots/snapshot-acts.ts';
import { momentInWords } from '#renderer/features/snapshots/snapshot-words.ts';
import { useSnapshotNews } from '#renderer/state/snapshot-news.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { Sentence } from '#renderer/ui/sentence.tsx';
import { showError } from '#renderer/app/notices/show-error.ts';
import styles from './project-notices.module.css';
import { localeOf } from '#words/locale.ts';

/** Warnings about the open project: it is a sample, read-only, or stored in a risky place. */
export function ProjectNotices() {
  const words = useWords();
  const { t, language } = words;
  const open = useProject((state) => state.open);
  const notice = useProject((state) => [...state.tables.project.values()][0]?.notice ?? null);
  const untaken = useSnapshotNews((state) => state.error);
  if (!open) return null;
  const sentenceOf = ({ key, parameters }: Problem) =>
    t(`command_line:${key}` as 'command_line:check', { ...parameters });
  // Made only when a time is shown: making a date format takes longer than drawing the frame of the window.
  const timeOf = (at: string): string =>
    new Intl.DateTimeFormat(localeOf(language), {
      dateStyle: 'medium',
      timeStyle: 'short',
    }).format(new Date(at));
  const { health } = open;
  const warnings = [
    ...(open.holder
      ? [t('shell:held_by', { who: open.holder.who, since: timeOf(open.holder.since) })]
      : open.readOnly && open.snapshot === null && health.state !== 'damaged'
        ? [t('shell:opened_read_only')]
        : []),
    ...(open.interrupted === null ? [] : [t('shell:interrupted', { name: open.interrupted })]),
    ...open.notes.map(({ key, parameters }) => t(key, parameters)),
    ...(untaken ? [t(untaken.key as 'errors:internal', { ...untaken.parameters })] : []),
    ...(open.synced ? [t('shell:synced_folder')] : []),
  ];
  return (
    <section aria-label={t('shell:notices')} className={styles.notices}>
      {open.snapshot && (
        <output className={styles.band}>
          {t('snapshots:band', { at: momentInWords(open.snapshot.at, words) })}
          <LinkButton onPress={() => void leaveSnapshot().catch(showError)}>
            {t('snapshots:band_close')}
          </LinkButton>
        </output>
      )}
      {notice !== null && <p className={styles.notice}>{notice}</p>}
      <SalvagedNotice className={styles.notice} />
      {health.state === 'damaged' && (
        <>
          <output className={styles.warning}>
            <Sentence>{t('shell:damaged')}</Sentence>
            <LinkButton onPress={() => offerSalvage({ path: open.path, how: 'open' })}>
              {t('salvage:button')}
            </LinkButton>
          </output>
          {health.problems.slice(0, 3).map((problem) => (
            <output key={sentenceOf(problem)} className={styles.warning}>
              {sentenceOf(problem)}
            </output>
          ))}
        </>
      )}
      {warnings.map((warning) => (
        <output key={warning} className={styles.warning}>
          {warning}
        </output>
      ))}
    </section>
  );
}
