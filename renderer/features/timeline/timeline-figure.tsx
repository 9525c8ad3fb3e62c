import { useCallback, useEffect, useRef, useState, type KeyboardEvent, type MouseEvent } from 'react';
import type { Theme } from '#core/codes/colours.ts';
import { timelineFigure } from '#figures/timeline.ts';
import type { TimelineFigure } from '#core/figures/figure.ts';
import type { Timeline } from '#core/timeline/timeline.ts';
import type { CountPlace } from '#renderer/common/counts/count-table.tsx';
import { useActions } from '#renderer/app/services/action-handlers.ts';
import { useWords } from '#renderer/state/words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Figure } from '#renderer/ui/figure/figure.tsx';
import styles from './timeline.module.css';

/** The place of a point among lines, themes and periods. */
export interface PointPlace {
  readonly line: number;
  readonly theme: number;
  readonly period: number;
}

export interface TimelinePanelsProps {
  readonly figure: TimelineFigure;
  readonly timeline: Timeline;
  readonly active: PointPlace | null;
  readonly onActive: (place: PointPlace) => void;
  readonly onOpen: (place: CountPlace) => void;
}

/** So many points are drawn at once; more themes follow when asked for, since a browser draws more only slowly. */
const MAX_POINTS = 2500;

/** The figure: a press opens the passages of a point; arrow keys move between points, Enter opens. */
export function TimelinePanels({ figure, timeline, active, onActive, onOpen }: TimelinePanelsProps) {
  const { t } = useWords();
  const frame = useRef<HTMLDivElement>(null);
  const { lines, themes, periods } = timeline;
  const at = active ?? { line: 0, theme: 0, period: 0 };
  const spoken = figure.points[at.line]?.[at.theme]?.[at.period]?.spoken ?? '';
  const key = `${at.line} ${at.theme} ${at.period}`;
  const inSight = useRef('');
  const [most, setMost] = useState(MAX_POINTS);
  const room = Math.max(1, Math.floor(most / Math.max(1, lines.length * periods.length)));
  const drawn = Math.min(themes.length, Math.max(room, at.theme + 1));
  const draw = useCallback(
    (width: number, theme: Theme) =>
      timelineFigure(
        {
          ...figure,
          title: '',
          subtitle: '',
          themes: figure.themes.slice(0, drawn),
        },
        { theme, width },
      ),
    [figure, drawn],
  );
  // The figure is drawn anew for a new width; the mark is set again on what was drawn.
  useEffect(() => {
    const element = frame.current;
    if (!element) return undefined;
    const mark = (): void => {
      for (const each of element.querySelectorAll('[data-active]')) each.removeAttribute('data-active');
      const point = active && element.querySelector(`[data-place="${key}"]`);
      point?.setAttribute('data-active', '');
      // A panel below the edge of the window comes into sight as the keys move to it, but not because it is drawn anew.
      if (!point || inSight.current === key || element !== document.activeElement) return;
      inSight.current = key;
      point.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    };
    mark();
    const observer = new MutationObserver(mark);
    observer.observe(element, { childList: true, subtree: true });
    return () => observer.disconnect();
  }, [active, key, figure]);
  const open = ({ line, theme, period }: PointPlace): void => {
    const codeId = themes[theme]?.codeId;
    const column = periods[period]?.key;
    if (codeId !== undefined && column !== undefined) onOpen({ codeId, row: String(line), column });
  };
  const move = (by: Partial<PointPlace>): void => {
    const next = {
      line: at.line + (by.line ?? 0),
      theme: at.theme,
      period: at.period + (by.period ?? 0),
    };
    // Beyond the last line comes the first of the next theme, as panels follow each other.
    const panel = Math.min(
      lines.length * themes.length - 1,
      Math.max(0, at.theme * lines.length + next.line),
    );
    onActive(
      active === null
        ? at
        : {
            line: by.line === undefined ? at.line : panel % lines.length,
            theme: by.line === undefined ? at.theme : Math.floor(panel / lines.length),
            period: Math.min(periods.length - 1, Math.max(0, next.period)),
          },
    );
  };
  useActions({
    'timeline.earlier': () => move({ period: -1 }),
    'timeline.later': () => move({ period: 1 }),
    'timeline.above': () => move({ line: -1 }),
    'timeline.below': () => move({ line: 1 }),
    'timeline.open': () => open(at),
  });
  const onClick = (event: MouseEvent): void => {
    const place = (event.target as Element).closest('[data-place]')?.getAttribute('data-place')?.split(' ');
    if (!place) return;
    const [line = 0, theme = 0, period = 0] = place.map(Number);
    onActive({ line, theme, period });
    open({ line, theme, period });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.target !== event.currentTarget) return;
    const by = steps[event.key];
    if (by) move(by);
    else if (event.key === 'Enter') open(at);
    else return;
    event.preventDefault();
  };
  return (
    <>
      {/* A figure to move in by arrow keys; its numbers stand in a table, one key away. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <div
        ref={frame}
        className={styles.figure}
        role="application"
        aria-label={t('timeline:figure_label', { title: figure.title })}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        onClick={onClick}
        onKeyDown={onKeyDown}
      >
        <Figure draw={draw} widest={1400} />
        <output className={styles.heard}>{active === null ? '' : spoken}</output>
      </div>
      {drawn < themes.length && (
        <Button className={styles.more} onPress={() => setMost(Infinity)}>
          {t('timeline:more_themes', { count: themes.length - drawn })}
        </Button>
      )}
    </>
  );
}

const steps: Readonly<Record<string, Partial<PointPlace>>> = {
  ArrowLeft: { period: -1 },
  ArrowRight: { period: 1 },
  ArrowUp: { line: -1 },
  ArrowDown: { line: 1 },
};
