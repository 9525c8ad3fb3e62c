import { Search } from 'lucide-react';
import { useState } from 'react';
import { api } from '#renderer/api.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { useAnswer } from '#renderer/app/services/use-answer.ts';
import { useOpenQuery } from '#renderer/common/openers/open-query.ts';
import {
  deleteSaved,
  openSaved,
  useSavedQueries,
  type Saved,
} from '#renderer/common/queries/saved-queries.ts';
import { readsTexts } from '#core/query/reads-texts.ts';
import type { CountingRequest, Unit } from '#core/counting/request.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { cx } from '#renderer/ui/class-names.ts';
import { SectionHeading } from '#renderer/ui/section-heading.tsx';
import { Tree } from '#renderer/ui/tree/tree.tsx';
import { countInWords } from '#words/numbers.ts';
import styles from './navigator.module.css';

export interface SavedQueriesProps {
  /** What is counted beside each, as beside the codes. */
  readonly unit: Unit;
  readonly request: CountingRequest;
}

/** The saved queries above the codes, each with what it finds now; nothing while none is saved. */
export function SavedQueries({ unit, request }: SavedQueriesProps) {
  const words = useWords();
  const { t } = words;
  const saved = useSavedQueries();
  const open = useOpenQuery();
  const readOnly = useProject((state) => state.open?.readOnly ?? true);
  const [renaming, setRenaming] = useState<string | null>(null);
  const key = JSON.stringify([unit, request]);
  const { value: quick } = useAnswer(saved.length > 0 ? key : null, (asking) =>
    asking.savedQueries.counts({ unit, request }),
  );
  // Those that read texts take longer, and come later.
  const isSlow = saved.some(({ present }) => present && readsTexts(present.query));
  const { value: inTexts } = useAnswer(isSlow ? key : null, (asking) =>
    asking.savedQueries.countsInTexts({ unit, request }),
  );
  if (saved.length === 0) return null;
  const countOf = (id: string): number | null => quick?.[id] ?? inTexts?.[id] ?? null;
  return (
    <div className={styles.queries}>
      <SectionHeading className={styles.head}>{t('saved_queries:title')}</SectionHeading>
      <Tree<Saved>
        label={t('saved_queries:title')}
        height="content"
        branches={saved.map((value) => ({ id: value.id, value, children: [] }))}
        textOf={({ name }) => name}
        render={(query) => <Name query={query} />}
        trailing={({ id }) => {
          const count = countOf(id);
          return count === null ? null : (
            <span className={cx(count === 0 && styles.noCount)}>{countInWords(words, count)}</span>
          );
        }}
        isQuiet={({ present }) => present === null || present.missing.length > 0}
        open={new Set()}
        onOpenChange={() => undefined}
        selected={new Set(open?.savedId ? [open.savedId] : [])}
        onSelectedChange={([id]) => {
          const chosen = saved.find((each) => each.id === id);
          if (chosen) openSaved(chosen);
        }}
        onActivate={openSaved}
        selectingOpens
        {...(!readOnly && {
          renaming,
          onRenamingChange: setRenaming,
          onRename: (query: Saved, name: string) => {
            api.savedQueries.rename({ id: query.id, name }).catch(showError);
          },
          onDelete: (ids: ReadonlySet<string>) => {
            for (const query of saved) if (ids.has(query.id)) void deleteSaved(query);
          },
          onMove: ([id]: readonly string[], target: { readonly id: string; readonly where: string }) => {
            if (id === undefined) return;
            const rest = saved.filter((each) => each.id !== id);
            const place = rest.findIndex((each) => each.id === target.id);
            const before = rest[target.where === 'before' ? place : place + 1];
            api.savedQueries.move({ id, beforeId: before?.id ?? null }).catch(showError);
          },
          canMove: (_: readonly string[], target: { readonly where: string }) => target.where !== 'inside',
        })}
        menu={([query]) =>
          query
            ? [
                {
                  entries: [
                    {
                      id: 'open',
                      label: t('saved_queries:open'),
                      keys: 'Enter',
                      run: () => openSaved(query),
                    },
                    ...(readOnly
                      ? []
                      : [
                          {
                            id: 'rename',
                            label: t('saved_queries:rename'),
                            keys: 'F2',
                            run: () => setRenaming(query.id),
                          },
                          {
                            id: 'delete',
                            label: t('common:delete'),
                            keys: 'Delete',
                            danger: true,
                            run: () => void deleteSaved(query),
                          },
                        ]),
                  ],
                },
              ]
            : []
        }
      />
    </div>
  );
}

function Name({ query: { name } }: { readonly query: Saved }) {
  return (
    <span className={styles.source}>
      <Search size={13} aria-hidden className={styles.lens} />
      <span className={styles.name}>{name}</span>
    </span>
  );
}
