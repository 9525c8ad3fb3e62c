import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { Theme } from '#core/codes/colours.ts';
import styles from './figure.module.css';
import { svgElement } from './svg-element.ts';
import { useGround } from './use-ground.ts';

export interface FigureProps {
  /** Draws the figure for a width in px, on the page's background. */
  readonly draw: (width: number, theme: Theme) => string;
  /** The largest width in px. */
  readonly widest?: number;
}

/** Shows a figure from `figures/` in the page: with the page's fonts, as wide as its place, with selectable text. */
export function Figure({ draw, widest = 960 }: FigureProps) {
  const frame = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return undefined;
    const measure = () => setWidth(Math.floor(Math.min(widest, element.clientWidth)));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [widest]);
  const ground = useGround();
  // Where `draw` stays the same function, a figure is not drawn again because something beside it has changed.
  const svg = useMemo(() => (width > 0 ? draw(width, ground) : ''), [draw, width, ground]);
  useLayoutEffect(() => {
    frame.current?.replaceChildren(...(svg === '' ? [] : [svgElement(svg)]));
  }, [svg]);
  return <div ref={frame} className={styles.figure} />;
}
