// Where pdf.js places characters on the pages of a file, found without the code under test.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import { getDocument, Util } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { withoutRadicals } from '#formats/reading/radicals.ts';
import type { PageLayout, PlacedRun } from '#core/text/page-layout.ts';

const pdfjs = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));

/** A character of a page, with the centre of its place. */
interface Standing {
  readonly character: string;
  readonly x: number;
  readonly y: number;
}

/** The characters of each page except spaces, in writing order, each at the centre of its share of its item. */
export async function standingOnPages(path: string): Promise<Standing[][]> {
  const task = getDocument({
    data: new Uint8Array(await readFile(path)),
    cMapUrl: join(pdfjs, 'cmaps') + sep,
    cMapPacked: true,
    standardFontDataUrl: join(pdfjs, 'standard_fonts') + sep,
    verbosity: 0,
  });
  try {
    const document = await task.promise;
    const pages: Standing[][] = [];
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number);
      const viewport = page.getViewport({ scale: 1 });
      const { items, styles } = await page.getTextContent();
      const found: Standing[] = [];
      for (const item of items) {
        if (!('str' in item)) continue;
        const isUpright = styles[item.fontName]?.vertical === true;
        const [a, b, c, d, e, f] = Util.transform(viewport.transform, item.transform) as [
          number,
          number,
          number,
          number,
          number,
          number,
        ];
        const along = isUpright ? [-c, -d] : [a, b];
        const up = isUpright ? [0, 0] : [c, d];
        const length = isUpright ? item.height : item.width;
        const norm = Math.hypot(along[0]!, along[1]!) || 1;
        const characters = Array.from(item.str);
        for (const [index, character] of characters.entries()) {
          if (character.trim() === '') continue;
          const far = (length * (index + 0.5)) / characters.length / norm;
          found.push({
            character,
            x: e + along[0]! * far + up[0]! * 0.3,
            y: f + along[1]! * far + up[1]! * 0.3,
          });
        }
      }
      pages.push(found);
    }
    return pages;
  } finally {
    await task.destroy();
  }
}

/** The differences between a layout and its text or page; empty for a correct layout. */
export function faultsOfLayout(
  text: string,
  layout: readonly PageLayout[],
  standing: readonly (readonly Standing[])[],
): string[] {
  const faults: string[] = [];
  const covered = new Uint8Array(text.length);
  for (const { page, width, height, runs, marks } of layout) {
    let end = 0;
    for (const run of runs) {
      const [start, length, x, y, w, h] = run;
      const said = text.slice(start, start + length);
      const where = `page ${page}, “${said}”`;
      if (start < end) faults.push(`${where}: out of order`);
      end = start + length;
      if (length < 1 || said.includes('\n') || said !== said.trim())
        faults.push(`${where}: not words of one line`);
      for (let at = start; at < end; at += 1) covered[at] = (covered[at] ?? 0) + 1;
      if (!(x >= 0 && y >= 0 && w > 0 && h > 0 && x + w <= width + 0.05 && y + h <= height + 0.05)) {
        faults.push(`${where}: out of the page`);
      }
      const under = standing[page - 1]?.filter((each) => isIn(run, each)).map((each) => each.character);
      if (!holds(letters(under?.join('') ?? ''), letters(said)))
        faults.push(`${where}: stands on “${under?.join('')}”`);
    }
    for (const mark of marks) {
      if (!(mark.x >= 0 && mark.y >= 0 && mark.x + mark.width <= width + 0.05))
        faults.push(`mark ${mark.text}: out of the page`);
    }
  }
  for (const [at, times] of covered.entries()) {
    const isSpace = text[at]!.trim() === '';
    if (isSpace ? times > 1 : times !== 1)
      faults.push(`position ${at} (${text.slice(at, at + 12)}) is covered ${times} times`);
  }
  return faults;
}

function isIn([, , x, y, width, height]: PlacedRun, at: Standing): boolean {
  return at.x >= x - 0.2 && at.x <= x + width + 0.2 && at.y >= y - 0.2 && at.y <= y + height + 0.2;
}

/** The text without spaces, with each letter in its plain form, and bullets as the reader draws them. */
function letters(text: string): string {
  return withoutRadicals(text)
    .replaceAll(/[\uF0B7\uF0A7\uF0D8]/g, '•')
    .normalize('NFKC')
    .replaceAll(/\s/g, '');
}

/**
 * Whether exactly these words were found there. At a line end a hyphen or two characters may be missing or surplus:
 * where a hyphen was removed, the width of the rest is an estimate.
 */
function holds(found: string, said: string): boolean {
  return (
    found === said || found.slice(0, -1) === said || [1, 2].some((count) => found === said.slice(0, -count))
  );
}
