// The codebook as a Word file: a cover, an overview of the codes with their counts, then a section for each code, whose
// heading level is the code's level.
import { HeadingLevel, InternalHyperlink, Paragraph, type FileChild, type Table } from 'docx';
import type { CodebookDocument, CodebookEntry } from '#core/exports/codebook-document.ts';
import { headingName, sectionsOf } from '#core/exports/codebook-sections.ts';
import { dateInWords } from '#words/citation.ts';
import type { Words } from '#words/words.ts';
import { changeInWords, versionFacts } from '#words/exports/codebook-changes.ts';
import { countColumns } from './codebook-counts.ts';
import { aboutCodebook, marksOf, sizeInWords } from '#words/exports/codebook.ts';
import { tableCaption } from './docx-captions.ts';
import { contentsList } from './docx-contents.ts';
import { headings, writeDocx } from './docx-file.ts';
import {
  bookmark,
  cell,
  colourSquare,
  factTable,
  lines,
  longRow,
  noticeBox,
  palette,
  row,
  ruledTable,
  run,
  textCell,
  textWidth,
} from './docx-parts.ts';
import { section, fieldLabel, anchorOf } from './codebook-entry-docx.ts';

/** The bookmark of the overview for the table of contents. */
const GLANCE = 'glance';
const LOG = 'changes';

/** The file as bytes. Codes deeper than Word's six heading levels have the sixth. */
export async function writeCodebookDocx(document: CodebookDocument, words: Words): Promise<Uint8Array> {
  return await writeDocx(
    {
      title: words.t('exports:codebook.subtitle', { project: document.project }),
      program: document.program,
      date: document.date,
      notice: document.notice,
      landscape: false,
      oneFont: document.layout.oneFont,
      children: [
        ...cover(document, words),
        ...contents(document, words),
        ...glance(document, words),
        ...sectionsOf(document).flatMap((entry, place) => section(entry, place, document, words)),
        ...changes(document, words),
      ],
    },
    words,
  );
}

function cover(document: CodebookDocument, words: Words): FileChild[] {
  const about = aboutCodebook({ ...document, notice: null, description: '' }, words).slice(1);
  const facts = [...about.slice(0, 2), ...versionFacts(document, words), ...about.slice(2)];
  return [
    new Paragraph({
      spacing: { before: 800 },
      children: [run(words.t('exports:codebook.title'), { bold: true, size: 24, color: palette.accent })],
    }),
    new Paragraph({ heading: HeadingLevel.TITLE, children: [run(document.project)] }),
    new Paragraph({
      spacing: { after: 360 },
      children: [run(sizeInWords(document, words), { size: 24, color: palette.quiet })],
    }),
    ...(document.notice === null
      ? []
      : [noticeBox(document.notice), new Paragraph({ spacing: { after: 240 } })]),
    factTable(facts),
    ...(document.description.trim() === ''
      ? []
      : [
          fieldLabel(words.t('exports:about.description'), 360),
          ...lines(document.description, {}, { size: 19 }),
        ]),
  ];
}

/** A table of contents, filled with the headings; Word adds the pages. */
function contents(document: CodebookDocument, words: Words): FileChild[] {
  const title = words.t('exports:codebook.contents');
  const { changes: log } = document;
  return [
    new Paragraph({
      pageBreakBefore: true,
      spacing: { after: 160 },
      children: [run(title, { bold: true, size: 34 })],
    }),
    contentsList(
      title,
      [
        { title: words.t('exports:codebook.overview'), level: 1, href: GLANCE },
        ...sectionsOf(document).map((entry) => ({
          title: headingName(entry, document),
          level: Math.min(entry.level, headings.length),
          href: anchorOf(entry),
        })),
        ...(log.length === 0 ? [] : [{ title: words.t('exports:codebook.changes'), level: 1, href: LOG }]),
      ],
      headings.length,
    ),
  ];
}

/** The changes to the codes, the newest first, so that two versions of a codebook can be told apart. */
function changes(document: CodebookDocument, words: Words): FileChild[] {
  const { changes: log } = document;
  if (log.length === 0) return [];
  const [date, who] = [1_700, 2_000];
  const what = textWidth(false) - date - who;
  const head = [
    textCell(words.t('exports:codebook.changed_on'), { width: date, head: true }),
    textCell(words.t('exports:codebook.changed_by'), { width: who, head: true }),
    textCell(words.t('exports:codebook.changed_what'), { width: what, head: true }),
  ];
  return [
    new Paragraph({
      heading: HeadingLevel.HEADING_1,
      pageBreakBefore: true,
      children: bookmark(LOG, sectionsOf(document).length + 1, run(words.t('exports:codebook.changes'))),
    }),
    tableCaption(words.t('exports:codebook.changes_caption', { count: log.length }), 2, words),
    ruledTable(
      [
        row(head, true),
        ...log.map((each) =>
          longRow([
            textCell(dateInWords(words, each.at), { width: date }, { size: 19 }),
            textCell(each.by, { width: who }, { size: 19 }),
            cell(lines(changeInWords(each, words), {}, { size: 19 }), { width: what }),
          ]),
        ),
      ],
      [date, who, what],
    ),
  ];
}

function glance(document: CodebookDocument, words: Words): FileChild[] {
  return [
    new Paragraph({
      heading: HeadingLevel.HEADING_1,
      pageBreakBefore: true,
      children: bookmark(GLANCE, sectionsOf(document).length, run(words.t('exports:codebook.overview'))),
    }),
    ...(document.counting === null
      ? []
      : [
          new Paragraph({
            spacing: { after: 160 },
            children: [run(words.t('exports:codebook.rollup'), { size: 19, color: palette.quiet })],
          }),
        ]),
    tableCaption(words.t('exports:codebook.caption', { project: document.project }), 1, words),
    glanceTable(document, words),
  ];
}

function glanceTable(document: CodebookDocument, words: Words): Table {
  const { groups, columns } = countColumns(document, words);
  const withSection = new Set(sectionsOf(document).map(({ id }) => id));
  const countWidth = 1_160;
  const nameWidth = textWidth(false) - countWidth * columns.length;
  const groupRow = row(
    [
      textCell('', { width: nameWidth, head: true }),
      ...groups.map((group) =>
        textCell(group.name, {
          width: countWidth * group.columns,
          columns: group.columns,
          head: true,
          align: 'right',
        }),
      ),
    ],
    true,
  );
  const headRow = row(
    [
      textCell(words.t('exports:codebook.code'), { width: nameWidth, head: true }),
      ...columns.map((column) =>
        textCell(column.name, { width: countWidth, head: true, align: 'right' }, { bold: false }),
      ),
    ],
    true,
  );
  const step = stepOf(document, nameWidth);
  const rows = document.codes.map((entry) =>
    row([
      cell([glanceName(entry, (entry.level - 1) * step, withSection.has(entry.id), document, words)], {
        width: nameWidth,
      }),
      ...columns.map((column) =>
        textCell(column.textOf(entry), { width: countWidth, align: 'right' }, { size: 20 }),
      ),
    ]),
  );
  return ruledTable(
    [...(columns.length > 0 ? [groupRow] : []), headRow, ...rows],
    [nameWidth, ...columns.map(() => countWidth)],
  );
}

/** How much a code is indented below its parent: names keep half of their column, however deep the tree is. */
function stepOf({ codes }: CodebookDocument, nameWidth: number): number {
  const deepest = Math.max(2, ...codes.map(({ level }) => level));
  return Math.min(260, Math.floor(nameWidth / 2 / (deepest - 1)));
}

function glanceName(
  entry: CodebookEntry,
  indent: number,
  hasSection: boolean,
  document: CodebookDocument,
  words: Words,
): Paragraph {
  const marks = marksOf(entry, words);
  const name = run(headingName(entry, document), { bold: entry.isTheme });
  return new Paragraph({
    indent: { left: indent },
    children: [
      colourSquare(entry.colour),
      hasSection ? new InternalHyperlink({ anchor: anchorOf(entry), children: [name] }) : name,
      ...(entry.name2 === null ? [] : [run(`  ${entry.name2}`, { color: palette.quiet, size: 19 })]),
      ...(marks === '' ? [] : [run(`  ${marks}`, { color: palette.quiet, size: 17 })]),
    ],
  });
}
