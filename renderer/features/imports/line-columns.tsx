import { CircleAlert, CircleCheck, CircleMinus, CircleSlash } from 'lucide-react';
import type { ReactNode } from 'react';
import { openPlace } from '#renderer/state/workspace.ts';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import type { Column } from '#renderer/ui/table/column.ts';
import type { ImportOutcome, ReportLine } from '#electron/services/imports/report.ts';
import type { Words } from '#words/words.ts';
import { encodingName } from '#renderer/common/imports/encodings.ts';
import styles from './imports.module.css';
import type { ListedLine } from './report-lines.ts';
import { MAX_REMARKS, remarksOf } from '#renderer/common/imports/report-words.ts';

const marks: Readonly<Record<ImportOutcome, ReactNode>> = {
  imported: <CircleCheck size={14} aria-hidden className={styles.imported} />,
  identical: <CircleMinus size={14} aria-hidden className={styles.identical} />,
  failed: <CircleAlert size={14} aria-hidden className={styles.failed} />,
  skipped: <CircleSlash size={14} aria-hidden className={styles.identical} />,
};

/** The columns of a report. `titleOf` returns the titles of sources that still exist. */
export function lineColumns(
  words: Words,
  titleOf: (sourceId: string) => string | undefined,
): Column<ListedLine>[] {
  const { t } = words;
  const remarks = (line: ReportLine): string => remarksOf(words, line, titleOf, MAX_REMARKS).join(' ');
  return [
    {
      id: 'file',
      title: t('imports:file'),
      width: 180,
      cell: ({ line }) => <bdi title={line.name}>{line.name}</bdi>,
      sortBy: ({ line }) => line.name,
    },
    {
      id: 'outcome',
      title: t('imports:outcome_of_file'),
      width: 116,
      cell: ({ line: { outcome } }) => (
        <span className={styles.outcome}>
          {marks[outcome]}
          {t(`imports:outcome_${outcome}`)}
        </span>
      ),
      sortBy: ({ line }) => line.outcome,
    },
    {
      id: 'became',
      title: t('imports:became'),
      width: 130,
      cell: ({ line }) => became(words, line, titleOf),
    },
    {
      id: 'encoding',
      title: t('imports:encoding'),
      width: 96,
      cell: ({ line: { encoding } }) => (encoding === null ? '' : encodingName(encoding)),
      sortBy: ({ line }) => line.encoding,
    },
    {
      id: 'remarks',
      title: t('imports:remarks'),
      width: 220,
      grow: true,
      cell: ({ line }) => (
        <span title={remarks(line)} className={styles.remarks}>
          {remarks(line)}
        </span>
      ),
      sortBy: ({ line }) => remarks(line) || null,
    },
  ];
}

function became({ t }: Words, line: ReportLine, titleOf: (id: string) => string | undefined): ReactNode {
  const [first] = line.sourceIds;
  if (first === undefined) return '';
  if (line.sourceIds.length > 1) return t('imports:sources', { count: line.sourceIds.length });
  const title = titleOf(first);
  if (title === undefined) return <span className={styles.quiet}>{t('imports:source_gone')}</span>;
  return <LinkButton onPress={() => openPlace({ sourceId: first })}>{title}</LinkButton>;
}
