import { Copy, Tag, Trash2 } from 'lucide-react';
import { useRef, useState, type KeyboardEvent } from 'react';
import type { TallyRequest } from '#core/counting/request.ts';
import type { CodeRecord } from '#core/records.ts';
import { showError } from '#renderer/app/show-error.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import type { MenuSection } from '#renderer/ui/menu.tsx';
import { chooseRows, useChosenRows } from './chosen-rows.ts';
import { openFrom, type HeldList } from './held-list.ts';
import { listPlace } from './list-places.ts';
import { copyRows, removeRows } from './passage-actions.ts';
import { isFiltering, type PassageFilter } from './passage-filter.ts';
import { PassageList } from './passage-list.tsx';
import { idOf, type PassageRow } from './passage-row.ts';
import styles from './passages.module.css';
import { RecodePalette } from './recode-palette.tsx';

export interface PassageRowsProps {
  code: CodeRecord;
  rows: readonly PassageRow[];
  request: TallyRequest;
  filter: PassageFilter;
  onClear: () => void;
}

/** The list with what one does to its rows: open, copy, recode, remove; to one or to many at once. */
export function PassageRows({ code, rows, request, filter, onClear }: PassageRowsProps) {
  const words = useWords();
  const { t } = words;
  const readOnly = useProject((state) => state.open?.readOnly ?? true);
  const list: HeldList = {
    request,
    cell: { codeId: code.id },
    words: filter.words,
    column: '',
    from: 'passages',
  };
  const chosenIds = useChosenRows(list);
  const chosen = rows.filter((row) => chosenIds.has(idOf(row)));
  const [recoding, setRecoding] = useState<readonly PassageRow[]>([]);
  const bar = useRef<HTMLDivElement>(null);
  const attempt = (work: Promise<unknown>): void => {
    work.catch(showError);
  };
  const open = (row: PassageRow): void => openFrom(list, row);
  const menu = (of: readonly PassageRow[]): MenuSection[] => {
    const [first] = of;
    return [
      {
        entries: [
          ...(of.length === 1 && first
            ? [{ id: 'open', label: t('passages:open'), keys: 'Enter', run: () => open(first) }]
            : []),
          { id: 'copy', label: t('passages:copy'), keys: '$mod+c', run: () => attempt(copyRows(of)) },
        ],
      },
      {
        entries: readOnly
          ? []
          : [
              { id: 'recode', label: t('passages:recode'), keys: 'Shift+c', run: () => setRecoding(of) },
              {
                id: 'remove',
                label: t('passages:remove'),
                keys: 'Delete',
                danger: true,
                run: () => attempt(removeRows(of)),
              },
            ],
      },
    ];
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (chosen.length === 0 || isIn(event.target, 'input')) return;
    const command = event.ctrlKey || event.metaKey;
    const key = event.key.toLowerCase();
    if (command && !event.shiftKey && key === 'c' && String(getSelection()) === '') {
      event.preventDefault();
      attempt(copyRows(chosen));
    } else if (!command && !event.altKey && event.shiftKey && key === 'c' && !readOnly) {
      event.preventDefault();
      event.stopPropagation();
      setRecoding(chosen);
    }
  };
  return (
    // The list inside has the focus; what it does not know of comes here.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className={styles.rows} onKeyDown={onKeyDown}>
      <PassageList
        label={t('tallies:passages_of', { name: code.name })}
        rows={rows}
        codeId={code.id}
        namesCoders={filter.layer === 'union' || filter.layer === 'majority'}
        selected={chosenIds}
        onSelectedChange={(ids) => chooseRows(list, ids)}
        onOpen={open}
        menu={menu}
        {...(readOnly ? {} : { onDelete: () => attempt(removeRows(chosen)) })}
        place={listPlace(`passages ${code.id} ${JSON.stringify(filter)}`)}
        empty={
          isFiltering(filter) ? (
            <EmptyState sentence={t('passages:empty_filter')}>
              <Button onPress={onClear}>{t('passages:clear')}</Button>
            </EmptyState>
          ) : (
            <EmptyState sentence={t('passages:empty')} />
          )
        }
      />
      {chosen.length > 1 && (
        <div ref={bar} className={styles.bar}>
          <span className={styles.barCount}>{t('passages:chosen', { count: chosen.length })}</span>
          <Button icon={<Copy size={14} aria-hidden />} onPress={() => attempt(copyRows(chosen))}>
            {t('passages:copy')}
          </Button>
          {!readOnly && (
            <>
              <Button icon={<Tag size={14} aria-hidden />} onPress={() => setRecoding(chosen)}>
                {t('passages:recode')}
              </Button>
              <Button icon={<Trash2 size={14} aria-hidden />} onPress={() => attempt(removeRows(chosen))}>
                {t('passages:remove')}
              </Button>
            </>
          )}
        </div>
      )}
      {recoding.length > 0 && (
        <RecodePalette rows={recoding} anchor={() => anchorIn(bar.current)} onClose={() => setRecoding([])} />
      )}
    </div>
  );
}

/** The chosen line, else what is given. */
function anchorIn(fallback: HTMLElement | null): DOMRect | null {
  const line = document.querySelector('[role="option"][aria-selected="true"]') ?? fallback;
  return line?.getBoundingClientRect() ?? null;
}

function isIn(target: EventTarget, selector: string): boolean {
  return target instanceof Element && target.closest(selector) !== null;
}
