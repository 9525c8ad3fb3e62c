import { Download } from 'lucide-react';
import { useRef, useState } from 'react';
import { api } from '#renderer/api.ts';
import { useActions } from '#renderer/app/services/action-handlers.ts';
import { JobProgress } from '#renderer/app/services/job-progress.tsx';
import { useJob } from '#renderer/app/services/use-job.ts';
import { FooterState } from '#renderer/app/services/footer.tsx';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { useChoice } from '#renderer/state/workspace.ts';
import { hasScreen, openScreenOf } from '#renderer/common/kept-tables/screen-of.ts';
import { Button } from '#renderer/ui/button.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { FilterField } from '#renderer/ui/filter-field.tsx';
import { VirtualList } from '#renderer/ui/list/virtual-list.tsx';
import { openMenuIn } from '#renderer/ui/menu-by-key.ts';
import screenStyles from '#renderer/ui/screen.module.css';
import { duplicateKept, exportKept, removeKept } from './kept-acts.ts';
import { KeptLine } from './kept-line.tsx';
import { KeptPreview } from './kept-preview.tsx';
import styles from './kept-tables.module.css';
import { timeInWords } from './time-in-words.ts';
import {
  labelOf,
  useKeptItems,
  useKeptStates,
  usePrintLanguage,
  type KeptItem,
  type KeptStates,
} from './use-kept.ts';

/** From this many items on, the list can be searched. */
const SEARCHED_FROM = 12;

/** Kept tables and figures: the list, the chosen one as it prints, and the exports. */
export function KeptTablesScreen() {
  const { t } = useWords();
  const items = useKeptItems();
  if (items.length === 0)
    return (
      <div className={screenStyles.screen}>
        <EmptyState sentence={t('kept_tables:empty')} />
      </div>
    );
  return <Kept items={items} />;
}

function Kept({ items }: { readonly items: readonly KeptItem[] }) {
  const words = useWords();
  const { known: states, left } = useKeptStates(items);
  const path = useProject((state) => state.open?.path ?? '');
  const readOnly = useProject((state) => state.open?.readOnly ?? true);
  const [chosenId, choose] = useChoice<string | null>(`tables.chosen ${path}`, null);
  const [wanted, setWanted] = useState('');
  const [renamedId, setRenamedId] = useState<string | null>(null);
  const exporting = useRef<HTMLSpanElement>(null);
  const page = useRef<HTMLElement>(null);
  const found = items.filter((item) => fits(`${labelOf(words, item)} ${item.kept.name}`, wanted));
  const chosen = found.find(({ kept }) => kept.id === chosenId) ?? found[0];
  const exportAll = useExport(items, states);
  const act = (work: (item: KeptItem) => unknown) => () => chosen && work(chosen);
  useActions({
    'tables.open': act(() => page.current?.focus()),
    'tables.export': () => openMenuIn(exporting.current),
    'tables.export_all': exportAll.all,
    ...(chosen && hasScreen(chosen.kept) ? { 'tables.screen': act(({ kept }) => openScreenOf(kept)) } : {}),
    ...(readOnly
      ? {}
      : {
          'tables.rename': act(({ kept }) => setRenamedId(kept.id)),
          'tables.up': act(({ kept }) => api.keptTables.move({ id: kept.id, by: -1 })),
          'tables.down': act(({ kept }) => api.keptTables.move({ id: kept.id, by: 1 })),
          'tables.duplicate': act(async (item) => choose(await duplicateKept(words, item))),
          'tables.remove': act((item) => removeKept(words, item)),
        }),
  });
  return (
    <div className={styles.columns}>
      <div className={styles.left}>
        <ListHead items={items} states={states} left={left} exporting={exportAll} />
        {items.length >= SEARCHED_FROM && (
          <FilterField label={words.t('kept_tables:search')} value={wanted} onChange={setWanted} />
        )}
        <VirtualList<KeptItem>
          className={screenStyles.list}
          label={words.t('kept_tables:list')}
          items={found}
          idOf={({ kept }) => kept.id}
          estimate={52}
          selected={new Set(chosen ? [chosen.kept.id] : [])}
          onSelectedChange={(ids) => choose([...ids][0] ?? null)}
          onOpen={() => page.current?.focus()}
          render={(item) => (
            <KeptLine
              item={item}
              counted={states.get(item.kept.id)}
              isRenamed={renamedId === item.kept.id}
              onRenamed={() => setRenamedId(null)}
              nextId={items[items.indexOf(item) + 1]?.kept.id ?? null}
              readOnly={readOnly}
            />
          )}
        />
        <p className={styles.order}>{words.t('kept_tables:order')}</p>
      </div>
      {chosen ? (
        <KeptPreview key={chosen.kept.id} item={chosen} exporting={exporting} page={page} />
      ) : (
        <EmptyState sentence={words.t('kept_tables:none_found')} />
      )}
      <FooterState>
        {words.t('kept_tables:footer', {
          count: items.length,
          changed: exportAll.changed.length,
        })}
      </FooterState>
    </div>
  );
}

function fits(text: string, wanted: string): boolean {
  return text.toLowerCase().includes(wanted.trim().toLowerCase());
}

/** The exports of the whole list, and what has changed since its last one. */
function useExport(items: readonly KeptItem[], states: KeptStates['known']) {
  const words = useWords();
  const [language] = usePrintLanguage();
  const project = useProject((state) => [...state.tables.project.values()][0]?.name ?? '');
  const changed = items.filter(({ kept }) => {
    const what = states.get(kept.id)?.value.state.what;
    return what === 'changed' || what === 'never';
  });
  const job = useJob();
  const write = (some: readonly KeptItem[]) => () => {
    if (job.running) return;
    void job.run((watched) => exportKept(some, { words, language, project, watched }));
  };
  return { job, changed, all: write(items), onlyChanged: write(changed) };
}

interface ListHeadProps {
  readonly items: readonly KeptItem[];
  readonly states: KeptStates['known'];
  /** How many are still to be counted. */
  readonly left: number;
  readonly exporting: ReturnType<typeof useExport>;
}

function ListHead({ items, states, left, exporting }: ListHeadProps) {
  const words = useWords();
  const { t } = words;
  const figures = items.filter(({ isFigure }) => isFigure).length;
  const last = [...states.values()]
    .flatMap(({ value }) => value.state.at ?? [])
    .toSorted()
    .at(-1);
  const { changed } = exporting;
  return (
    <header className={styles.listHead}>
      <h1>{t('kept_tables:for_the_paper')}</h1>
      <p>
        {t('kept_tables:and', {
          one: t('kept_tables:tables_count', { count: items.length - figures }),
          other: t('kept_tables:figures_count', { count: figures }),
        })}
        {last !== undefined && ` · ${t('kept_tables:last_exported', { time: timeInWords(words, last) })}`}
      </p>
      {/* Always there, so that the list below does not move. */}
      <p className={styles.recounting}>
        {left > 0 && t('kept_tables:recounting', { done: items.length - left + 1, count: items.length })}
      </p>
      <div className={styles.exports}>
        <Button
          tone="primary"
          icon={<Download size={14} aria-hidden />}
          isDisabled={exporting.job.running !== null}
          onPress={exporting.all}
        >
          {t('kept_tables:export_all')}
        </Button>
        {changed.length > 0 && last !== undefined && (
          <Button isDisabled={exporting.job.running !== null} onPress={exporting.onlyChanged}>
            {t('kept_tables:export_changed', { count: changed.length })}
          </Button>
        )}
      </div>
      <JobProgress job={exporting.job} what={t('kept_tables:exporting')} />
    </header>
  );
}
