// Boxes on a page as it is displayed: around points, around other boxes, and parts of boxes.

/** A box; in points from the upper left corner of the page. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The smallest box around these points. */
export function boxAroundPoints(xs: readonly number[], ys: readonly number[]): Box {
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

/** The smallest box around these boxes. */
export function boxAround(boxes: readonly Box[]): Box {
  return boxAroundPoints(
    boxes.flatMap((box) => [box.x, box.x + box.width]),
    boxes.flatMap((box) => [box.y, box.y + box.height]),
  );
}

/**
 * The box of a part of `text`, which lies in `box` and is read in the direction `turn` (degrees clockwise), estimated
 * from the usual widths of its characters.
 */
export function partOfBox(box: Box, turn: number, text: string, from: number, to: number): Box {
  const whole = widthOf(text);
  if ((from === 0 && to === text.length) || whole === 0) return box;
  const [start, end] = [widthOf(text.slice(0, from)) / whole, widthOf(text.slice(0, to)) / whole];
  switch (turn) {
    case 0:
      return { ...box, x: box.x + box.width * start, width: box.width * (end - start) };
    case 90:
      return { ...box, y: box.y + box.height * start, height: box.height * (end - start) };
    case 180:
      return { ...box, x: box.x + box.width * (1 - end), width: box.width * (end - start) };
    case 270:
      return { ...box, y: box.y + box.height * (1 - end), height: box.height * (end - start) };
    default:
      return box;
  }
}

/** The width of a text, in widths of a Chinese character, by the proportions of common Latin type. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) {
    if ((character.codePointAt(0) ?? 0) >= 0x1100) width += 1;
    else if (/[\s.,:;'|!’iljtfrI()[\]/-]/.test(character)) width += 0.3;
    else width += /[mwMW@%—]/.test(character) ? 0.8 : /[A-Z&]/.test(character) ? 0.67 : 0.5;
  }
  return width;
}
