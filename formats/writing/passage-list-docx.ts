// Coded passages as a Word file: an introduction, then a section for each code, whose heading level counts the codes
// above it that have a section too.
import { HeadingLevel, Paragraph, type FileChild } from 'docx';
import type { PassageEntry, PassageList, PassageSection } from '#core/exports/passage-list.ts';
import type { Words } from '#words/words.ts';
import { pathInWords } from '#words/exports/codebook.ts';
import { headings, writeDocx } from './docx-file.ts';
import { colourSquare, excerptBlocks, factTable, lines, noticeBox, palette, run } from './docx-parts.ts';
import {
  aboutPassageList,
  attributesOfEntry,
  detailsOfEntry,
  notesOf,
  passageListTitle,
  wordsOfEntry,
} from '#words/exports/passage-list.ts';

/** The indent of an excerpt's text, in twentieths of a point. */
const excerptIndent = 240;

/** The file as bytes. */
export async function writePassageListDocx(list: PassageList, words: Words): Promise<Uint8Array> {
  return await writeDocx(
    {
      title: passageListTitle(list, words),
      program: list.program,
      date: list.date,
      notice: list.notice,
      landscape: false,
      children: [
        ...head(list, words),
        ...(list.sections.length === 0 ? lines(words.t('exports:passages.none')) : []),
        ...list.sections.flatMap((section) => sectionBlocks(section, words)),
      ],
    },
    words,
  );
}

function head(list: PassageList, words: Words): FileChild[] {
  return [
    new Paragraph({
      children: [run(words.t('exports:passages.title'), { bold: true, size: 24, color: palette.accent })],
    }),
    new Paragraph({ heading: HeadingLevel.TITLE, children: [run(list.project)] }),
    ...(list.notice === null ? [] : [noticeBox(list.notice), new Paragraph({ spacing: { after: 120 } })]),
    factTable(aboutPassageList(list, words).slice(1)),
    new Paragraph({ spacing: { after: 120 } }),
  ];
}

function sectionBlocks(section: PassageSection, words: Words): FileChild[] {
  const path = pathInWords(section.path);
  return [
    new Paragraph({
      heading: headings[Math.min(section.level, headings.length) - 1] ?? HeadingLevel.HEADING_6,
      children: [
        colourSquare(section.colour),
        run(section.name),
        ...(section.name2 === null
          ? []
          : [run(`  ${section.name2}`, { bold: false, color: palette.quiet, size: 22 })]),
        ...(section.isTheme
          ? [run(`  ${words.t('exports:codebook.theme')}`, { bold: false, color: palette.accent, size: 19 })]
          : []),
      ],
    }),
    ...(path === section.name
      ? []
      : [
          new Paragraph({
            keepNext: true,
            spacing: { after: 80 },
            children: [run(path, { size: 18, color: palette.quiet })],
          }),
        ]),
    ...section.entries.flatMap((entry) => entryBlocks(entry, section, words)),
  ];
}

function entryBlocks(entry: PassageEntry, { colour }: PassageSection, words: Words): Paragraph[] {
  const indent = { left: excerptIndent };
  const beside = [detailsOfEntry(entry, words).join(' · '), attributesOfEntry(entry, words)].filter(
    (line) => line !== '',
  );
  return [
    ...excerptBlocks([wordsOfEntry(entry, words)], colour, 20),
    ...beside.map(
      (line, at) =>
        new Paragraph({
          indent,
          keepNext: at < beside.length - 1,
          spacing: { after: at < beside.length - 1 ? 20 : 140 },
          children: [run(line, { size: 17, color: palette.quiet })],
        }),
    ),
    ...notesOf(entry, words).flatMap(({ label, text }) => [
      new Paragraph({
        keepNext: true,
        indent,
        spacing: { after: 20 },
        children: [run(label, { bold: true, size: 17, color: palette.accent })],
      }),
      ...lines(text, { indent, spacing: { after: 80 } }, { size: 19 }),
    ]),
  ];
}
