// Measures words in the font of the text layer, whose elements are stretched to the places of the words on the page.

/** A font that every system has; the picture shows the page's own. */
export const LAYER_FONT = 'sans-serif';

const MEASURED_SIZE = 100;
let context: OffscreenCanvasRenderingContext2D | null = null;

/** The width of words in the layer's font at size 1. */
export function widthOf(words: string): number {
  if (!context) {
    context = new OffscreenCanvas(1, 1).getContext('2d');
    if (context) context.font = `${MEASURED_SIZE}px ${LAYER_FONT}`;
  }
  return (context?.measureText(words).width ?? words.length * MEASURED_SIZE) / MEASURED_SIZE;
}

/** The width of the first `index` code units of `words`, as a share of the whole width. */
export function shareOf(words: string, index: number): number {
  if (index <= 0) return 0;
  if (index >= words.length) return 1;
  const whole = widthOf(words);
  return whole > 0 ? widthOf(words.slice(0, index)) / whole : index / words.length;
}
