import { Fragment, useId, useState, type KeyboardEvent } from 'react';
import type { api } from '#renderer/api.ts';
import { useAnswer } from '#renderer/app/services/use-answer.ts';
import { useWords } from '#renderer/state/words.ts';
import type { ChosenFile } from '#renderer/transport/host.ts';
import { Button } from '#renderer/ui/button.tsx';
import { cx } from '#renderer/ui/class-names.ts';
import { Kbd } from '#renderer/ui/kbd.tsx';
import type { NumberedArticle } from './article-list.tsx';
import styles from './articles.module.css';

/** How many lines of the article itself, and of its neighbours, are shown. */
const MAX_LINES = 300;
const BESIDE = 6;

/** Lines of the file, and the number of the first. */
interface HeldLines {
  readonly from: number;
  readonly lines: Awaited<ReturnType<typeof api.imports.articleLines>>;
}

interface ArticleLinesProps {
  readonly file: ChosenFile;
  readonly encoding: string | null;
  /** The chosen article and its neighbours, as they would be cut. */
  readonly article: NumberedArticle;
  readonly above: NumberedArticle | null;
  readonly below: NumberedArticle | null;
  readonly onJoin: () => void;
  readonly onCut: (line: number) => void;
  /** Moves the cut above an article. */
  readonly onMove: (article: NumberedArticle, line: number) => void;
}

/** The text around an article, with its cuts and with the lines of its facts labelled. A line is chosen with the arrows. */
export function ArticleLines(props: ArticleLinesProps) {
  const { file, encoding, article, above, below, onJoin, onCut, onMove } = props;
  const { t } = useWords();
  const id = useId();
  const from = above === null ? article.from : Math.max(above.from, above.to - BESIDE);
  const end = Math.min(article.to, article.from + MAX_LINES);
  const to = below === null || end < article.to ? end : Math.min(below.to, below.from + BESIDE);
  const { value: held } = useAnswer(
    `lines ${file.reference} ${encoding ?? ''} ${from} ${to}`,
    async (asking): Promise<HeldLines> => {
      const { reference, name } = file;
      const lines = await asking.imports.articleLines({ file: { reference, name }, encoding, from, to });
      // Until the next answer they stay the lines that they are, though others are asked for already.
      return { from, lines };
    },
    { isFixed: true },
  );
  const [chosen, setChosen] = useState<number | null>(null);
  /** The line to which a cut is being dragged. */
  const [over, setOver] = useState<number | null>(null);
  const at = chosen !== null && chosen >= from && chosen < to ? chosen : article.from;
  const move = (next: number): void => {
    const line = Math.min(to - 1, Math.max(from, next));
    setChosen(line);
    document.getElementById(`${id}-${line}`)?.scrollIntoView({ block: 'nearest' });
  };
  /** The next line with words from a line on, upwards or downwards. */
  const besideCut = (by: 1 | -1): number | null => {
    for (let line = article.from + by; line > from && line < to; line += by)
      if (!isBlank(held, line)) return line;
    return null;
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      const line = besideCut(event.key === 'ArrowUp' ? -1 : 1);
      if (line !== null && article.cut !== null) {
        onMove(article, line);
        setChosen(line);
      }
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      Home: from,
      End: to - 1,
    };
    const next = steps[event.key];
    if (next === undefined) {
      // The dialog takes J; K needs to know where the caret is.
      if (event.key.toLowerCase() !== 'k' || event.ctrlKey || event.metaKey || event.altKey) return;
      onCut(at);
    } else move(next);
    event.preventDefault();
    event.stopPropagation();
  };
  const ranges = [above, article, below].flatMap((each) => each ?? []);
  return (
    <div className={styles.text}>
      <h3 className={styles.textTitle}>
        {t('articles:as_cut', { first: ranges[0]?.number ?? 0, last: ranges.at(-1)?.number ?? 0 })}
      </h3>
      <div
        className={styles.lines}
        role="grid"
        aria-label={t('articles:text')}
        aria-activedescendant={`${id}-${at}`}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onClick={({ target }) => {
          const row = target instanceof Element ? target.closest<HTMLElement>('[data-line]') : null;
          if (row) setChosen(Number(row.dataset['line']));
        }}
      >
        {held?.lines.map(({ text, isStrong }, place) => {
          const line = held.from + place;
          const begun = ranges.find((each) => each.from === line && each.cut !== null);
          const label = labelOf(article, line);
          return (
            <Fragment key={line}>
              {begun && (
                <CutLine
                  article={begun}
                  isOwn={begun === article}
                  onJoin={onJoin}
                  onDragOver={(under) => setOver(under !== null && !isBlank(held, under) ? under : null)}
                  onDrop={(under) => {
                    if (under !== null && !isBlank(held, under)) onMove(begun, under);
                    setOver(null);
                  }}
                />
              )}
              <div id={`${id}-${line}`} role="row" aria-selected={line === at} data-line={line}>
                <div
                  role="gridcell"
                  className={cx(
                    styles.line,
                    line === at && styles.at,
                    line === over && styles.dropped,
                    (line < article.from || line >= article.to) && styles.outside,
                    label === 'skipped' && styles.left,
                    isStrong && styles.strong,
                  )}
                >
                  {label !== null && <span className={styles.field}>{t(`articles:line.${label}`)}</span>}
                  <bdi>{text}</bdi>
                </div>
              </div>
            </Fragment>
          );
        })}
      </div>
      <div className={styles.keys}>
        <span>
          <Kbd keys="j" /> {t('articles:key_join')}
        </span>
        <span>
          <Kbd keys="Alt+ArrowUp" to="Alt+ArrowDown" /> {t('articles:key_move')}
        </span>
        <Button onPress={() => onCut(at)} isDisabled={at === article.from || isBlank(held, at)}>
          {t('articles:cut_here')} <Kbd keys="k" />
        </Button>
      </div>
    </div>
  );
}

/** Whether a line has no words, or is not held yet. */
function isBlank(held: HeldLines | undefined, line: number): boolean {
  return (held?.lines[line - held.from]?.text.trim() ?? '') === '';
}

interface CutLineProps {
  readonly article: NumberedArticle;
  readonly isOwn: boolean;
  readonly onJoin: () => void;
  /** The line under the pointer while the cut is dragged; null beside the lines. */
  readonly onDragOver: (line: number | null) => void;
  /** The line under the pointer where the cut is dropped; null beside the lines. */
  readonly onDrop: (line: number | null) => void;
}

/** The cut above an article. It can be dragged to another line. */
function CutLine({ article, isOwn, onJoin, onDragOver, onDrop }: CutLineProps) {
  const { t } = useWords();
  const { number, marker, isByHand, misfit } = article;
  const reason = isByHand
    ? t('articles:cut_by_hand', { number })
    : marker === null
      ? t('articles:cut', { number })
      : t('articles:cut_marked', { number, marker });
  return (
    <div role="row">
      <div
        role="gridcell"
        className={cx(styles.cut, misfit !== null && styles.odd)}
        title={t('articles:move_cut')}
        onPointerDown={(event) => {
          if (event.button !== 0 || (event.target as Element).closest('button')) return;
          event.preventDefault();
          event.currentTarget.setPointerCapture(event.pointerId);
        }}
        onPointerMove={(event) => {
          if (event.currentTarget.hasPointerCapture(event.pointerId))
            onDragOver(lineUnder(event.clientX, event.clientY));
        }}
        onPointerUp={(event) => {
          // Not the line that was drawn last: a quick hand drops before the next picture.
          if (event.currentTarget.hasPointerCapture(event.pointerId))
            onDrop(lineUnder(event.clientX, event.clientY));
        }}
        onPointerCancel={() => onDragOver(null)}
      >
        <span>{reason}</span>
        {isOwn && number > 1 && (
          <Button onPress={onJoin}>
            {t('articles:join_with', { number: number - 1 })} <Kbd keys="j" />
          </Button>
        )}
      </div>
    </div>
  );
}

function lineUnder(x: number, y: number): number | null {
  const row = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-line]');
  return row ? Number(row.dataset['line']) : null;
}

function labelOf({ marks }: NumberedArticle, line: number): 'title' | 'outlet' | 'date' | 'skipped' | null {
  if (marks.title === line) return 'title';
  if (marks.date === line) return 'date';
  if (marks.outlet === line) return 'outlet';
  return marks.skipped.includes(line) ? 'skipped' : null;
}
