// The widths of label words, each measured once.
import type { LabelWidths } from './margin-places.ts';
import type { SurfaceCoding } from './surface-coding.ts';

/** The separator between the names above a code. */
export const BETWEEN_NAMES = ' › ';

const context = document.createElement('canvas').getContext('2d');
const known = new Map<string, number>();
// A font that loads late has other widths than its fallback.
document.fonts.addEventListener('loadingdone', () => known.clear());

/** The label size as a share of the root size: `--tiny` in the style sheets. */
const LABEL_SIZE = 11 / 13;

/** Returns a function that measures labels in the current font, in pixels. */
export function labelMeasure(): (coding: Pick<SurfaceCoding, 'label' | 'note'>) => LabelWidths {
  const { fontFamily } = getComputedStyle(document.body);
  const fontSize = `${LABEL_SIZE * Number.parseFloat(getComputedStyle(document.documentElement).fontSize)}px`;
  const width = (words: string, weight: number): number => {
    if (words === '' || !context) return 0;
    const font = `${weight} ${fontSize} ${fontFamily}`;
    const key = `${font} ${words}`;
    let measured = known.get(key);
    if (measured === undefined) {
      context.font = font;
      measured = context.measureText(words).width;
      known.set(key, measured);
    }
    return measured;
  };
  return ({ label, note }) => ({
    above: width(
      label
        .slice(0, -1)
        .map((name) => name + BETWEEN_NAMES)
        .join(''),
      400,
    ),
    code: width(label.at(-1) ?? '', 600),
    note: width(note, 400),
  });
}
