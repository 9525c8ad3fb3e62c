// A white picture on which areas are filled, with smooth edges, and its png file.
import { promisify } from 'node:util';
import { crc32, deflate } from 'node:zlib';
import type { Outline, Point } from './path-outline.ts';

/** In a thread of its own. */
const packed = promisify<Uint8Array, Buffer>(deflate);

export type Colour = readonly [red: number, green: number, blue: number];

export class Bitmap {
  readonly width: number;
  readonly height: number;
  readonly #pixels: Uint8Array;

  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
    this.#pixels = new Uint8Array(width * height * 3).fill(255);
  }

  /**
   * Fills what these lines enclose. Where two of one direction overlap it is filled once, where a second runs the other way
   * there is a hole, as in letters.
   */
  fill(outlines: readonly Pick<Outline, 'points'>[], colour: Colour, opacity = 1): void {
    const points = outlines.flatMap((outline) => outline.points);
    if (points.length === 0) return;
    const [left, right] = this.#range(points, 0, this.width);
    const [top, bottom] = this.#range(points, 1, this.height);
    if (left >= right || top >= bottom) return;
    const cover = new Cover(left, top, right - left, bottom - top);
    for (const { points: line } of outlines)
      for (const [place, point] of line.entries()) cover.edge(point, line[place + 1] ?? line[0]!);
    cover.each((x, y, share) => this.#blend(x, y, colour, share * opacity));
  }

  #range(points: readonly Point[], axis: 0 | 1, end: number): readonly [from: number, to: number] {
    let [low, high] = [Infinity, -Infinity];
    for (const point of points) {
      low = Math.min(low, point[axis]);
      high = Math.max(high, point[axis]);
    }
    return [Math.max(0, Math.floor(low)), Math.min(end, Math.ceil(high) + 1)];
  }

  #blend(x: number, y: number, colour: Colour, share: number): void {
    const at = (y * this.width + x) * 3;
    for (let part = 0; part < 3; part += 1) {
      const before = this.#pixels[at + part]!;
      this.#pixels[at + part] = Math.round(before + (colour[part]! - before) * share);
    }
  }

  /** The file; `perMetre` is how many pixels are printed on a metre. */
  async png(perMetre: number): Promise<Uint8Array> {
    const row = this.width * 3;
    const lines = Buffer.alloc((row + 1) * this.height);
    // Each row begins with how it is filtered: not at all.
    for (let y = 0; y < this.height; y += 1)
      lines.set(this.#pixels.subarray(y * row, (y + 1) * row), y * (row + 1) + 1);
    const size = Buffer.alloc(13);
    size.writeUInt32BE(this.width, 0);
    size.writeUInt32BE(this.height, 4);
    size.set([8, 2, 0, 0, 0], 8);
    const density = Buffer.alloc(9);
    density.writeUInt32BE(Math.round(perMetre), 0);
    density.writeUInt32BE(Math.round(perMetre), 4);
    density[8] = 1;
    return Buffer.concat([
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
      chunk('IHDR', size),
      chunk('pHYs', density),
      chunk('IDAT', await packed(lines)),
      chunk('IEND', Buffer.alloc(0)),
    ]);
  }
}

function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

/**
 * How much of each pixel is covered. Every edge adds, in the pixels that it crosses, the area to its right; the sum along a
 * row is the cover.
 */
class Cover {
  readonly #left: number;
  readonly #top: number;
  readonly #width: number;
  readonly #height: number;
  readonly #areas: Float32Array;

  constructor(left: number, top: number, width: number, height: number) {
    this.#left = left;
    this.#top = top;
    this.#width = width;
    this.#height = height;
    this.#areas = new Float32Array((width + 2) * height);
  }

  edge([x1, y1]: Point, [x2, y2]: Point): void {
    if (y1 === y2) return;
    const way = y1 < y2 ? 1 : -1;
    const [fromX, fromY, toX, toY] = way === 1 ? [x1, y1, x2, y2] : [x2, y2, x1, y1];
    const slope = (toX - fromX) / (toY - fromY);
    const first = Math.max(fromY, this.#top);
    const last = Math.min(toY, this.#top + this.#height);
    for (let row = Math.floor(first); row < last; row += 1) {
      const [above, below] = [Math.max(first, row), Math.min(last, row + 1)];
      const x = (y: number): number =>
        Math.min(this.#width, Math.max(0, fromX + (y - fromY) * slope - this.#left));
      this.#inRow(row - this.#top, x(above), x(below), (below - above) * way);
    }
  }

  /** A piece of an edge within one row of pixels, `height` high. */
  #inRow(row: number, a: number, b: number, height: number): void {
    if (height === 0) return;
    const [low, high] = a < b ? [a, b] : [b, a];
    const at = row * (this.#width + 2);
    if (Math.floor(low) === Math.floor(high)) {
      this.#add(at, Math.floor(low), height, (low + high) / 2);
      return;
    }
    // Over several pixels: to each its share of the height.
    for (let pixel = Math.floor(low); pixel < high; pixel += 1) {
      const [from, to] = [Math.max(low, pixel), Math.min(high, pixel + 1)];
      this.#add(at, pixel, (height * (to - from)) / (high - low), (from + to) / 2);
    }
  }

  #add(row: number, pixel: number, height: number, middle: number): void {
    const share = 1 - (middle - pixel);
    this.#areas[row + pixel]! += height * share;
    this.#areas[row + pixel + 1]! += height * (1 - share);
  }

  each(paint: (x: number, y: number, share: number) => void): void {
    for (let row = 0; row < this.#height; row += 1) {
      let sum = 0;
      for (let pixel = 0; pixel < this.#width; pixel += 1) {
        sum += this.#areas[row * (this.#width + 2) + pixel]!;
        const share = Math.min(1, Math.abs(sum));
        if (share > 0.002) paint(this.#left + pixel, this.#top + row, share);
      }
    }
  }
}
