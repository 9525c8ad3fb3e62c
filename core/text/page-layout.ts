// Where the text of a source stands on the pages of its original, so that one can read and code on the page
// itself. Distances are points (1/72 inch) from the upper left corner of the page as it is displayed.
import { piecesAfter, type TextChange } from './text-change.ts';

/**
 * A piece of the text on one line of a page: its start in the text and its length (UTF-16 code units), then
 * the upper left corner of its box, its width and its height. Characters that are not in the text (a hyphen
 * at the end of a line, a running head) are in no run.
 */
export type PlacedRun = readonly [
  start: number,
  length: number,
  x: number,
  y: number,
  width: number,
  height: number,
];

/** Words on a page that are left out of the text: a running head, a page number. */
export interface PageMark {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** One page. Runs stand in the order of the text. */
export interface PageLayout {
  /** Counted from 1. */
  readonly page: number;
  readonly width: number;
  readonly height: number;
  readonly runs: readonly PlacedRun[];
  readonly marks: readonly PageMark[];
}

/**
 * The layout for a text that has been edited since. A run with words removed is split into the pieces that
 * are left, each as wide as its share of the run's characters; a run of which nothing is left is dropped.
 */
export function layoutAfter(layout: readonly PageLayout[], change: TextChange): PageLayout[] {
  return layout.map((page) => ({
    ...page,
    runs: page.runs.flatMap(([start, length, x, y, width, height]) =>
      piecesAfter(change, { start, end: start + length }).map((piece): PlacedRun => {
        const share = width / length;
        return [piece.to, piece.length, x + (piece.from - start) * share, y, piece.length * share, height];
      }),
    ),
  }));
}
