// What holds for every input, however it was made.
import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '#core/errors.ts';
import { plainText, storedText, textBlocks } from '#core/text/plain-text.ts';
import type { Block, RichText } from '#core/text/rich-text.ts';
import { blocksOfHtml } from '#formats/reading/html.ts';
import { blocksOfMarkdown } from '#formats/reading/markdown.ts';
import { readableEndings } from '#formats/reading/recognise.ts';
import { blocksOfRtf } from '#formats/reading/rtf.ts';
import { blocksOfSubtitles } from '#formats/reading/subtitles.ts';
import { epubParts, fixture, odtParts, readBytes, zip } from './fixtures.ts';

const tags =
  'p h1 h5 ul ol li table tr td th b i a br pre div sup ruby rt img script style template form'.split(' ');
const attributes = [
  '',
  ' colspan=3',
  ' rowspan=4',
  ' href=javascript:steal()',
  ' href=https://example.org',
  ' href=#n id=r',
  ' id=n',
  ' onclick=steal()',
  ' hidden',
];
const tagSoup = fc
  .array(
    fc.oneof(
      fc
        .tuple(fc.constantFrom(...tags), fc.constantFrom(...attributes))
        .map(([tag, attribute]) => `<${tag}${attribute}>`),
      fc.constantFrom(...tags).map((tag) => `</${tag}>`),
      fc.constantFrom('word', ' ', '\n', '中文', '\t', '😀', '&#0;', '\r\n', '[1]'),
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(''));

/** Tables of uneven rows, whose cells span any area and hold lists and tables. */
const unevenTable = fc
  .array(
    fc.array(
      fc
        .tuple(
          fc.constantFrom('td', 'th'),
          fc.nat(4),
          fc.nat(4),
          fc.constantFrom('', 'a', '<ul><li>b</ul>', '<table><td>c</table>'),
        )
        .map(([tag, columns, rows, inner]) => `<${tag} colspan=${columns} rowspan=${rows}>${inner}</${tag}>`),
      { maxLength: 4 },
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((rows) => `<table>${rows.map((cells) => `<tr>${cells.join('')}</tr>`).join('')}</table>`);

/** Where a document violates the rules of core/text/rich-text.ts and of the editor; empty for a sound one. */
function faults(content: readonly Block[]): string[] {
  const doc: RichText = { type: 'doc', content };
  const found = new Set<string>();
  const ask = (isSo: boolean, fault: string): void => {
    if (!isSo) found.add(fault);
  };
  for (const block of textBlocks(doc)) {
    for (const node of block.content ?? [])
      ask(/^[^\0\r\n]+$/.test(node.text), 'a text is empty or of two lines');
  }
  const visit = (blocks: readonly Block[], inTable: boolean): void => {
    for (const block of blocks) {
      if (block.type === 'bulletList' || block.type === 'orderedList') {
        ask(block.content.length > 0, 'a list has no items');
        for (const item of block.content) {
          ask(item.content[0]?.type === 'paragraph', 'an item begins without a paragraph');
          visit(item.content, inTable);
        }
      } else if (block.type === 'table') {
        ask(!inTable, 'a table stands in a table');
        ask(new Set(widths(block.content)).size === 1, 'the rows of a table differ in width');
        for (const [y, row] of block.content.entries()) {
          for (const cell of row.content) {
            ask(cell.content.length > 0, 'a cell is empty of blocks');
            ask(y + (cell.attrs?.rowspan ?? 1) <= block.content.length, 'a cell hangs out of its table');
            visit(cell.content, true);
          }
        }
      }
    }
  };
  visit(content, false);
  ask(!/steal|onclick/.test(JSON.stringify(doc)), 'a script came through');
  ask(storedText(plainText(doc)) === plainText(doc), 'the text cannot be stored as it is');
  return [...found];
}

/** The number of columns that each row of a table takes, including cells that reach down from rows above. */
function widths(rows: Extract<Block, { type: 'table' }>['content']): number[] {
  const taken = rows.map(() => 0);
  for (const [y, row] of rows.entries()) {
    for (const cell of row.content) {
      for (let line = y; line < y + (cell.attrs?.rowspan ?? 1); line += 1) {
        taken[line] = (taken[line] ?? 0) + (cell.attrs?.colspan ?? 1);
      }
    }
  }
  return taken;
}

describe('any page', () => {
  it('becomes a sound document', () => {
    fc.assert(
      fc.property(fc.oneof(tagSoup, unevenTable), (html) => {
        expect(faults(blocksOfHtml(html, 'page.html').blocks)).toEqual([]);
        expect(faults(blocksOfHtml(html, 'page.html', 'keep').blocks)).toEqual([]);
      }),
      { numRuns: 500, seed: 2 },
    );
  });
});

describe('any markdown', () => {
  it('becomes a sound document', () => {
    const pieces = [
      '# ',
      '- ',
      '1. ',
      '> ',
      '|',
      '---',
      '\n',
      '\n\n',
      '    ',
      '[^a]',
      '[^a]: ',
      '**',
      '`',
      '<b>',
      'word ',
      '中文',
      '[x](https://example.org)',
      '```\n',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 60 }), (parts) => {
        expect(faults(blocksOfMarkdown(parts.join(''), 'notes.md').blocks)).toEqual([]);
      }),
      { numRuns: 500, seed: 2 },
    );
  });
});

/** The faults of what a reader returns for an input. A refusal with a sentence is no fault. */
function faultsOf(read: () => { readonly blocks: readonly Block[] }): string[] {
  try {
    return faults(read().blocks);
  } catch (error) {
    return error instanceof AppError && error.key.startsWith('reading:') ? [] : [String(error)];
  }
}

/** As {@link faultsOf}, for a whole file. A file damaged only in its words may lose all of them. */
async function faultsOfFile(name: string, bytes: Uint8Array): Promise<string[]> {
  try {
    const read = await readBytes(name, bytes);
    return 'doc' in read ? faults(read.doc?.content ?? []) : ['it became a table'];
  } catch (error) {
    return error instanceof AppError && error.key === 'reading:no_text' ? [] : [String(error)];
  }
}

describe('any rtf', () => {
  it('becomes a sound document, or is refused', () => {
    const pieces =
      '{ } {\\* {\\footnote {\\pict {\\field {\\fldinst {\\fldrslt {\\shp {\\shpinst {\\shptxt {\\sp {\\sn {\\sv {\\upr {\\ud {\\listtext {\\stylesheet{\\s1\\b_heading_2;} \\par \\pard \\plain \\line \\cell \\row \\trowd \\intbl \\cellx100 \\cellx-5 \\clmrg \\clvmrg \\nestcell \\b \\i0 \\s1 \\ls1 \\ilvl8 \\ilvl-1 \\outlinelevel3 \\uc3 \\u-10179? \\u20250? \\\'b1 \\\'00 \\bin2 \\deleted \\dbch \\af1 word 中文 \\tab \\li-360 \\fi-360 3.\\tab HYPERLINK_"https://example.org" HYPERLINK_"javascript:run()"'
        .split(' ')
        .map((piece) => `${piece.replaceAll('_', ' ')} `);
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 60 }), (parts) => {
        const open = parts.join('').split('{').length - parts.join('').split('}').length;
        const rtf = `{\\rtf1 ${parts.join('')}${'}'.repeat(Math.max(0, open) + 1)}`;
        expect(faultsOf(() => blocksOfRtf(Buffer.from(rtf), 'a.rtf'))).toEqual([]);
      }),
      { numRuns: 1_000, seed: 2 },
    );
  });
});

describe('any subtitles', () => {
  it('become a sound document, or are refused', () => {
    const pieces = [
      '1\n',
      '\n',
      '\n\n',
      '00:01.000 --> 00:02.000\n',
      'NOTE a\n',
      '<v Ann>',
      '<v>',
      '</v>',
      '<c.x>',
      '- ',
      'word ',
      '中文',
      '<',
      '&amp;',
      '{\\an8}',
      '<i>',
      '99:99:99,999 --> 1',
    ];
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...pieces), { maxLength: 40 }),
        fc.constantFrom('srt', 'vtt'),
        (parts, format) => {
          const text = `${format === 'vtt' ? 'WEBVTT\n\n' : ''}${parts.join('')}`;
          expect(faultsOf(() => blocksOfSubtitles(text, 'a', format))).toEqual([]);
        },
      ),
      { numRuns: 500, seed: 2 },
    );
  });
});

describe('any odt and any book', () => {
  /** Nested elements with names that a format has, and some that it lacks. */
  const tree = (names: readonly string[], declared: readonly string[]) =>
    fc.letrec<{ node: string }>((tie) => ({
      node: fc.oneof(
        { maxDepth: 5 },
        fc.constantFrom('word', ' ', '\n\t', '中文', '&amp;', '&#xD;'),
        fc
          .tuple(
            fc.constantFrom(...names),
            fc.uniqueArray(fc.constantFrom(...declared), {
              maxLength: 2,
              selector: (one) => one.split('=')[0],
            }),
            fc.array(tie('node'), { maxLength: 4 }),
          )
          .map(([name, own, children]) => `<${name} ${own.join(' ')}>${children.join('')}</${name}>`),
      ),
    })).node;
  const odt = tree(
    'text:p text:h text:span text:a text:list text:list-item text:list-header table:table table:table-row table:table-cell table:covered-table-cell table:table-header-rows text:note text:note-body text:note-citation draw:frame draw:image draw:text-box draw:object text:ruby text:ruby-base office:annotation text:tracked-changes text:section text:s text:tab text:line-break text:unknown'.split(
      ' ',
    ),
    [
      'text:style-name="L1"',
      'text:outline-level="99"',
      'text:start-value="-1"',
      'text:c="999999"',
      'table:number-columns-spanned="9"',
      'table:number-rows-spanned="0"',
      'table:number-columns-repeated="99"',
      'text:continue-numbering="true"',
      'xlink:href="javascript:steal()"',
    ],
  );
  const chapter = tree(
    'p h1 div ul li table tr td a aside section img b svg image title style math'.split(' '),
    [
      'id="n"',
      'href="#n"',
      'href="b.xhtml#n"',
      'epub:type="noteref"',
      'epub:type="footnote"',
      'onclick="steal()"',
    ],
  );

  it('become sound documents, or are refused', async () => {
    const styles =
      '<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1"/></text:list-style>';
    await fc.assert(
      fc.asyncProperty(odt, chapter, chapter, async (body, first, second) => {
        const files = [
          ['a.odt', zip(odtParts(body, styles))],
          ['a.epub', zip(epubParts({ 'a.xhtml': first, 'b.xhtml': second }))],
        ] as const;
        for (const [name, bytes] of files) {
          expect(await faultsOfFile(name, bytes)).toEqual([]);
        }
      }),
      { numRuns: 200, seed: 2 },
    );
  });
});

describe('any bytes', () => {
  it('under any name are read or refused with a sentence, never with another error', async () => {
    const names = [...readableEndings].map((ending) => `a.${ending}`).concat('a');
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...names), fc.uint8Array({ maxLength: 200 }), async (name, bytes) => {
        expect(['read', 'refused']).toContain(await outcome(name, bytes));
      }),
      { numRuns: 500, seed: 2 },
    );
  });

  it.each([
    'hard.docx',
    'word.docx',
    'interviews.xlsx',
    'interview.pdf',
    'locked.docx',
    'notes-utf16.txt',
    'pandoc/handbook.odt',
    'pandoc/handbook.rtf',
    'libreoffice/handbook-zh.rtf',
    'pandoc/handbook-zh.epub',
    'chromium/handbook-zh.mhtml',
  ])('of a damaged %s are read or refused with a sentence', async (name) => {
    const whole = readFileSync(fixture(name));
    const damage = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), {
      minLength: 1,
      maxLength: 8,
    });
    await fc.assert(
      fc.asyncProperty(damage, async (changes) => {
        const bytes = Uint8Array.from(whole);
        for (const [at, value] of changes) bytes[at] = value;
        expect(['read', 'refused']).toContain(await outcome(name, bytes));
      }),
      { numRuns: 40, seed: 2 },
    );
  });
});

/** `read`, `refused` with a sentence, or the error. */
async function outcome(name: string, bytes: Uint8Array): Promise<string> {
  try {
    const read = await readBytes(name, bytes);
    const isSound =
      read.type === 'text' ? read.text !== '' : read.rows.every((row) => row.length === read.columns.length);
    return isSound ? 'read' : 'read, but unsound';
  } catch (error) {
    return error instanceof AppError && error.key.startsWith('reading:') ? 'refused' : String(error);
  }
}
