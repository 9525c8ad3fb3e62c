import { useMemo } from 'react';
import type { Span } from '#core/span.ts';
import { density } from './density.ts';
import styles from './density-strip.module.css';

export interface DensityStripProps {
  readonly spans: readonly Span[];
  readonly length: number;
  /** What the screen shows of the text, as shares of its length. */
  readonly view: { readonly from: number; readonly to: number };
  readonly label: string;
  readonly onGo: (offset: number) => void;
}

/** Parts that are told apart: about one for every four pixels of a common window. */
const BINS = 180;

/** The whole text as a strip: dark where it is coded often. Click to go there. */
export function DensityStrip({ spans, length, view, label, onGo }: DensityStripProps) {
  const background = useMemo(() => gradient(density(spans, length, BINS)), [spans, length]);
  return (
    <div
      className={styles.strip}
      title={label}
      aria-hidden
      onPointerDown={(event) => {
        const box = event.currentTarget.getBoundingClientRect();
        onGo(Math.round(((event.clientY - box.top) / box.height) * length));
      }}
    >
      <span className={styles.shades} style={{ backgroundImage: background }} />
      <span
        className={styles.view}
        style={{ top: `${view.from * 100}%`, height: `${Math.max(0.01, view.to - view.from) * 100}%` }}
      />
    </div>
  );
}

/** Shades from top to bottom, hard at their edges; neighbours of one shade are one stop. */
function gradient(shares: Float64Array): string {
  const stops: string[] = [];
  let from = 0;
  for (let bin = 1; bin <= shares.length; bin += 1) {
    const shade = shadeOf(shares[from] ?? 0);
    if (bin < shares.length && shadeOf(shares[bin] ?? 0) === shade) continue;
    const colour = `color-mix(in srgb, currentcolor ${shade}%, transparent)`;
    stops.push(`${colour} ${(from / shares.length) * 100}% ${(bin / shares.length) * 100}%`);
    from = bin;
  }
  return `linear-gradient(${stops.join(', ')})`;
}

/** Deep stacks differ less to the eye than coded from not coded. In per cent, a multiple of 5. */
function shadeOf(share: number): number {
  return share === 0 ? 0 : Math.min(100, 5 * Math.round(4.4 + 6 * Math.sqrt(share)));
}
