import { Dices, ListChecks } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { SampleRecord } from '#core/records.ts';
import { api } from '#renderer/api.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { nameOf } from '#renderer/common/sources/source-row.ts';
import { originalIn, standingInWords } from '#renderer/common/sources/standing-words.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { openPlace } from '#renderer/state/workspace.ts';
import { Button } from '#renderer/ui/button.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { InPlaceField } from '#renderer/ui/list/in-place-field.tsx';
import { PageHeader } from '#renderer/ui/page-header.tsx';
import { DataTable } from '#renderer/ui/table/data-table.tsx';
import type { Column } from '#renderer/ui/table/column.ts';
import type { QueueItem } from './queue.ts';
import { deleteSample, openSample } from './sample-acts.ts';
import { useSamples } from './samples-place.ts';
import styles from './triage-work.module.css';
import { useQueueItems } from './use-queue.ts';

/** The selected sample, source by source in the order of the draw. */
export function SampleWork() {
  const { t } = useWords();
  const { chosen } = useSamples();
  if (!chosen)
    return (
      <EmptyState
        className={styles.empty}
        icon={<Dices size={22} aria-hidden />}
        sentence={t('triage:no_samples')}
      />
    );
  return <Sample key={chosen.id} sample={chosen} />;
}

function Sample({ sample }: { sample: SampleRecord }) {
  const words = useWords();
  const { t } = words;
  const items = useQueueItems();
  const sources = useProject((state) => state.tables.source);
  const readOnly = useProject((state) => state.open?.readOnly ?? true);
  const [isRenaming, setRenaming] = useState(false);
  const [selected, select] = useState<ReadonlySet<string>>(new Set());
  const ids = useMemo(() => JSON.parse(sample.sourceIds) as string[], [sample.sourceIds]);
  const drawn = useMemo(() => {
    const byId = new Map(items.map((item) => [item.source.id, item]));
    return ids.flatMap((id) => byId.get(id) ?? []);
  }, [ids, items]);
  const columns: Column<QueueItem>[] = [
    {
      id: 'place',
      title: '#',
      width: 52,
      align: 'end',
      cell: ({ source }) => ids.indexOf(source.id) + 1,
      sortBy: ({ source }) => ids.indexOf(source.id),
    },
    {
      id: 'title',
      title: t('sources:name'),
      width: 200,
      grow: true,
      cell: ({ source }) => nameOf(source),
      sortBy: ({ source }) => nameOf(source),
    },
    {
      id: 'class',
      title: t('sources:class'),
      width: 110,
      cell: ({ className }) => className ?? '',
      sortBy: ({ className }) => className,
    },
    {
      id: 'date',
      title: t('sources:date'),
      width: 100,
      cell: ({ source }) => source.date ?? '',
      sortBy: ({ source }) => source.date,
    },
    {
      id: 'status',
      title: t('sources:status'),
      width: 150,
      cell: ({ source }) => standingInWords(source, originalIn({ source: sources }, source), words),
      sortBy: ({ source }) => source.status,
    },
    {
      id: 'reviewed',
      title: t('sources:review'),
      width: 100,
      cell: ({ reviewed }) => (reviewed ? t('sources:reviewed') : ''),
      sortBy: ({ reviewed }) => (reviewed ? 0 : 1),
    },
  ];
  const gone = ids.length - drawn.length;
  return (
    <div className={styles.work}>
      <PageHeader
        className={styles.head}
        title={
          isRenaming ? (
            <InPlaceField
              label={t('triage:rename_sample')}
              text={sample.name}
              onCommit={(name) => void api.samples.rename({ id: sample.id, name }).catch(showError)}
              onDone={() => setRenaming(false)}
            />
          ) : (
            sample.name
          )
        }
        subtitle={[
          t('triage:sample_facts', { count: ids.length, seed: String(sample.seed) }),
          ...(gone > 0 ? [t('triage:sample_gone', { count: gone })] : []),
        ].join(' · ')}
      >
        {!readOnly && (
          <>
            <Button tone="quiet" onPress={() => setRenaming(true)}>
              {t('triage:rename')}
            </Button>
            <Button tone="quiet" onPress={() => void deleteSample(sample)}>
              {t('triage:delete')}
            </Button>
          </>
        )}
        <Button tone="primary" icon={<ListChecks size={15} aria-hidden />} onPress={() => openSample(sample)}>
          {t('triage:open_as_queue')}
        </Button>
      </PageHeader>
      <DataTable<QueueItem>
        label={sample.name}
        columns={columns}
        rows={drawn}
        idOf={({ source }) => source.id}
        textOf={({ source }) => nameOf(source)}
        isQuiet={({ source }) => source.status === 'excluded' || source.duplicateOf !== null}
        selected={selected}
        onSelectedChange={select}
        onOpen={({ source }) => openPlace({ sourceId: source.id })}
      />
    </div>
  );
}
