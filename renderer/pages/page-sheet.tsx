import { memo, useCallback, useEffect, useRef, useState, type CSSProperties } from 'react';
import { LAYER_FONT, widthOf } from './letter-widths.ts';
import type { SheetPlace } from './page-stack.ts';
import type { PdfFile } from './pdf-file.ts';
import type { PlacedRun } from './placed-text.ts';
import styles from './page-surface.module.css';

export interface PageSheetProps {
  readonly place: SheetPlace;
  /** CSS pixels per point. */
  readonly scale: number;
  /** Counted from 1. */
  readonly page: number;
  readonly label: string;
  /** Null until the file is open. */
  readonly file: PdfFile | null;
  /** Whether to show the words instead of a picture. */
  readonly isWordsOnly: boolean;
  /** False for a distant page that holds an end of the selection: it has words but no picture. */
  readonly isDrawn: boolean;
  readonly runs: readonly PlacedRun[];
  readonly text: string;
  readonly language: string | null;
  /** Receives the element whose children are the runs in order; null when it unmounts. */
  readonly onLayer: (page: number, layer: HTMLElement | null) => void;
  /** Called if the picture cannot be drawn; the words are shown instead. */
  readonly onFailure: () => void;
}

/** One page: its picture, and over it its words for selection and screen readers. */
export const PageSheet = memo(function PageSheet(props: PageSheetProps) {
  const { place, scale, page, label, file, isDrawn, runs, text, language, onLayer, onFailure } = props;
  const [isFailed, setFailed] = useState(false);
  const layer = useRef<HTMLDivElement>(null);
  useEffect(() => {
    onLayer(page, layer.current);
    return () => onLayer(page, null);
  }, [page, onLayer]);
  const fail = useCallback((): void => {
    setFailed(true);
    onFailure();
  }, [onFailure]);
  const { left, top, width, height } = place;
  const isSeen = props.isWordsOnly || isFailed;
  return (
    <div
      role="group"
      aria-label={label}
      className={styles.sheet}
      style={{ left, top, width, height, '--scale': `${scale}px` } as CSSProperties}
    >
      {file && isDrawn && <Picture file={file} page={page} width={width} onFailure={fail} />}
      <div
        ref={layer}
        data-printed
        className={isSeen ? styles.words : styles.layer}
        lang={language ?? undefined}
        style={{ fontFamily: LAYER_FONT }}
      >
        <Words runs={runs} text={text} isSeen={isSeen} />
      </div>
    </div>
  );
});

interface WordsProps {
  readonly runs: readonly PlacedRun[];
  readonly text: string;
  /** Whether the words are visible because there is no picture. */
  readonly isSeen: boolean;
}

/** The runs of a page. They scale by `--scale`, so zooming does not render them again. */
const Words = memo(function Words({ runs, text, isSeen }: WordsProps) {
  return runs.flatMap((run) => {
    const isSpace = text.slice(run.start, run.end).trim() === '';
    // Browsers do not underline a lone space, so an invisible mark takes its place.
    const words = isSpace && !isSeen ? '·' : text.slice(run.start, run.end);
    // The box of a line is slightly higher than its font size.
    const size = run.height * 0.9;
    const natural = widthOf(words) * size;
    const stretch = natural > 0 && run.width > 0 ? run.width / natural : 1;
    return [
      <span
        key={run.start}
        data-start={run.start}
        aria-hidden={isSpace}
        style={{
          left: points(run.x),
          top: points(run.y),
          height: points(run.height),
          lineHeight: points(run.height),
          fontSize: points(size),
          transform: `scaleX(${stretch.toFixed(4)})`,
        }}
      >
        {words}
      </span>,
      // Lets screen readers separate the words of two lines.
      ' ',
    ];
  });
});

function points(value: number): string {
  return `calc(var(--scale) * ${value.toFixed(2)})`;
}

interface PictureProps {
  readonly file: PdfFile;
  readonly page: number;
  readonly width: number;
  readonly onFailure: () => void;
}

/** How long a page must stay, in milliseconds, before it is drawn; pages that fly by are not drawn. */
const DRAW_AFTER_MS = 60;

/** The picture of a page. When its size changes, the old picture is stretched until the new one is drawn. */
function Picture({ file, page, width, onFailure }: PictureProps) {
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const stopped = new AbortController();
    const canvas = document.createElement('canvas');
    const draw = (): void => {
      file.draw(page, canvas, width, stopped.signal).then(
        () => {
          if (!stopped.signal.aborted) frame.current?.replaceChildren(canvas);
        },
        () => {
          if (!stopped.signal.aborted) onFailure();
        },
      );
    };
    const timer = setTimeout(draw, DRAW_AFTER_MS);
    return () => {
      clearTimeout(timer);
      stopped.abort();
    };
  }, [file, page, width, onFailure]);
  return <div ref={frame} className={styles.picture} aria-hidden data-picture={page} />;
}
