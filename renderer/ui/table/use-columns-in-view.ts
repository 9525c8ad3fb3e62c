// In a table of very many columns only those in view are drawn, with the first one, the last one and the keyboard's.
import { useEffect, useMemo, useState, type RefObject } from 'react';
import type { Column } from './column.ts';

/** With fewer columns all of them are drawn. */
const MANY = 40;

/** How many columns are drawn beyond each edge of the view. */
const AROUND = 6;

/** The indices of the first and the last column in view. */
export interface ColumnRange {
  readonly from: number;
  readonly to: number;
}

/** The columns in view while the table is scrolled sideways; null where all are drawn. */
export function useColumnsInView<Row>(
  scroller: RefObject<HTMLElement | null>,
  columns: readonly Column<Row>[],
  widths: Readonly<Record<string, number>>,
  rem: number,
  isVirtual: boolean,
): ColumnRange | null {
  const isMany = isVirtual && columns.length > MANY;
  const edges = useMemo(() => {
    if (!isMany) return [];
    const sums: number[] = [];
    for (const { id, width } of columns) sums.push((sums.at(-1) ?? 0) + ((widths[id] ?? width) * rem) / 13);
    return sums;
  }, [isMany, columns, widths, rem]);
  const [range, setRange] = useState<ColumnRange>({ from: 0, to: MANY });
  useEffect(() => {
    const element = scroller.current;
    if (!element || edges.length === 0) return undefined;
    const look = () => {
      const next = columnsBetween(edges, element.scrollLeft, element.scrollLeft + element.clientWidth);
      setRange((before) => (before.from === next.from && before.to === next.to ? before : next));
    };
    look();
    const observer = new ResizeObserver(look);
    observer.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [scroller, edges]);
  return isMany ? range : null;
}

/** The columns between two offsets in px; `edges` are the right edges of all columns, rising. */
export function columnsBetween(edges: readonly number[], left: number, right: number): ColumnRange {
  const from = edges.findIndex((edge) => edge > left);
  const to = edges.findIndex((edge) => edge >= right);
  const last = edges.length - 1;
  return { from: from < 0 ? last : from, to: to < 0 ? last : to };
}

/** The indices of the columns to draw, rising: those in view and around, the first, the last and the active one. */
export function drawnColumns({ from, to }: ColumnRange, count: number, active: number): number[] {
  const [first, last] = [Math.max(1, from - AROUND), Math.min(count - 2, to + AROUND)];
  const inside = Array.from({ length: Math.max(0, last - first + 1) }, (_, place) => first + place);
  const isInside = active >= first && active <= last;
  const apart = active > 0 && active < count - 1 && !isInside ? [active] : [];
  const middle = active < first ? [...apart, ...inside] : [...inside, ...apart];
  return [0, ...middle, ...(count > 1 ? [count - 1] : [])];
}
