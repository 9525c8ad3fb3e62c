// The rows of portraits: a source with the passages on its lanes, or the head of a group with its sums.
import type { CSSProperties } from 'react';
import type { DrawnPassage, LineScale, PortraitDrawing } from '#core/portraits/drawn-passages.ts';
import type { Portraits } from '#core/portraits/portraits.ts';
import { useWords } from '#renderer/state/words.ts';
import { cx } from '#renderer/ui/class-names.ts';
import { codeColour } from '#renderer/ui/code-swatch.tsx';
import { countInWords } from '#words/numbers.ts';
import { valuesInWords } from '#words/portraits-figure.ts';
import styles from './portraits.module.css';

/** What all rows are drawn by. Themes are given by their places in the portraits. */
export interface PortraitLayout {
  readonly made: Portraits;
  readonly view: PortraitDrawing['view'];
  /** The themes with a lane, from the top. */
  readonly lanes: readonly number[];
  /** The height of a lane in px at the normal text size. */
  readonly lane: number;
  /** The themes with a column of numbers. */
  readonly numbered: readonly number[];
  readonly scale: LineScale;
  /** Whether the values that lines are sorted by have a column. */
  readonly hasValues: boolean;
  readonly name: (theme: number) => string;
  readonly colour: (theme: number) => number;
}

/** The head of a group of lines. */
export interface GroupOfLines {
  readonly what: 'group';
  readonly head: string;
  /** The passages of each theme. */
  readonly sums: readonly number[];
  /** The ids of its sources. */
  readonly ids: readonly string[];
}

/** Which row it is, and where. */
interface Position {
  readonly index: number;
  readonly style: CSSProperties;
}

interface GroupRowProps extends Position {
  readonly layout: PortraitLayout;
  readonly group: GroupOfLines;
}

/** The head of a group, with how many passages of each theme lie below it. */
export function GroupRow({ layout, group, index, style }: GroupRowProps) {
  const { t } = useWords();
  const { made, numbered, name } = layout;
  return (
    <div role="row" aria-rowindex={index + 2} className={cx(styles.row, styles.group)} style={style}>
      <span role="rowheader" className={styles.groupHead}>
        {group.head}
      </span>
      {numbered.map((theme) => (
        <Counted
          key={made.themes[theme]!.codeId}
          at={`${index} ${theme}`}
          count={group.sums[theme]!}
          about={t('portraits:line_passages', { theme: name(theme), line: group.head })}
        />
      ))}
    </div>
  );
}

interface SourceRowProps extends Position {
  readonly layout: PortraitLayout;
  /** The place of the source among the lines. */
  readonly place: number;
  readonly passages: readonly DrawnPassage[];
  /** The chosen passage of the chosen line, -1 for none; null on any other line. */
  readonly chosen: number | null;
}

/** A source as a line, with the numbers of its passages. */
export function SourceRow({ layout, place, passages, chosen, index, style }: SourceRowProps) {
  const words = useWords();
  const { t } = words;
  const { made, view, lanes, lane, numbered, scale, hasValues, name, colour } = layout;
  const line = made.lines[place]!;
  const isActive = chosen !== null;
  const laneTop = (theme: number): string =>
    `calc(50% + ${lanes.indexOf(theme) - lanes.length / 2} * ${lane}rem / 13)`;
  const laneHeight = `calc(${lane - 1}rem / 13)`;
  return (
    <div
      id={`portrait-${place}`}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isActive}
      data-line={place}
      className={cx(styles.row, isActive && styles.active)}
      style={style}
    >
      <span role="rowheader" className={styles.first} title={line.name}>
        {line.name}
      </span>
      {hasValues && (
        <span role="gridcell" className={styles.date} title={valuesInWords(words, line)}>
          {valuesInWords(words, line)}
        </span>
      )}
      <span role="gridcell" className={styles.date}>
        {line.date ?? ''}
      </span>
      <span
        role="gridcell"
        className={cx(styles.drawing, view === 'codelines' && !scale.characters && styles.quarters)}
      >
        {line.isInBase ? (
          <span
            className={styles.text}
            aria-hidden
            style={{
              width: scale.characters ? `${(line.length / scale.characters) * 100}%` : '100%',
            }}
          >
            {lanes.map((theme) => (
              <i key={theme} style={{ top: laneTop(theme), height: laneHeight }} />
            ))}
          </span>
        ) : (
          <span className={styles.quiet}>{t('summary_grid:empty.not_reviewed')}</span>
        )}
        {passages.map((passage, at) => (
          <b
            // Passages of one lane never begin together.
            key={`${passage.theme} ${passage.start}`}
            aria-hidden
            data-passage={at}
            title={t('portraits:bar', { theme: name(passage.theme), line: line.name })}
            className={cx(
              passage.isCounterexample && styles.counterexample,
              view === 'tiles' && styles.tile,
              chosen === at && styles.chosen,
            )}
            style={{
              left: `${passage.left}%`,
              width: `max(2.5px, ${passage.width}%)`,
              top: laneTop(passage.theme),
              height: laneHeight,
              background: codeColour(colour(passage.theme)),
            }}
          />
        ))}
      </span>
      {numbered.map((theme) => (
        <Counted
          key={made.themes[theme]!.codeId}
          at={`${index} ${theme}`}
          count={line.isInBase ? line.places[theme]!.length : null}
          about={t('portraits:line_passages', { theme: name(theme), line: line.name })}
        />
      ))}
    </div>
  );
}

interface CountedProps {
  /** The place of its line, -1 for all, and that of its theme. */
  readonly at: string;
  /** Null where nothing is counted. */
  readonly count: number | null;
  readonly about: string;
}

/** A number whose passages a press lists. */
export function Counted({ at, count, about }: CountedProps) {
  const words = useWords();
  if (count === null)
    return (
      <span role="gridcell" className={cx(styles.count, styles.quiet)}>
        –
      </span>
    );
  return (
    <span
      role="gridcell"
      data-number={at}
      title={about}
      className={cx(styles.count, styles.opens, count === 0 && styles.quiet)}
    >
      {countInWords(words, count)}
    </span>
  );
}
