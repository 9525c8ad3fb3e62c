// The codebook as one HTML file: a cover, an overview of the codes, a section for each code.
import type { CodebookDocument, CodebookEntry } from '#core/exports/codebook-document.ts';
import { headingName, sectionsOf } from '#core/exports/codebook-sections.ts';
import type { Words } from '#words/words.ts';
import { countColumns, countsLine } from './codebook-counts.ts';
import {
  aboutCodebook,
  definitionsOf,
  marksOf,
  memoOrigin,
  pathInWords,
  sizeInWords,
  standingOf,
  withheldInWords,
} from '#words/exports/codebook.ts';
import { element, factList, htmlPage, paragraphs, text } from './html-page.ts';
import { quotation } from './quotation-html.ts';

const MAX_HEADING_LEVEL = 6;

/** The file as bytes. */
export function writeCodebookHtml(document: CodebookDocument, words: Words): Uint8Array {
  const facts = aboutCodebook({ ...document, notice: null }, words).slice(1);
  return htmlPage(
    {
      title: words.t('exports:codebook.subtitle', { project: document.project }),
      notice: document.notice,
      style,
      body: [
        element(
          'header',
          {},
          element('p', { class: 'kicker' }, text(words.t('exports:codebook.title'))),
          element('h1', {}, text(document.project)),
          element('p', { class: 'quiet' }, text(sizeInWords(document, words))),
          factList(facts),
        ),
        element('h2', {}, text(words.t('exports:codebook.overview'))),
        ...(document.counting === null
          ? []
          : [element('p', { class: 'quiet' }, text(words.t('exports:codebook.rollup')))]),
        overview(document, words),
        ...sectionsOf(document).map((entry) => section(entry, document, words)),
      ],
    },
    words,
  );
}

function overview(document: CodebookDocument, words: Words): string {
  const { groups, columns } = countColumns(document, words);
  const groupHeads = groups.map((group) =>
    element('th', { class: 'number', colspan: String(group.columns), scope: 'colgroup' }, text(group.name)),
  );
  const heads = columns.map((column) => element('th', { class: 'number', scope: 'col' }, text(column.name)));
  const withSection = new Set(sectionsOf(document).map(({ id }) => id));
  // However deep the tree is, names and counts fit next to each other.
  const step = Math.min(1.3, 14 / Math.max(1, ...document.codes.map(({ level }) => level - 1)));
  const rows = document.codes.map((entry) =>
    element(
      'tr',
      {},
      element(
        'th',
        { scope: 'row', style: `padding-left: ${Number((0.6 + step * (entry.level - 1)).toFixed(2))}rem` },
        glanceName(entry, withSection.has(entry.id), document, words),
      ),
      ...columns.map((column) => element('td', { class: 'number' }, text(column.textOf(entry)))),
    ),
  );
  const head = [
    ...(groups.length === 0 ? [] : [element('tr', {}, element('th', {}), ...groupHeads)]),
    element('tr', {}, element('th', { scope: 'col' }, text(words.t('exports:codebook.code'))), ...heads),
  ];
  return element(
    'table',
    { class: 'overview' },
    element('thead', {}, ...head),
    element('tbody', {}, ...rows),
  );
}

function glanceName(
  entry: CodebookEntry,
  hasSection: boolean,
  document: CodebookDocument,
  words: Words,
): string {
  const name = element(entry.isTheme ? 'strong' : 'span', {}, text(headingName(entry, document)));
  const linked = hasSection ? element('a', { href: `#${anchorOf(entry)}` }, name) : name;
  const second = entry.name2 === null ? '' : element('span', { class: 'quiet' }, ' ', text(entry.name2));
  return `${square(entry)}${linked}${second}${marks(entry, words)}`;
}

function marks(entry: CodebookEntry, words: Words): string {
  const line = marksOf(entry, words);
  return line === '' ? '' : element('small', { class: 'quiet' }, ' ', text(line));
}

function section(entry: CodebookEntry, document: CodebookDocument, words: Words): string {
  const counts = countsLine(entry, document, words);
  return element(
    'section',
    { id: anchorOf(entry), style: `--code: ${entry.colour}` },
    element(`h${Math.min(entry.level + 1, MAX_HEADING_LEVEL)}`, {}, headingOf(entry, document, words)),
    entry.level > 1 && document.layout.paths
      ? element('p', { class: 'quiet path' }, text(pathInWords(entry.path)))
      : '',
    counts === null ? '' : element('p', { class: 'quiet' }, text(counts)),
    ...definitionsOf(entry, words).map(
      (field) => element('p', { class: 'field' }, text(field.label)) + paragraphs(field.text),
    ),
    examples(entry, words),
    memos(entry, words),
    factList(standingOf({ ...entry, name2: null }, words)),
  );
}

function headingOf(entry: CodebookEntry, document: CodebookDocument, words: Words): string {
  const second = entry.name2 === null ? '' : element('span', { class: 'second' }, text(entry.name2));
  const theme = entry.isTheme
    ? element('span', { class: 'mark' }, text(words.t('exports:codebook.theme')))
    : '';
  return `${square(entry)}${text(headingName(entry, document))}${second}${theme}`;
}

function examples(entry: CodebookEntry, words: Words): string {
  if (entry.examples.length + entry.withheld === 0) return '';
  return [
    element('p', { class: 'field' }, text(words.t('exports:field.examples'))),
    ...entry.examples.map((excerpt) => quotation(excerpt, words)),
    entry.withheld === 0
      ? ''
      : element('p', { class: 'quiet' }, text(withheldInWords(entry.withheld, words))),
  ].join('');
}

function memos(entry: CodebookEntry, words: Words): string {
  if (entry.memos.length === 0) return '';
  const paragraphsOfMemos = entry.memos.map((memo) => {
    const title = memo.title === '' ? '' : `${element('strong', {}, text(memo.title))} `;
    const origin = element('small', { class: 'quiet' }, text(memoOrigin(memo, words)));
    return element('p', {}, title, origin) + paragraphs(memo.body);
  });
  return element('p', { class: 'field' }, text(words.t('exports:field.memos'))) + paragraphsOfMemos.join('');
}

function square(entry: CodebookEntry): string {
  return element('span', { class: 'square', style: `background: ${entry.colour}`, 'aria-hidden': 'true' });
}

function anchorOf(entry: CodebookEntry): string {
  return `code-${entry.id}`;
}

const style = `
.overview { margin: 1rem 0 2.5rem; }
.overview tbody th { background: none; color: var(--ink); font-weight: 400; vertical-align: top; }
section { border-top: 1px solid var(--line); padding: 1.1rem 0 .6rem; }
section > :first-child { margin: 0 0 .2rem; font-size: 1.35rem; line-height: 1.3; }
section > h3:first-child { font-size: 1.2rem; }
section > h4:first-child, section > h5:first-child, section > h6:first-child { font-size: 1.08rem; }
.second { color: var(--quiet); font-weight: 400; font-size: .8em; margin-left: .6em; }
.mark { color: var(--accent); font: 600 .62em sans-serif; margin-left: .8em; }
.path { font-size: .9em; }
.field { color: var(--accent); font: 600 .82rem/1.4 sans-serif; margin: .8rem 0 0; }
section blockquote { border-left-color: var(--code); }
section .facts { display: block; font-size: .85em; border-top: 1px dotted var(--line); padding-top: .6rem; }
section .facts dt, section .facts dd { display: inline; }
section .facts dd { margin: 0 1.1em 0 .35em; }
@media print { section { break-inside: auto; } }
`;
