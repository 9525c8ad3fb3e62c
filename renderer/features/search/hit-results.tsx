import { useCallback, useState, type RefObject } from 'react';
import { showError } from '#renderer/app/notices/show-error.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import type { MenuSection } from '#renderer/ui/menu.tsx';
import { CodeBar } from './code-bar.tsx';
import { copyHits } from './copy-hits.ts';
import { noLines, onlyLine, type HitLinesHandle } from './hit-lines.tsx';
import { openHitBeside, heldSearch, openHit } from '#renderer/common/search/held-search.ts';
import { KwicTable } from './kwic-table.tsx';
import { leavePlace, leftPlace } from './list-place.ts';
import type { RowRanges } from './row-ranges.ts';
import type { SearchChoices } from './search-choices.ts';
import type { HitList } from './use-search.ts';

export interface HitResultsProps {
  readonly list: HitList;
  /** Whether the search was stopped before finding all hits. */
  readonly isStopped: boolean;
  readonly choices: SearchChoices;
  readonly onChange: (changed: Partial<SearchChoices>) => void;
  readonly lines: RefObject<HitLinesHandle | null>;
  readonly onView: (from: number, to: number) => void;
}

/** The hits with actions to open, copy and code one or many. */
export function HitResults({ list, isStopped, choices, onChange, lines, onView }: HitResultsProps) {
  const { t } = useWords();
  const readOnly = useProject((state) => state.open?.readOnly ?? true);
  const { pages } = list;
  const { request, order, stamp } = pages;
  const [choice, setChoice] = useState(() => {
    const held = heldSearch();
    const isOfList = held && JSON.stringify([held.request, held.order]) === JSON.stringify([request, order]);
    return isOfList ? onlyLine(held.index) : noLines;
  });
  const onShown = useCallback(
    (from: number, to: number) => {
      onView(from, to);
      pages.want(from, to);
    },
    [onView, pages],
  );
  const open = (index: number): void => {
    const row = pages.row(index);
    if (row) openHit({ request, order, total: list.total, index, row });
  };
  const openBeside = (index: number): void => openHitBeside(pages.row(index));
  const menu = (rows: RowRanges): MenuSection[] => [
    {
      entries: [
        { id: 'open', label: t('search:open'), keys: 'Enter', run: () => open(rows[0]?.[0] ?? 0) },
        {
          id: 'beside',
          label: t('beside:open'),
          keys: 'Shift+Enter',
          run: () => openBeside(rows[0]?.[0] ?? 0),
        },
        { id: 'copy', label: t('search:copy'), run: () => void copyHits(pages, rows).catch(showError) },
      ],
    },
  ];
  return (
    <>
      <KwicTable
        ref={lines}
        list={list}
        order={choices.order}
        onOrder={(by) => onChange({ order: by })}
        choice={choice}
        onChoice={setChoice}
        onOpen={open}
        onOpenBeside={openBeside}
        onView={onShown}
        initialOffset={leftPlace(stamp)}
        onOffset={(offset) => leavePlace(stamp, offset)}
        menu={menu}
      />
      {!readOnly && (
        <CodeBar
          list={list}
          isStopped={isStopped}
          choice={choice}
          extent={choices.extent}
          onExtent={(extent) => onChange({ extent })}
          lines={lines}
        />
      )}
    </>
  );
}
