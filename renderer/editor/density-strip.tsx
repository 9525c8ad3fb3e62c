import { useLayoutEffect, useRef } from 'react';
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

/** The whole text as a strip: dark where it is coded often. Click to go there. */
export function DensityStrip({ spans, length, view, label, onGo }: DensityStripProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d');
    if (!element || !context) return;
    const draw = (): void => {
      const bins = Math.max(1, Math.round(element.clientHeight / 3));
      element.width = 1;
      element.height = bins;
      context.fillStyle = getComputedStyle(element).color;
      density(spans, length, bins).forEach((share, bin) => {
        // Deep stacks differ less to the eye than coded from not coded.
        context.globalAlpha = share === 0 ? 0 : Math.min(1, 0.22 + 0.3 * Math.sqrt(share));
        context.fillRect(0, bin, 1, 1);
      });
    };
    draw();
    const observer = new ResizeObserver(draw);
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, [spans, length]);
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
      <canvas ref={canvas} className={styles.canvas} />
      <span
        className={styles.view}
        style={{ top: `${view.from * 100}%`, height: `${Math.max(0.01, view.to - view.from) * 100}%` }}
      />
    </div>
  );
}
