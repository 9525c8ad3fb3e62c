import { useRef, useState, type KeyboardEvent, type MouseEvent } from 'react';
import type { Portraits } from '#core/portraits/portraits.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { openPlace } from '#renderer/state/workspace.ts';
import { cx } from '#renderer/ui/class-names.ts';
import { CodeSwatch, codeColour } from '#renderer/ui/code-swatch.tsx';
import { useLinesInView } from '#renderer/ui/list/use-lines-in-view.ts';
import { useRootFontSize } from '#renderer/ui/list/root-font-size.ts';
import { gridGroupHead } from '#words/grid-method.ts';
import { countInWords } from '#words/numbers.ts';
import { drawnPassages, type DrawnPassage, type LineScale } from './drawn-passages.ts';
import { choose, usePortraitsDesk } from './portraits-desk.ts';
import styles from './portraits.module.css';

export interface PortraitLinesProps {
  readonly label: string;
  readonly made: Portraits;
  /** The name of the attribute that lines are grouped by; empty for another grouping. */
  readonly attribute: string;
  readonly view: LineScale['as'];
  readonly isTrueLength: boolean;
}

/** Sizes in px at the normal text size. */
const ROW = 26;
const LANE = 5;

type Line =
  | { readonly what: 'group'; readonly head: string; readonly sums: readonly number[] }
  | { readonly what: 'line'; readonly place: number };

/**
 * Sources as lines beneath each other, with the numbers of their passages: a grid of its own for those who do not see
 * the drawing. Arrow keys move between lines and passages, Enter or a press on a bar opens the text there, digits show
 * and hide lanes.
 */
export function PortraitLines({ label, made, attribute, view, isTrueLength }: PortraitLinesProps) {
  const words = useWords();
  const { t } = words;
  const codes = useProject((state) => state.codebook.byId);
  const sources = useProject((state) => state.tables.source);
  const desk = usePortraitsDesk();
  const [hidden, setHidden] = useState<ReadonlySet<number>>(new Set());
  const scroller = useRef<HTMLDivElement>(null);
  const rem = useRootFontSize();
  const { lines, themes } = made;
  const rowHeight = Math.round((Math.max(ROW, themes.length * LANE + 6) / 13) * rem);
  const scale: LineScale = {
    as: view,
    characters: isTrueLength ? Math.max(1, ...lines.map(({ length }) => length)) : null,
    tiles: Math.max(1, ...lines.map(({ places }) => drawnCount(places, hidden))),
  };
  const shown = linesOf(made, (group) => gridGroupHead(words, 'sources', group, attribute));
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
    covered: () => scroller.current?.querySelector('[data-head]')?.clientHeight ?? 0,
  });
  const passagesOf = (place: number): DrawnPassage[] => drawnPassages(lines[place]!, hidden, scale);
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
    const next = new Set(hidden);
    if (!next.delete(theme)) next.add(theme);
    setHidden(next);
    choose({ passage: -1 });
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
    const digit = /^[1-9]$/.test(event.key) ? Number(event.key) - 1 : -1;
    if (lines.length === 0) return;
    else if (event.key === 'ArrowDown') goTo(at + 1);
    else if (event.key === 'ArrowUp') goTo(at < 0 ? 0 : at - 1);
    else if (event.key === 'Home') goTo(0);
    else if (event.key === 'End') goTo(lines.length - 1);
    else if (event.key === 'ArrowRight') step(1);
    else if (event.key === 'ArrowLeft') step(-1);
    else if (event.key === 'Enter' && at >= 0) open(at, desk.passage);
    else if (digit >= 0 && digit < themes.length) toggle(digit);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onClick = (event: MouseEvent): void => {
    const target = event.target as Element;
    const row = target.closest('[data-line]')?.getAttribute('data-line');
    if (row == null) return;
    const passage = target.closest('[data-passage]')?.getAttribute('data-passage');
    choose({ line: lines[Number(row)]!.id, passage: passage == null ? -1 : Number(passage) });
    if (passage != null) open(Number(row), Number(passage));
  };
  const columns = {
    gridTemplateColumns: `${made.of === 'sources' ? 14 : 7}rem 6rem minmax(22rem, 1fr) repeat(${themes.length}, 7rem)`,
  };
  const chosen = at < 0 ? undefined : passagesOf(at)[desk.passage];
  const name = (theme: number): string => codes.get(themes[theme]!.codeId)?.name ?? '';
  return (
    <>
      {/* A grid has the keys itself: its active row is announced. */}
      <div
        ref={scroller}
        className={styles.scroller}
        role="grid"
        aria-label={label}
        aria-rowcount={shown.length + 2}
        aria-activedescendant={at < 0 ? undefined : `portrait-${at}`}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onClick={onClick}
      >
        <div className={styles.head} data-head role="row" aria-rowindex={1} style={columns}>
          <span role="columnheader" className={styles.first}>
            {t(`portraits:corner.${made.of}`)}
          </span>
          <span role="columnheader">{t('portraits:date')}</span>
          <span role="columnheader" className={styles.ends}>
            {view === 'tiles' ? (
              t('portraits:in_order')
            ) : (
              <>
                <span>{t('portraits:first_word')}</span>
                <span>{t('portraits:last_word')}</span>
              </>
            )}
          </span>
          {themes.map(({ codeId }, theme) => (
            <span key={codeId} role="columnheader" className={styles.count} title={name(theme)}>
              <CodeSwatch colour={codes.get(codeId)?.colour ?? 0}>{name(theme)}</CodeSwatch>
            </span>
          ))}
        </div>
        <div className={styles.lines} role="rowgroup" style={{ height: inView.height }}>
          {inView.drawn().map(({ index, top }) => {
            const each = shown[index]!;
            const style = { ...columns, top: top ?? 0, height: rowHeight };
            if (each.what === 'group')
              return (
                <div
                  key={`group ${index}`}
                  role="row"
                  aria-rowindex={index + 2}
                  className={cx(styles.row, styles.group)}
                  style={style}
                >
                  <span role="rowheader" className={styles.groupHead}>
                    {each.head}
                  </span>
                  {each.sums.map((sum, theme) => (
                    <span key={themes[theme]!.codeId} role="gridcell" className={styles.count}>
                      {countInWords(words, sum)}
                    </span>
                  ))}
                </div>
              );
            const line = lines[each.place]!;
            const isActive = each.place === at;
            return (
              <div
                key={line.id}
                id={`portrait-${each.place}`}
                role="row"
                aria-rowindex={index + 2}
                aria-selected={isActive}
                data-line={each.place}
                className={cx(styles.row, isActive && styles.active)}
                style={style}
              >
                <span role="rowheader" className={styles.first} title={line.name}>
                  {line.name}
                </span>
                <span role="gridcell" className={styles.date}>
                  {sources.get(line.id)?.date ?? ''}
                </span>
                <span role="gridcell" className={styles.drawing}>
                  {line.isInBase ? (
                    <span
                      className={styles.text}
                      aria-hidden
                      style={{
                        width: scale.characters ? `${(line.length / scale.characters) * 100}%` : '100%',
                      }}
                    >
                      {themes.map(({ codeId }, theme) => (
                        <i key={codeId} style={{ top: laneTop(theme, themes.length) }} />
                      ))}
                    </span>
                  ) : (
                    <span className={styles.quiet}>{t('summary_grid:empty.not_reviewed')}</span>
                  )}
                  {passagesOf(each.place).map((passage, place) => (
                    <b
                      // Passages of one lane never begin together.
                      key={`${passage.theme} ${passage.start}`}
                      aria-hidden
                      data-passage={place}
                      title={t('portraits:bar', { theme: name(passage.theme), line: line.name })}
                      className={cx(
                        passage.isCounterexample && styles.counterexample,
                        view === 'tiles' && styles.tile,
                        isActive && desk.passage === place && styles.chosen,
                      )}
                      style={{
                        left: `${passage.left}%`,
                        width: `max(2.5px, ${passage.width}%)`,
                        top: laneTop(passage.theme, themes.length),
                        background: codeColour(codes.get(themes[passage.theme]!.codeId)?.colour ?? 0),
                      }}
                    />
                  ))}
                </span>
                {line.places.map((own, theme) => (
                  <span
                    key={themes[theme]!.codeId}
                    role="gridcell"
                    className={cx(styles.count, own.length === 0 && styles.quiet)}
                  >
                    {line.isInBase ? countInWords(words, own.length) : '–'}
                  </span>
                ))}
              </div>
            );
          })}
        </div>
        <div className={styles.foot} role="row" aria-rowindex={shown.length + 2} style={columns}>
          <span role="rowheader" className={styles.groupHead}>
            {t('portraits:in_all')}
          </span>
          {themes.map(({ codeId, passages }) => (
            <span key={codeId} role="gridcell" className={styles.count}>
              {countInWords(words, passages)}
            </span>
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
      <div className={styles.legend} role="group" aria-label={t('portraits:lanes')}>
        {themes.map(({ codeId }, theme) => (
          <button
            key={codeId}
            type="button"
            aria-pressed={!hidden.has(theme)}
            className={cx(styles.lane, hidden.has(theme) && styles.off)}
            onClick={() => toggle(theme)}
          >
            <CodeSwatch colour={codes.get(codeId)?.colour ?? 0} hollow={hidden.has(theme)}>
              {t('portraits:lane', { theme: name(theme), lane: theme + 1 })}
            </CodeSwatch>
          </button>
        ))}
        <span className={styles.key}>
          <i aria-hidden />
          {t('portraits:counterexample')}
        </span>
      </div>
    </>
  );
}

/** The lines under the heads of their groups. */
function linesOf(
  { groups, lines, themes }: Portraits,
  headOf: (group: Portraits['groups'][number]) => string,
): Line[] {
  const shown: Line[] = [];
  let first = 0;
  for (const group of groups) {
    const own = lines.slice(first, first + group.rows);
    if (group.meanings.length > 0)
      shown.push({
        what: 'group',
        head: headOf(group),
        sums: themes.map((_, theme) => own.reduce((sum, { places }) => sum + places[theme]!.length, 0)),
      });
    for (const at of own.keys()) shown.push({ what: 'line', place: first + at });
    first += group.rows;
  }
  return shown;
}

function drawnCount(places: readonly (readonly unknown[])[], hidden: ReadonlySet<number>): number {
  return places.reduce((sum, own, theme) => sum + (hidden.has(theme) ? 0 : own.length), 0);
}

/** Lanes lie close together in the middle of the line. */
function laneTop(theme: number, lanes: number): string {
  return `calc(50% + ${theme - lanes / 2} * ${LANE}rem / 13)`;
}
