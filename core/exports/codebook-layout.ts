// How a codebook that is to be read is laid out: which codes have a section of their own, and what stands over it.
import type { CodebookDocument, CodebookEntry } from './codebook-document.ts';

export interface CodebookLayout {
  /** Only codes that a definition, an example or a memo says something of have a section. */
  readonly described: boolean;
  /** Only codes without one above have a section. */
  readonly topLevel: boolean;
  /** Numbers by position stand before the names: `2.1`. */
  readonly numbered: boolean;
  /** The codes above stand over each section. */
  readonly paths: boolean;
  /** One font for all, in a Word file. */
  readonly oneFont: boolean;
}

export const usualLayout: CodebookLayout = {
  described: false,
  topLevel: false,
  numbered: false,
  paths: true,
  oneFont: false,
};

/** The codes that have a section; the table before them always holds the whole code system. */
export function sectionsOf({ codes, layout }: CodebookDocument): readonly CodebookEntry[] {
  return codes.filter(
    (entry) => (!layout.topLevel || entry.level === 1) && (!layout.described || isDescribed(entry)),
  );
}

function isDescribed(entry: CodebookEntry): boolean {
  const texts = [
    entry.shortDefinition,
    entry.fullDefinition,
    entry.whenToUse,
    entry.whenNotToUse,
    entry.definition2,
  ];
  return (
    texts.some((text) => text.trim() !== '') ||
    entry.examples.length + entry.withheld + entry.memos.length > 0
  );
}

/** Numbers by position, `2.1` for the first code below the second root, of codes in tree order with their levels. */
export function codeNumbers(levels: readonly number[]): string[] {
  const counted: number[] = [];
  return levels.map((level) => {
    counted.length = Math.min(counted.length, level);
    counted[level - 1] = (counted[level - 1] ?? 0) + 1;
    return counted.join('.');
  });
}

/** What the code is called in a heading: its number, where numbers are wanted, and its name. */
export function headingName(entry: CodebookEntry, { layout }: CodebookDocument): string {
  return layout.numbered ? `${entry.number} ${entry.name}` : entry.name;
}
