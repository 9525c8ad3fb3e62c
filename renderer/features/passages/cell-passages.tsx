import type { ReactNode } from 'react';
import type { CellRequest } from '#core/counting/opened-columns.ts';
import type { Unit } from '#core/counting/request.ts';
import { byPosition } from '#core/by-position.ts';
import { sentenceFor } from '#renderer/app/notices/show-error.ts';
import { useAnswer } from '#renderer/app/services/use-answer.ts';
import countingStyles from '#renderer/common/counts/counting.module.css';
import { chooseRows, useChosenRows } from '#renderer/common/passages/chosen-rows.ts';
import { openFrom } from '#renderer/common/passages/held-list.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { CodeSwatch } from '#renderer/ui/code-swatch.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { listPlace } from './list-places.ts';
import { sizeInWords } from './passage-size.ts';
import { PassageList } from './passage-list.tsx';

export interface CellPassagesProps {
  /** What was counted, and the cell of its table. */
  readonly request: CellRequest;
  readonly cell: { readonly codeId: string; readonly columnKey?: string };
  /** The column of the cell in words, and the row of a crosstab. */
  readonly column: string;
  readonly unit: Unit;
  /** The number in the cell; null where there is none. */
  readonly count: number | null;
  /** The number in words, as the heading: “51 of 84 reports”. */
  readonly counted: ReactNode;
  /** Why there is no count or no share; empty if nothing is missing. */
  readonly reason: string;
  /** Whether several people coded what is counted. */
  readonly namesCoders: boolean;
  /** What else can be done with the cell, below its number. */
  readonly actions?: ReactNode;
}

/** Exactly the passages that a cell counts, under its number. */
export function CellPassages({ request, cell, column, unit, count, counted, ...more }: CellPassagesProps) {
  const words = useWords();
  const { t } = words;
  const code = useProject((state) => state.codebook.byId.get(cell.codeId));
  // A row may be a saved query too.
  const query = useProject((state) => state.tables.savedQuery.get(cell.codeId));
  const held = { request, cell, words: '' };
  const chosen = useChosenRows(held);
  const key = JSON.stringify([request, cell]);
  const passages = useAnswer(key, (asking) => asking.passages.list({ request, cell }));
  const name = code?.name ?? query?.name;
  if (name === undefined) return <EmptyState sentence={t('analysis:choose_a_cell')} />;
  if (passages.error) return <Note tone="danger">{sentenceFor(passages.error)}</Note>;
  const list = passages.value;
  const heading = (
    <>
      {name} <span className={countingStyles.cellColumn}>· {column}</span>
    </>
  );
  return (
    <div className={countingStyles.inspector}>
      <header className={countingStyles.cellHead}>
        <h2 className={countingStyles.cellName}>
          {code ? <CodeSwatch colour={code.colour}>{heading}</CodeSwatch> : heading}
        </h2>
        <p className={countingStyles.cellCount}>{counted}</p>
        {more.reason !== '' && <p className={countingStyles.quiet}>{more.reason}</p>}
        {list && <p className={countingStyles.quiet}>{sizeInWords(words, list.rows)}</p>}
        {unit === 'respondents' && (count ?? 0) > 0 && <People request={request} cell={cell} />}
        {more.actions}
      </header>
      {list && (
        <PassageList
          label={t('analysis:passages_of', { name })}
          rows={list.rows}
          codeId={cell.codeId}
          namesCoders={more.namesCoders}
          isCompact
          selected={chosen}
          onSelectedChange={(ids) => chooseRows(held, ids)}
          place={listPlace(`cell ${key}`)}
          onOpen={(row) => openFrom({ ...held, column, from: 'analysis' }, row)}
          empty={
            <EmptyState
              sentence={t(
                unit === 'characters' || unit === 'passages' ? 'analysis:no_passages' : 'analysis:no_codings',
              )}
            />
          }
        />
      )}
    </div>
  );
}

/** The respondents whom a cell counts. */
function People({ request, cell }: Pick<CellPassagesProps, 'request' | 'cell'>) {
  const respondents = useProject((state) => state.tables.respondent);
  const { value } = useAnswer(JSON.stringify([request, cell]), (asking) =>
    asking.passages.respondents({ request, cell }),
  );
  const named = (value ?? []).flatMap((id) => respondents.get(id) ?? []);
  return (
    <p className={countingStyles.people}>
      {named
        .toSorted(byPosition)
        .map(({ name }) => name)
        .join(' · ')}
    </p>
  );
}
