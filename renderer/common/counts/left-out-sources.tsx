import { useState } from 'react';
import { citationOf } from '#core/citation.ts';
import type { CellRequest } from '#core/counting/opened-columns.ts';
import type { TallyRequest } from '#core/counting/request.ts';
import type { SourceRecord } from '#core/records.ts';
import { useAnswer } from '#renderer/app/services/use-answer.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { openPlace } from '#renderer/state/workspace.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { VirtualList } from '#renderer/ui/list/virtual-list.tsx';
import { citedInWords } from '#words/citation.ts';
import styles from './counting.module.css';

/** The unreviewed sources that carry codings but are not counted. */
export function LeftOutSources({ request }: { request: TallyRequest }) {
  const { t } = useWords();
  const { value } = useAnswer(`unreviewed ${JSON.stringify(request)}`, (asking) =>
    asking.tallies.unreviewed({ request }),
  );
  if (!value) return null;
  return (
    <div className={styles.inspector}>
      <header className={styles.cellHead}>
        <h2 className={styles.cellName}>{t('analysis:unreviewed_title', { count: value.length })}</h2>
        <p className={styles.quiet}>{t('analysis:unreviewed_help')}</p>
      </header>
      <Sources
        label={t('analysis:unreviewed_title', { count: value.length })}
        groups={[{ name: '', ids: value }]}
      />
    </div>
  );
}

export interface BaseSourcesProps {
  readonly request: CellRequest;
  /** The key of the column; absent for the whole base. */
  readonly columnKey?: string | undefined;
  /** The column in words. */
  readonly column: string;
}

/** The sources in the base of a cell. */
export function BaseSources({ request, columnKey, column }: BaseSourcesProps) {
  const { t } = useWords();
  const { value } = useAnswer(`base ${JSON.stringify([request, columnKey])}`, (asking) =>
    asking.tallies.baseSources({ request, ...(columnKey === undefined ? {} : { columnKey }) }),
  );
  if (!value) return null;
  const title = t('analysis:base_title', { count: value.length });
  return (
    <div className={styles.inspector}>
      <header className={styles.cellHead}>
        <h2 className={styles.cellName}>
          {title} <span className={styles.cellColumn}>· {column}</span>
        </h2>
        <p className={styles.quiet}>{t('analysis:base_help')}</p>
      </header>
      <Sources label={title} groups={[{ name: '', ids: value }]} />
    </div>
  );
}

/** The sources that were reviewed before a code of the row was created, by code. */
export function LateSources({ request, codeId }: { request: TallyRequest; codeId: string }) {
  const { t } = useWords();
  const codes = useProject((state) => state.codebook.byId);
  const { value } = useAnswer(`late ${codeId} ${JSON.stringify(request)}`, (asking) =>
    asking.tallies.lateCodes({ request, codeId }),
  );
  const code = codes.get(codeId);
  if (!value || !code) return null;
  return (
    <div className={styles.inspector}>
      <header className={styles.cellHead}>
        <h2 className={styles.cellName}>{t('analysis:late_title', { name: code.name })}</h2>
        <p className={styles.quiet}>{t('analysis:late_help')}</p>
      </header>
      <Sources
        label={t('analysis:late_title', { name: code.name })}
        groups={value.map(({ codeId: lateId, sourceIds }) => ({
          name: t('analysis:late_of', { name: codes.get(lateId)?.name ?? '', count: sourceIds.length }),
          ids: sourceIds,
        }))}
      />
    </div>
  );
}

interface Line {
  readonly id: string;
  readonly source: SourceRecord;
  readonly group: string;
}

interface SourcesProps {
  label: string;
  /** Groups with empty names have no headings. */
  groups: readonly { readonly name: string; readonly ids: readonly string[] }[];
}

/** A list of sources; a press or Enter opens one. */
function Sources({ label, groups }: SourcesProps) {
  const words = useWords();
  const sources = useProject((state) => state.tables.source);
  const classes = useProject((state) => state.tables.class);
  const [selected, select] = useState<ReadonlySet<string>>(new Set());
  const lines = groups.flatMap(({ name, ids }) =>
    ids.flatMap((id): Line[] => {
      const source = sources.get(id);
      return source ? [{ id: `${name} ${id}`, source, group: name }] : [];
    }),
  );
  const isGrouped = groups.some(({ name }) => name !== '');
  return (
    <VirtualList<Line>
      label={label}
      items={lines}
      idOf={({ id }) => id}
      estimate={34}
      render={({ source }) => (
        <span className={styles.source}>
          {citedInWords(words, citationOf(source))}{' '}
          <span className={styles.quiet}>{classes.get(source.classId ?? '')?.name}</span>
        </span>
      )}
      {...(isGrouped ? { grouping: { of: ({ group }) => group } } : {})}
      selected={selected}
      onSelectedChange={select}
      opensOnPress
      onOpen={({ source }) => openPlace({ sourceId: source.id })}
      empty={<EmptyState sentence={words.t('analysis:no_sources')} />}
    />
  );
}
