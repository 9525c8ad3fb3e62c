// Coded passages as one HTML file: a section for each code, a quotation for each coding.
import type { PassageEntry, PassageList, PassageSection } from '#core/exports/passage-list.ts';
import type { Words } from '#words/words.ts';
import { pathInWords } from '#words/exports/codebook.ts';
import { element, factList, htmlPage, paragraphs, text } from './html-page.ts';
import {
  aboutPassageList,
  attributesOfEntry,
  detailsOfEntry,
  notesOf,
  passageListTitle,
  wordsOfEntry,
} from '#words/exports/passage-list.ts';
import { quotation } from './quotation-html.ts';

const MAX_HEADING_LEVEL = 6;

/** The file as bytes. */
export function writePassageListHtml(list: PassageList, words: Words): Uint8Array {
  return htmlPage(
    {
      title: passageListTitle(list, words),
      notice: list.notice,
      style,
      body: [
        element(
          'header',
          {},
          element('p', { class: 'kicker' }, text(words.t('exports:passages.title'))),
          element('h1', {}, text(list.project)),
          factList(aboutPassageList(list, words).slice(1)),
        ),
        ...(list.sections.length === 0 ? [element('p', {}, text(words.t('exports:passages.none')))] : []),
        ...list.sections.map((section) => sectionOf(section, words)),
      ],
    },
    words,
  );
}

function sectionOf(section: PassageSection, words: Words): string {
  const path = pathInWords(section.path);
  return element(
    'section',
    { style: `--code: ${section.colour}` },
    element(`h${Math.min(section.level + 1, MAX_HEADING_LEVEL)}`, {}, headingOf(section, words)),
    path === section.name ? '' : element('p', { class: 'quiet path' }, text(path)),
    ...section.entries.map((entry) => entryOf(entry, words)),
  );
}

function headingOf(section: PassageSection, words: Words): string {
  const square = element('span', {
    class: 'square',
    style: `background: ${section.colour}`,
    'aria-hidden': 'true',
  });
  const second = section.name2 === null ? '' : element('span', { class: 'second' }, text(section.name2));
  const theme = section.isTheme
    ? element('span', { class: 'mark' }, text(words.t('exports:codebook.theme')))
    : '';
  return `${square}${text(section.name)}${second}${theme}`;
}

function entryOf(entry: PassageEntry, words: Words): string {
  const notes = notesOf(entry, words).map(
    ({ label, text: note }) =>
      element('p', { class: 'field' }, text(label)) + element('div', { class: 'note' }, paragraphs(note)),
  );
  const attributes = attributesOfEntry(entry, words);
  return element(
    'article',
    {},
    entry.isWithheld
      ? element('blockquote', {}, paragraphs(wordsOfEntry(entry, words)))
      : quotation(entry.excerpt, words),
    element('p', { class: 'beside quiet' }, text(detailsOfEntry(entry, words).join(' · '))),
    attributes === '' ? '' : element('p', { class: 'beside quiet' }, text(attributes)),
    ...notes,
  );
}

const style = `
section { border-top: 1px solid var(--line); padding: 1.1rem 0 .6rem; }
header + section { margin-top: 2rem; }
section > :first-child { margin: 0 0 .2rem; font-size: 1.35rem; line-height: 1.3; }
section > h3:first-child { font-size: 1.2rem; }
section > h4:first-child, section > h5:first-child, section > h6:first-child { font-size: 1.08rem; }
article { margin: 1rem 0 1.3rem; }
article blockquote { border-left-color: var(--code); margin-bottom: .2rem; }
.second { color: var(--quiet); font-weight: 400; font-size: .8em; margin-left: .6em; }
.mark { color: var(--accent); font: 600 .62em sans-serif; margin-left: .8em; }
.path { font-size: .9em; }
.beside { font-size: .85em; padding-left: calc(.9rem + 3px); }
.field { color: var(--accent); font: 600 .82rem/1.4 sans-serif; margin: .5rem 0 0; padding-left: calc(.9rem + 3px); }
.note { padding-left: calc(.9rem + 3px); font-size: .93em; }
@media print { article { break-inside: avoid; } }
`;
