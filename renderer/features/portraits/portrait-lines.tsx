import { useRef, type KeyboardEvent, type MouseEvent } from 'react';
import {
  drawnPassages,
  lanesOf,
  lineScale,
  MAX_LANES,
  type DrawnPassage,
  type PortraitDrawing,
} from '#core/portraits/drawn-passages.ts';
import type { Portraits } from '#core/portraits/portraits.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { openPlace } from '#renderer/state/workspace.ts';
import { cx } from '#renderer/ui/class-names.ts';
import { CodeSwatch } from '#renderer/ui/code-swatch.tsx';
import { useLinesInView } from '#renderer/ui/list/use-lines-in-view.ts';
import { useRootFontSize } from '#renderer/ui/list/root-font-size.ts';
import { countInWords } from '#words/numbers.ts';
import { lineGroupHead, scaleInWords } from '#words/portraits-figure.ts';
import { PortraitLegend } from './portrait-legend.tsx';
import { Counted, GroupRow, SourceRow, type GroupOfLines, type PortraitLayout } from './portrait-row.tsx';
import { choose, openPassages, usePortraitsDesk } from './portraits-desk.ts';
import styles from './portraits.module.css';

export interface PortraitLinesProps {
  readonly label: string;
  readonly made: Portraits;
  /** The name of the attribute that lines are grouped by; empty for another grouping. */
  readonly attribute: string;
  /** The name of the attribute that lines are sorted by; empty where another order is chosen. */
  readonly sortedBy: string;
  readonly drawing: PortraitDrawing;
  readonly onLanes: (lanes: readonly string[]) => void;
}

/** Sizes in px at the normal text size: of a line, and of a lane where there are few or many. */
const ROW = 26;
const LANE = 5;
const THIN_LANE = 3;
const FEW_LANES = 5;

type Line = GroupOfLines | { readonly what: 'line'; readonly place: number };

/**
 * Sources as lines beneath each other, with the numbers of their passages: a grid of its own for those who do not see
 * the drawing. Arrow keys move between lines and passages, Enter or a press on a bar opens the text there, digits show
 * and hide lanes, with Shift they list the passages that a number counts, as a press on it does.
 */
export function PortraitLines({ label, made, attribute, sortedBy, drawing, onLanes }: PortraitLinesProps) {
  const words = useWords();
  const { t } = words;
  const codes = useProject((state) => state.codebook.byId);
  const desk = usePortraitsDesk();
  const scroller = useRef<HTMLDivElement>(null);
  const rem = useRootFontSize();
  const { lines, themes } = made;
  const lanes = lanesOf(themes, drawing.lanes);
  // Numbers of themes without a lane stay while there is room for them.
  const numbered = themes.length <= MAX_LANES ? [...themes.keys()] : lanes;
  const lane = lanes.length <= FEW_LANES ? LANE : THIN_LANE;
  const rowHeight = Math.round((Math.max(ROW, lanes.length * lane + 6) / 13) * rem);
  const scale = lineScale(lines, lanes, drawing);
  const marks = scaleInWords(words, scale);
  const hasValues = lines.some(({ values }) => values.length > 0);
  const shown = linesOf(made, (group, ids) => lineGroupHead(words, made, { group, ids, attribute }));
  const indexOf = (place: number): number =>
    shown.findIndex((each) => each.what === 'line' && each.place === place);
  const at = lines.findIndex(({ id }) => id === desk.line);
  const active = useRef(-1);
  active.current = at < 0 ? -1 : indexOf(at);
  const inView = useLinesInView({
    scroller,
    count: shown.length,
    height: rowHeight,
    around: 8,
    active,
    covered: () =>
      [...(scroller.current?.querySelectorAll<HTMLElement>('[data-covers]') ?? [])].reduce(
        (sum, { offsetHeight }) => sum + offsetHeight,
        0,
      ),
  });
  const passagesOf = (place: number): DrawnPassage[] => drawnPassages(lines[place]!, lanes, scale);
  const open = (place: number, passage: number): void => {
    const line = lines[place];
    if (!line) return;
    const found = passagesOf(place)[passage];
    openPlace({
      sourceId: line.id,
      ...(found ? { span: { start: found.start, end: found.end } } : {}),
    });
  };
  const toggle = (theme: number): void => {
    const next = lanes.includes(theme) ? lanes.filter((each) => each !== theme) : [...lanes, theme];
    // A drawing without a lane would be empty.
    if (next.length === 0) return;
    onLanes(next.map((each) => themes[each]!.codeId));
    choose({ passage: -1 });
  };
  const openLine = (place: number, theme: number): void => {
    const line = lines[place];
    const theirs = themes[theme];
    if (!line?.isInBase || !theirs) return;
    const of = { what: 'sources' as const, ids: [line.id] };
    openPassages({ codeId: theirs.codeId, of, name: line.name, count: line.places[theme]!.length });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.target !== event.currentTarget) return;
    const goTo = (place: number): void => {
      const next = Math.min(lines.length - 1, Math.max(0, place));
      choose({ line: lines[next]!.id, passage: -1 });
      inView.reveal(indexOf(next));
    };
    const step = (by: number): void => {
      if (at < 0) return goTo(0);
      const last = passagesOf(at).length - 1;
      choose({ passage: Math.min(last, Math.max(0, desk.passage + by)) });
    };
    // With Shift a digit is another character, which differs by keyboard.
    const digit = Number(/^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1] ?? 0) - 1;
    if (lines.length === 0) return;
    else if (event.key === 'ArrowDown') goTo(at + 1);
    else if (event.key === 'ArrowUp') goTo(at < 0 ? 0 : at - 1);
    else if (event.key === 'Home') goTo(0);
    else if (event.key === 'End') goTo(lines.length - 1);
    else if (event.key === 'ArrowRight') step(1);
    else if (event.key === 'ArrowLeft') step(-1);
    else if (event.key === 'Enter' && at >= 0) open(at, desk.passage);
    else if (digit >= 0 && digit < numbered.length && event.shiftKey) openLine(at, numbered[digit]!);
    else if (digit >= 0 && digit < numbered.length) toggle(numbered[digit]!);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onClick = (event: MouseEvent): void => {
    const target = event.target as Element;
    const number = target.closest('[data-number]')?.getAttribute('data-number')?.split(' ').map(Number);
    if (number) {
      const [index = 0, theme = 0] = number;
      const each = shown[index];
      if (each?.what === 'line') {
        choose({ line: lines[each.place]!.id, passage: -1 });
        openLine(each.place, theme);
      } else {
        const of = each ? { what: 'sources' as const, ids: each.ids } : { what: 'all' as const };
        const count = each ? each.sums[theme]! : themes[theme]!.passages;
        openPassages({ codeId: themes[theme]!.codeId, of, name: each?.head ?? t('portraits:in_all'), count });
      }
      return;
    }
    const row = target.closest('[data-line]')?.getAttribute('data-line');
    if (row == null) return;
    const passage = target.closest('[data-passage]')?.getAttribute('data-passage');
    choose({ line: lines[Number(row)]!.id, passage: passage == null ? -1 : Number(passage) });
    if (passage != null) open(Number(row), Number(passage));
  };
  // Many names have no room over their numbers; the legend has them.
  const areNamed = numbered.length <= FEW_LANES;
  const columns = {
    gridTemplateColumns: `${made.of === 'sources' ? 14 : 7}rem ${hasValues ? '8rem ' : ''}5.2rem minmax(16rem, 1fr) repeat(${numbered.length}, ${areNamed ? 7 : 3.2}rem)`,
  };
  const chosen = at < 0 ? undefined : passagesOf(at)[desk.passage];
  const layout: PortraitLayout = {
    made,
    view: drawing.view,
    lanes,
    lane,
    numbered,
    scale,
    hasValues,
    name: (theme) => codes.get(themes[theme]!.codeId)?.name ?? '',
    colour: (theme) => codes.get(themes[theme]!.codeId)?.colour ?? 0,
  };
  const { name } = layout;
  return (
    <>
      {/* A grid has the keys itself: its active row is announced. */}
      <div
        ref={scroller}
        className={cx(styles.scroller, hasValues && styles.withValues)}
        role="grid"
        aria-label={label}
        aria-rowcount={shown.length + 2}
        aria-activedescendant={at < 0 ? undefined : `portrait-${at}`}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onClick={onClick}
      >
        <div className={styles.head} data-covers role="row" aria-rowindex={1} style={columns}>
          <span role="columnheader" className={styles.first}>
            {t(`portraits:corner.${made.of}`)}
          </span>
          {hasValues && <span role="columnheader">{sortedBy}</span>}
          <span role="columnheader">{t('portraits:date')}</span>
          <span role="columnheader" className={styles.ends}>
            {marks.map((mark, place) => (
              <span
                key={mark}
                className={cx(place % 2 === 1 && marks.length > 3 && styles.quarter)}
                style={{
                  insetInlineStart: `${(place / Math.max(1, marks.length - 1)) * 100}%`,
                  translate: place === 0 ? '0' : place === marks.length - 1 ? '-100%' : '-50%',
                }}
              >
                {mark}
              </span>
            ))}
          </span>
          {numbered.map((theme) => (
            <span
              key={themes[theme]!.codeId}
              role="columnheader"
              className={styles.count}
              title={name(theme)}
            >
              <CodeSwatch colour={layout.colour(theme)} hollow={!lanes.includes(theme)}>
                {areNamed ? name(theme) : <span aria-label={name(theme)}>{lanes.indexOf(theme) + 1}</span>}
              </CodeSwatch>
            </span>
          ))}
        </div>
        <div className={styles.lines} role="rowgroup" style={{ height: inView.height }}>
          {inView.drawn().map(({ index, top }) => {
            const each = shown[index]!;
            const position = { index, style: { ...columns, top: top ?? 0, height: rowHeight } };
            if (each.what === 'group')
              return <GroupRow key={`group ${index}`} layout={layout} group={each} {...position} />;
            return (
              <SourceRow
                key={lines[each.place]!.id}
                layout={layout}
                place={each.place}
                passages={passagesOf(each.place)}
                chosen={each.place === at ? desk.passage : null}
                {...position}
              />
            );
          })}
        </div>
        <div className={styles.foot} data-covers role="row" aria-rowindex={shown.length + 2} style={columns}>
          <span role="rowheader" className={styles.groupHead}>
            {t('portraits:in_all')}
          </span>
          {numbered.map((theme) => (
            <Counted
              key={themes[theme]!.codeId}
              at={`-1 ${theme}`}
              count={themes[theme]!.passages}
              about={t('portraits:line_passages', { theme: name(theme), line: t('portraits:in_all') })}
            />
          ))}
        </div>
      </div>
      <output className={styles.heard}>
        {chosen &&
          t('portraits:spoken', {
            theme: name(chosen.theme),
            at: countInWords(words, desk.passage + 1),
            all: countInWords(words, passagesOf(at).length),
          })}
      </output>
      <PortraitLegend layout={layout} onToggle={toggle} />
    </>
  );
}

/** The lines under the heads of their groups. */
function linesOf(
  { groups, lines, themes }: Portraits,
  headOf: (group: Portraits['groups'][number], ids: readonly string[]) => string,
): Line[] {
  const shown: Line[] = [];
  let first = 0;
  for (const group of groups) {
    const own = lines.slice(first, first + group.rows);
    const ids = own.map(({ id }) => id);
    if (group.meanings.length > 0)
      shown.push({
        what: 'group',
        head: headOf(group, ids),
        ids,
        sums: themes.map((_, theme) => own.reduce((sum, { places }) => sum + places[theme]!.length, 0)),
      });
    for (const at of own.keys()) shown.push({ what: 'line', place: first + at });
    first += group.rows;
  }
  return shown;
}
