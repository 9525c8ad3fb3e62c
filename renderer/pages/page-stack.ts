// The layout of pages one below another, in CSS pixels, and their scale.

/** The size of a page in points (1/72 inch). */
export interface PageSize {
  readonly width: number;
  readonly height: number;
}

/** The top left corner and size of a page on the screen. */
export interface SheetPlace {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** All pages at one scale. */
export interface PageStack {
  readonly sheets: readonly SheetPlace[];
  readonly width: number;
  readonly height: number;
  /** CSS pixels per point. */
  readonly scale: number;
}

/** Fit to the width of the frame, or a multiple of the paper size. */
export type Zoom = 'width' | number;

const GAP_PX = 14;
/** A point is 1/72 inch, a CSS pixel 1/96. */
const PIXELS_PER_POINT = 96 / 72;
const STEPS = [0.25, 0.33, 0.5, 0.67, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4];
/** Fitting to the width does not enlarge a page beyond this multiple of its paper size. */
const MAX_FITTED_ZOOM = 2;

/** The scale, in CSS pixels per point, at which `zoom` shows pages of `width` points in a frame of `room` pixels. */
export function scaleOf(zoom: Zoom, width: number, room: number): number {
  if (zoom !== 'width') return zoom * PIXELS_PER_POINT;
  const fitted = width > 0 ? room / width : PIXELS_PER_POINT;
  return Math.min(MAX_FITTED_ZOOM * PIXELS_PER_POINT, Math.max(STEPS[0]! * PIXELS_PER_POINT, fitted));
}

/** A scale as a multiple of the paper size. */
export function zoomOf(scale: number): number {
  return scale / PIXELS_PER_POINT;
}

/** The next larger or smaller zoom; null at the ends. */
export function nextZoom(zoom: number, by: 1 | -1): number | null {
  const near = 0.01;
  return (
    (by === 1 ? STEPS.find((step) => step > zoom + near) : STEPS.findLast((step) => step < zoom - near)) ??
    null
  );
}

/** Stacks pages at a scale, centring narrower ones. Sizes are whole pixels, so that no page is blurred. */
export function stackPages(pages: readonly PageSize[], scale: number): PageStack {
  const sizes = pages.map(({ width, height }) => ({
    width: Math.round(width * scale),
    height: Math.round(height * scale),
  }));
  const width = Math.max(0, ...sizes.map((size) => size.width));
  let top = 0;
  const sheets = sizes.map((size): SheetPlace => {
    const place = { ...size, left: Math.floor((width - size.width) / 2), top };
    top += size.height + GAP_PX;
    return place;
  });
  return { sheets, width, height: Math.max(0, top - GAP_PX), scale };
}

/** The index of the page at a height, or of the one above a gap; 0 above all pages. */
export function sheetAt({ sheets }: PageStack, y: number): number {
  let low = 0;
  let high = sheets.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sheets[middle]!.top <= y) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}

/** The indices of the pages between two heights, in order. */
export function sheetsBetween(stack: PageStack, top: number, bottom: number): number[] {
  const indices: number[] = [];
  for (let index = sheetAt(stack, top); index < stack.sheets.length; index += 1) {
    const sheet = stack.sheets[index]!;
    if (sheet.top > bottom) break;
    if (sheet.top + sheet.height >= top) indices.push(index);
  }
  return indices;
}
