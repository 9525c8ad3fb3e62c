import type { KeyboardEvent } from 'react';
import {
  addLine,
  indent,
  moveDown,
  moveUp,
  outdent,
  removeLine,
  type Edited,
} from '#core/query/edit-lines.ts';
import {
  childrenOf,
  lineParts,
  MAX_LINES,
  type LineOperator,
  type QueryLines as Shown,
} from '#core/query/lines.ts';
import { sidesOf, type ResultSide } from '#core/query/result-side.ts';
import { shownKey } from '#renderer/app/services/actions.ts';
import { useWords } from '#renderer/state/words.ts';
import { SegmentedControl } from '#renderer/ui/segmented-control.tsx';
import { Kbd } from '#renderer/ui/kbd.tsx';
import { focusLine, letterOf, linesNow, setLines, setSide, type Builder } from './query-builder.ts';
import { newLines } from './new-lines.ts';
import { LineRow } from './line-row.tsx';
import styles from './query.module.css';
import type { Live } from './use-live-query.ts';

/** Adds a line to the open query below the line with the focus, and opens the choice of what it asks for. */
export function addToQuery(operator: LineOperator, below: number): void {
  const now = linesNow();
  const edited = now && addLine(now.lines, Math.min(below, now.lines.length - 1), operator);
  if (now && edited) setLines({ ...now, lines: edited.lines }, { at: edited.at, choosing: true });
}

export interface QueryLinesProps {
  readonly shown: Shown;
  readonly builder: Builder;
  readonly live: Live;
  /** Goes to the list. */
  readonly onResults: () => void;
}

/** The lines of the query, and below them what of it is the result. */
export function QueryLines({ shown, builder, live, onResults }: QueryLinesProps) {
  const { t } = useWords();
  const { lines, filters } = shown;
  const { focus } = builder;
  const current = Math.min(focus?.at ?? 0, lines.length - 1);
  const change = ({ lines: next, at }: Edited, choosing = false): void =>
    setLines({ lines: next, filters }, { at, choosing });
  const onKey = (event: KeyboardEvent, at: number): void => {
    if (event.ctrlKey || event.metaKey) return;
    const edited = stepOf(event, lines, at);
    if (edited) {
      event.preventDefault();
      event.stopPropagation();
      return change(edited);
    }
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: lines.length - 1 }[event.key];
    if (to !== undefined && !event.altKey) {
      event.preventDefault();
      if (to >= 0 && to < lines.length) focusLine(to);
      else if (to >= lines.length) onResults();
    } else if (event.key === 'Enter') {
      event.preventDefault();
      focusLine(at, true);
    }
  };
  const isFull = lines.length >= MAX_LINES;
  return (
    <div className={styles.builder}>
      <div role="tree" aria-label={t('query:keep_lines')} className={styles.lines}>
        {lines.map((_, at) => {
          const part = live.parts.findIndex((each) => each.at === at);
          const isHere = current === at;
          return (
            <LineRow
              // A line is known by its place alone.
              key={at}
              shown={shown}
              at={at}
              letter={live.parts[part]?.letter ?? null}
              count={live.value?.parts[part]}
              isOld={live.isOld}
              isFocused={isHere}
              isChoosing={isHere && (focus?.choosing ?? false)}
              nonce={isHere ? (focus?.nonce ?? 0) : 0}
              onChange={change}
              onFocus={() => focusLine(at)}
              onChoosing={(choosing) => focusLine(at, choosing)}
              onKey={(event) => onKey(event, at)}
            />
          );
        })}
      </div>
      <div className={styles.more}>
        {newLines.map(({ key, operator, action }) => (
          <button
            key={key}
            type="button"
            className={styles.add}
            disabled={isFull}
            {...(isFull ? { title: t('query:full', { count: MAX_LINES }) } : {})}
            onClick={() => addToQuery(operator, current)}
          >
            + {t(`query:${key}`)} <Kbd keys={shownKey(action)} />
          </button>
        ))}
        <ResultChoice builder={builder} />
      </div>
    </div>
  );
}

function stepOf(event: KeyboardEvent, lines: Shown['lines'], at: number): Edited | null {
  const { key, shiftKey, altKey } = event;
  // Where a line cannot be indented, Tab goes on as everywhere.
  if (key === 'Tab' && !altKey) return shiftKey ? outdent(lines, at) : indent(lines, at);
  if (altKey && key === 'ArrowUp') return moveUp(lines, at);
  if (altKey && key === 'ArrowDown') return moveDown(lines, at);
  if (key === 'Delete' || key === 'Backspace') return removeLine(lines, at);
  return null;
}

/** What of the query is its result, only where there is something to choose. */
function ResultChoice({ builder: { query, side, shown } }: Pick<QueryLinesProps, 'builder'>) {
  const { t } = useWords();
  const sides = query === null ? [] : sidesOf(query);
  if (sides.length < 2) return null;
  const [above, below] = shown === null ? [null, null] : sidesShown(shown);
  const names = { a: above ?? t('query:left_side'), b: below ?? t('query:right_side') };
  return (
    <>
      <span className={styles.label}>{t('query:result')}</span>
      <SegmentedControl<ResultSide>
        label={t('query:result')}
        value={side ?? sides[0] ?? 'left'}
        onChange={setSide}
        segments={sides.map((value) => ({ value, label: t(`query:side.${value}`, names) }))}
      />
    </>
  );
}

/** The letters of the lines that the two sides are; null for a side that is of several lines. */
function sidesShown(shown: Shown): readonly [above: string | null, below: string | null] {
  const { lines } = shown;
  const top = childrenOf(lines, 0).filter((at) => lines[at]?.operand !== null);
  const last = top.at(-1) ?? 0;
  const letterAt = (at: number): string | null => {
    const part = lineParts(shown).findIndex((each) => each.at === at);
    return part < 0 ? null : letterOf(part);
  };
  return [top.length > 1 ? null : letterAt(0), childrenOf(lines, last).length > 0 ? null : letterAt(last)];
}
