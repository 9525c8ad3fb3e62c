// Which codes of a codebook that is to be read have a section of their own, and what it is called.
import type { CodebookDocument, CodebookEntry } from './codebook-document.ts';

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

/** What the code is called in a heading: its number, where numbers are wanted, and its name. */
export function headingName(entry: CodebookEntry, { layout }: CodebookDocument): string {
  return layout.numbered ? `${entry.number} ${entry.name}` : entry.name;
}
