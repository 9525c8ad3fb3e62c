import { useMemo } from 'react';
import type { Span } from '#core/span.ts';
import { density } from './density.ts';
import styles from './density-strip.module.css';

export interface DensityStripProps {
  readonly spans: readonly Span[];
  readonly length: number;
  /** The part of the text on the screen, as shares of its length. */
  readonly view: { readonly from: number; readonly to: number };
  readonly label: string;
  readonly onGo: (offset: number) => void;
}

/** The number of parts: about one for every four pixels in a window of common height. */
const BINS = 180;

/** The whole text as a strip, darker where more of it is coded. A click goes there. */
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

/** CSS stops from top to bottom with hard edges; adjacent parts of one shade share a stop. */
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

/** The shade of a part in per cent, a multiple of 5. One coding differs more from none than many from one. */
function shadeOf(share: number): number {
  return share === 0 ? 0 : Math.min(100, 5 * Math.round(4.4 + 6 * Math.sqrt(share)));
}
