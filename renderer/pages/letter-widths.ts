// How wide words are in the font of the text layer, which is stretched to where the words stand on the page.

/** A font every system has; the picture shows the page's own. */
export const LAYER_FONT = 'sans-serif';

const SIZE = 100;
let context: OffscreenCanvasRenderingContext2D | null = null;

/** The width of words in the layer's font at a size of 1. */
export function widthOf(words: string): number {
  if (!context) {
    context = new OffscreenCanvas(1, 1).getContext('2d');
    if (context) context.font = `${SIZE}px ${LAYER_FONT}`;
  }
  return (context?.measureText(words).width ?? words.length * SIZE) / SIZE;
}

/** How far along `words` their first `index` code units reach, as a share of their width. */
export function shareOf(words: string, index: number): number {
  if (index <= 0) return 0;
  if (index >= words.length) return 1;
  const whole = widthOf(words);
  return whole > 0 ? widthOf(words.slice(0, index)) / whole : index / words.length;
}
