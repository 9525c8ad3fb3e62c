// Which codes of a codebook for reading have a section, and its heading.
import type { CodebookDocument, CodebookEntry } from './codebook-document.ts';

/** The codes that have a section; the table before them always lists all codes. */
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

/** The heading of a code: its number, where numbers are wanted, and its name. */
export function headingName(entry: CodebookEntry, { layout }: CodebookDocument): string {
  return layout.numbered ? `${entry.number} ${entry.name}` : entry.name;
}
