import { Pin } from 'lucide-react';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { citationOf, isQuotable } from '#core/citation.ts';
import type { GridPlace } from '#core/basis.ts';
import type { GridRequest } from '#core/summary-grid/request.ts';
import type { PinnedQuote } from '#core/summary-grid/written.ts';
import type { ShownPassage } from '#electron/services/quotes.ts';
import { api } from '#renderer/api.ts';
import { sentenceFor, showError } from '#renderer/app/notices/show-error.ts';
import { useAnswer } from '#renderer/app/services/use-answer.ts';
import { idOf, openPassage, type PassageRow } from '#renderer/common/passages/passage-row.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { cx } from '#renderer/ui/class-names.ts';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { citedInWords } from '#words/citation.ts';
import { arrived, focusOn } from './grid-desk.ts';
import styles from './grid.module.css';

/** How many passages are shown at first, and how many more at a time. */
const MANY = 50;

export interface GridPassagesProps {
  readonly label: string;
  readonly request: GridRequest;
  readonly place: GridPlace;
  /** The working coder's quotes of the cell. */
  readonly quotes: readonly PinnedQuote[];
  /** Null in a read-only project. */
  readonly acts: PassageActs | null;
  /** Keys that mean the same in every part of the screen; returns whether the key was one. */
  readonly onKey: (event: KeyboardEvent) => boolean;
}

/** What can be done with a passage. */
export interface PassageActs {
  /** Inserts the passage into the summary. */
  readonly insert: (shown: ShownPassage) => void;
}

/** The passages of a cell: arrow keys choose one, Space pins it, Q inserts it into the summary, Enter opens it. */
export function GridPassages({ label, request, place, quotes, acts, onKey }: GridPassagesProps) {
  const { t } = useWords();
  const asked = JSON.stringify([request, place]);
  const found = useAnswer(asked, (asking) => asking.summaries.passages({ request, place }));
  const [many, setMany] = useState(MANY);
  const rows = (found.value ?? []).slice(0, many);
  const shown = useAnswer(found.value ? JSON.stringify(rows) : null, (asking) => shownOf(asking, rows));
  const [activeId, setActive] = useState<string | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const at = Math.max(
    0,
    rows.findIndex((row) => idOf(row) === activeId),
  );
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  const passages = rows.flatMap((row, index) => {
    const passage = shown.value?.[index];
    return passage?.codings.length ? [{ row, passage }] : [];
  });
  const pinnedAt = (row: PassageRow): number =>
    quotes.findIndex(({ codingId }) => row.codingIds.includes(codingId));
  const pin = (row: PassageRow): void => {
    const quote = quotes[pinnedAt(row)];
    const codingIds = quote ? [quote.codingId] : row.codingIds.slice(0, 1);
    api.summaries.pin({ place, codingIds, pinned: !quote }).catch(showError);
  };
  const move = (row: PassageRow, by: -1 | 1): void => {
    const index = pinnedAt(row);
    const order = quotes.map(({ codingId }) => codingId);
    const [id] = order.splice(index, 1);
    const to = index + by;
    if (index < 0 || id === undefined || to < 0 || to > order.length) return;
    order.splice(to, 0, id);
    api.summaries.orderQuotes({ place, codingIds: order }).catch(showError);
  };
  const act = (key: ActKey): void => {
    const now = passages[at];
    if (!now) return;
    if (key === 'Enter') openPassage(now.row);
    else if (acts && key === ' ') pin(now.row);
    else if (acts) acts.insert(now.passage);
  };
  const isThere = shown.value !== undefined;
  /** What was asked for before the passages were there. */
  const waiting = useRef<ActKey | null>(null);
  useEffect(() => {
    if (!isThere || waiting.current === null) return;
    const key = waiting.current;
    waiting.current = null;
    act(key);
    // Once, as soon as they are there.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [isThere]);
  const onKeyDown = (event: KeyboardEvent): void => {
    const now = passages[at];
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const isUsed = ((): boolean => {
      if (event.ctrlKey || event.metaKey) return onKey(event);
      if (step !== 0 && event.altKey && now && acts) return (move(now.row, step), true);
      if (step !== 0 && !event.altKey) {
        const next = passages[Math.min(passages.length - 1, Math.max(0, at + step))];
        if (next) setActive(idOf(next.row));
        return true;
      }
      if (isAct(event.key)) {
        if (isThere) act(event.key);
        else waiting.current = event.key;
        return true;
      }
      switch (event.key) {
        case 'Escape':
          focusOn('grid');
          return true;
        case 'F6':
          focusOn(acts ? 'summary' : 'grid');
          return true;
        default:
          return onKey(event);
      }
    })();
    if (!isUsed) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const more = (found.value?.length ?? 0) - rows.length;
  if (found.error) return <Note tone="danger">{sentenceFor(found.error)}</Note>;
  return (
    <div className={styles.passages}>
      <div
        ref={(element) => {
          list.current = element;
          arrived('passages', element);
        }}
        className={styles.passageList}
        role="listbox"
        aria-label={label}
        aria-activedescendant={passages[at] ? `grid-passage-${at}` : undefined}
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        {passages.map(({ row, passage }, index) => (
          <Passage
            key={idOf(row)}
            id={`grid-passage-${index}`}
            row={row}
            passage={passage}
            isActive={index === at}
            pinned={pinnedAt(row)}
            ofPinned={quotes.length}
            onPress={() => setActive(idOf(row))}
            onOpen={() => openPassage(row)}
            onPin={acts ? () => pin(row) : undefined}
          />
        ))}
      </div>
      {found.value && passages.length === 0 && shown.value && (
        <p className={styles.quiet}>{t('summary_grid:none_here')}</p>
      )}
      {more > 0 && (
        <LinkButton onPress={() => setMany(many + MANY)}>
          {t('summary_grid:more', { count: more })}
        </LinkButton>
      )}
    </div>
  );
}

/** A key that does something with the chosen passage. */
type ActKey = 'Enter' | ' ' | 'q' | 'Q';

function isAct(key: string): key is ActKey {
  return ['Enter', ' ', 'q', 'Q'].includes(key);
}

async function shownOf(asking: typeof api, rows: readonly PassageRow[]): Promise<ShownPassage[]> {
  const pieces: ShownPassage[] = [];
  for (let from = 0; from < rows.length; from += 200)
    pieces.push(...(await asking.passages.show({ rows: rows.slice(from, from + 200).map(plain) })));
  return pieces;
}

function plain({ sourceId, span, codingIds }: PassageRow) {
  return { sourceId, span, codingIds: [...codingIds] };
}

interface PassageProps {
  readonly id: string;
  readonly row: PassageRow;
  readonly passage: ShownPassage;
  readonly isActive: boolean;
  /** The place among the pinned ones, from 0; -1 for one that is not pinned. */
  readonly pinned: number;
  readonly ofPinned: number;
  readonly onPress: () => void;
  readonly onOpen: () => void;
  readonly onPin: (() => void) | undefined;
}

function Passage({ id, row, passage, isActive, pinned, ofPinned, ...on }: PassageProps) {
  const words = useWords();
  const { t } = words;
  const source = useProject((state) => state.tables.source.get(row.sourceId));
  if (!source) return null;
  const { codings, quote } = passage;
  const voice = row.span && source.kind === 'interview' ? (codings[0]?.voice ?? 'paraphrase') : null;
  const stances = [...new Set(codings.flatMap(({ stance }) => stance ?? []))];
  const isSpoken =
    source.kind === 'interview' && codings.every((each) => isQuotable(source.kind, each.voice));
  const facts = [
    citedInWords(words, citationOf(source)),
    ...(voice === null ? [] : [t(`exports:voice.${voice}`)]),
    ...stances.map((stance) => t(`passages:stance.${stance}`)),
  ];
  const pinnedLabel = t(ofPinned > 1 ? 'summary_grid:pinned_place' : 'summary_grid:pinned', {
    place: pinned + 1,
  });
  return (
    // The list itself has the keys.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isActive}
      className={cx(styles.passage, isActive && styles.activePassage)}
      onClick={on.onPress}
      onDoubleClick={on.onOpen}
    >
      <p className={styles.quote} lang={source.language ?? undefined}>
        {row.span === null
          ? t('passages:whole_source')
          : isSpoken
            ? t('reader:quoted', { quote: quote.quote.trim() })
            : quote.quote}
      </p>
      <p className={styles.facts}>
        <span>{facts.join(t('summary_grid:separator'))}</span>
        {pinned >= 0 && <span className={styles.pinned}>{pinnedLabel}</span>}
        {on.onPin && row.span && (
          // For the mouse only: an option of a list holds no button, and Space does the same.
          <span
            role="presentation"
            aria-hidden
            className={cx(styles.pin, pinned >= 0 && styles.pinned)}
            title={t(pinned >= 0 ? 'summary_grid:unpin' : 'summary_grid:pin')}
            onClick={on.onPin}
            onDoubleClick={(event) => event.stopPropagation()}
          >
            <Pin size={13} aria-hidden />
          </span>
        )}
      </p>
    </div>
  );
}
