// The table of contents of a Word file. Nobody knows the pages before a program has laid the file out, so it begins as a list of
// links, which works wherever it is opened and asks nobody to update anything; “Update Table” in Word adds the pages.
import { InternalHyperlink, Paragraph, TableOfContents } from 'docx';
import { run } from './docx-parts.ts';
import { legalText } from './legal-text.ts';

/** A heading to list, from level 1, and the bookmark at it. */
export interface ContentsEntry {
  readonly title: string;
  readonly level: number;
  readonly href: string;
}

/** How far the headings of a level stand in from those above, in twentieths of a point. */
const INDENT = 280;

/** The table of contents, filled with these entries; updated, it has the headings of levels 1 to `levels`. */
export function contentsList(
  title: string,
  entries: readonly ContentsEntry[],
  levels: number,
): TableOfContents {
  return new TableOfContents(title, {
    hyperlink: true,
    headingStyleRange: `1-${levels}`,
    beginDirty: false,
    contentChildren: entries.map(
      (entry) =>
        new Paragraph({
          style: `TOC${entry.level}`,
          indent: { left: (entry.level - 1) * INDENT },
          spacing: { after: 60 },
          children: [new InternalHyperlink({ anchor: entry.href, children: [run(legalText(entry.title))] })],
        }),
    ),
  });
}
