// A coded text as an HTML file for printing: underlined words, and in the margin the codes that begin beside them.
import type { CodedParagraph, CodedText, MarginNote } from '#core/exports/coded-text.ts';
import type { Words } from '#words/words.ts';
import { detailsOfCoding, originInWords } from '#words/exports/coded-text.ts';
import { element, htmlPage, paragraphs, text } from './html-page.ts';

/** The file as bytes. */
export function writeCodedTextHtml(coded: CodedText, words: Words): Uint8Array {
  const notes = [...coded.whole, ...coded.paragraphs.flatMap((each) => each.notes)];
  const colours = new Map(notes.map(({ number, colour }) => [number, colour]));
  return htmlPage(
    {
      title: coded.title,
      notice: coded.notice,
      style,
      body: [
        element(
          'header',
          {},
          element('p', { class: 'kicker' }, text(words.t('exports:coded.title'))),
          element('h1', {}, text(coded.title)),
          element('p', { class: 'quiet' }, text(originInWords(coded, words))),
        ),
        ...(coded.whole.length === 0
          ? []
          : [
              element(
                'section',
                { class: 'whole' },
                element('p', { class: 'kicker' }, text(words.t('exports:coded.whole'))),
                ...coded.whole.map((note) => noteOf(note, words)),
              ),
            ]),
        element(
          'main',
          { lang: coded.language ?? undefined },
          ...coded.paragraphs.map((paragraph) => rowOf(paragraph, colours, words)),
        ),
      ],
    },
    words,
  );
}

function rowOf(
  { stretches, notes }: CodedParagraph,
  colours: ReadonlyMap<number, string>,
  words: Words,
): string {
  const parts = stretches.map(({ text: part, on }) =>
    // One line under the words for each coding; the first is the lowest and innermost.
    on.reduce(
      (inner, number, level) =>
        element(
          'span',
          { class: 'on', style: `--code: ${colours.get(number) ?? ''}; --level: ${level}` },
          inner,
        ),
      text(part),
    ),
  );
  return element(
    'div',
    { class: 'row' },
    element('p', { class: 'text' }, ...parts),
    element('div', { class: 'margin' }, ...notes.map((note) => noteOf(note, words))),
  );
}

function noteOf(note: MarginNote, words: Words): string {
  return element(
    'div',
    { class: 'coding' },
    element('span', { class: 'square', style: `background: ${note.colour}`, 'aria-hidden': 'true' }),
    element('strong', {}, text(note.path)),
    element('span', { class: 'quiet' }, text(` ${detailsOfCoding(note, words)}`)),
    ...note.memos.map((memo) => element('div', { class: 'memo' }, paragraphs(memo))),
  );
}

const style = `
body { max-width: 70rem; }
.whole { border-top: 1px solid var(--line); padding: .6rem 0; }
main { margin-top: 1.5rem; border-top: 1px solid var(--line); padding-top: 1rem; }
.row { display: grid; grid-template-columns: minmax(0, 36em) minmax(12em, 1fr); gap: 0 2rem; align-items: start; }
.row .text { min-height: 1em; margin: 0 0 .7rem; font-family: 'Source Serif 4', Georgia, 'Noto Serif CJK SC', 'Songti SC', SimSun, serif; line-height: 1.9; }
.on { border-bottom: 2px solid var(--code); padding-bottom: calc(1.5px + var(--level) * 3.5px); }
.coding { font-size: .82em; line-height: 1.4; margin-bottom: .25rem; overflow-wrap: anywhere; }
.memo { border-left: 2px solid var(--line); margin: .1rem 0 .3rem .3rem; padding-left: .6rem; }
@media print { body { max-width: none; } .row { break-inside: avoid-page; grid-template-columns: 62% 1fr; } .on { -webkit-print-color-adjust: exact; print-color-adjust: exact; } }
`;
