// The joint display as one HTML file.
import type { SideName } from '#core/comparison/counts.ts';
import type { JointDisplay, JointDisplayRow } from '#core/exports/joint-display.ts';
import { dateInWords } from '#words/citation.ts';
import type { Words } from '#words/words.ts';
import { element, factList, htmlPage, paragraphs, text } from './html-page.ts';
import {
  judgementFacts,
  notesOf,
  promptedInWords,
  sideCell,
  sideHead,
  titleOf,
} from '#words/exports/joint-display.ts';
import { quotation } from './quotation-html.ts';

/** The file as bytes. */
export function writeJointDisplayHtml(display: JointDisplay, words: Words): Uint8Array {
  const origin = [display.project, display.program, dateInWords(words, display.date)].join(' · ');
  return htmlPage(
    {
      title: titleOf(display, words),
      notice: display.notice,
      style,
      body: [
        element('p', { class: 'kicker' }, text(words.t('exports:joint.title'))),
        element('h1', {}, text(titleOf(display, words))),
        element('p', { class: 'quiet' }, text(origin)),
        table(display, words),
        ...notesOf(display, false, words).map(
          (note) => element('h2', {}, text(note.label)) + paragraphs(note.text),
        ),
      ],
    },
    words,
  );
}

function table(display: JointDisplay, words: Words): string {
  const sideHeads = (['a', 'b'] as const).map((side) => {
    const head = sideHead(display, side, words);
    const base = element('span', { class: 'base' }, text(head.text));
    return element('th', { scope: 'col' }, text(head.label), base);
  });
  const head = element(
    'tr',
    {},
    element('th', { scope: 'col', class: 'theme' }, text(words.t('exports:codebook.theme'))),
    ...sideHeads,
    element('th', { scope: 'col', class: 'judgement' }, text(words.t('exports:joint.judgement'))),
  );
  const rows = display.rows.map((row) =>
    element(
      'tr',
      { style: `--code: ${row.colour}` },
      themeCell(row, words),
      findingCell(display, row, 'a', words),
      findingCell(display, row, 'b', words),
      judgementCell(display, row, words),
    ),
  );
  return element('table', {}, element('thead', {}, head), element('tbody', {}, ...rows));
}

function themeCell(row: JointDisplayRow, words: Words): string {
  const prompted = promptedInWords(row, words);
  return element(
    'th',
    { scope: 'row' },
    element('span', { class: 'square', style: `background: ${row.colour}`, 'aria-hidden': 'true' }),
    element('strong', {}, text(row.name)),
    row.name2 === null ? '' : element('span', { class: 'quiet' }, ' ', text(row.name2)),
    paragraphs(row.definition),
    prompted === null ? '' : element('p', { class: 'quiet' }, text(prompted)),
  );
}

function findingCell(display: JointDisplay, row: JointDisplayRow, side: SideName, words: Words): string {
  const { count, details, withheld } = sideCell(display, row, side, words);
  return element(
    'td',
    {},
    element('p', { class: 'count' }, text(count)),
    ...details.map((detail) => element('p', { class: 'quiet' }, text(detail))),
    ...row.excerpts[side].shown.map((excerpt) => quotation(excerpt, words)),
    withheld === null ? '' : element('p', { class: 'quiet' }, text(withheld)),
  );
}

function judgementCell(display: JointDisplay, row: JointDisplayRow, words: Words): string {
  const [verdict, ...facts] = judgementFacts(display, row, words);
  return element(
    'td',
    {},
    element('p', { class: 'count' }, text(verdict?.text ?? '')),
    paragraphs(row.judged?.reasons ?? ''),
    factList(facts),
  );
}

const style = `
body { max-width: 80rem; }
table { margin: 1.4rem 0 1rem; table-layout: fixed; }
.theme { width: 19%; }
.judgement { width: 21%; }
thead th { font-size: 1.02em; color: var(--ink); }
html:lang(en) thead th::first-letter, html:lang(en) .count::first-letter { text-transform: uppercase; }
.base { display: block; color: var(--quiet); font-weight: 400; font-size: .88em; }
tbody th { background: none; color: var(--ink); font-weight: 400; vertical-align: top; }
tbody th strong { font: 700 1.1rem Georgia, 'Noto Serif CJK SC', 'Songti SC', SimSun, serif; }
td p.quiet, th p.quiet { font-size: .88em; margin: .1rem 0; }
.count { font-weight: 600; font-size: 1.12em; margin: 0 0 .15rem; }
blockquote { border-left-color: var(--code); font-size: .94em; }
td .facts { grid-template-columns: max-content 1fr; gap: .1rem .6rem; font-size: .85em; margin: .5rem 0 0; }
h2 { font: 600 .9rem/1.4 sans-serif; color: var(--accent); margin: 1.4rem 0 .2rem; }
@media print { @page { size: A4 landscape; } tr { break-inside: auto; } }
`;
