import { buffer } from 'node:stream/consumers';
import mammoth from 'mammoth';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, it } from 'vitest';
import yauzl from 'yauzl';
import { AppError } from '#core/errors.ts';
import { codedText } from '#core/exports/coded-text.ts';
import { writeCodedTextDocx } from '#formats/writing/coded-text-docx.ts';
import { writeCodedTextHtml } from '#formats/writing/coded-text-html.ts';
import { writeCodedTextPdf } from '#formats/writing/coded-text-pdf.ts';
import { createWords } from '#words/words.ts';
import { study } from '../../core/exports/study.ts';

const en = createWords('en');
const text = 'The office opened early.\nTwo firms <met> there.';

const { exported, corpus } = study({
  project: { notice: 'Invented text.' },
  coders: [
    { id: 'wen', name: 'Wen' },
    { id: 'lena', name: 'Lena' },
  ],
  sources: [{ id: 'report', title: 'Report', date: '2019-03', text }],
  codes: [
    { id: 'theme', name: 'theme' },
    { id: 'leaf', name: 'leaf', parentId: 'theme' },
  ],
  codings: [
    { id: 'a', sourceId: 'report', codeId: 'leaf', start: 4, end: 17, coderId: 'wen', stance: 'contradicts' },
    { id: 'b', sourceId: 'report', codeId: 'theme', start: 11, end: 34, coderId: 'lena' },
    { id: 'c', sourceId: 'report', codeId: 'theme', coderId: 'wen' },
  ],
  memos: [{ id: 'memo', about: 'coding', codingId: 'a', title: '', body: 'Is it so?' }],
});

function coded(coderIds?: ReadonlySet<string>) {
  const source = corpus.tables.source.get('report');
  if (!source) throw new Error('The study has a report.');
  const options = { program: 'Concord 0.1.0', date: '2026-03-01', text };
  return codedText(exported, source, { ...options, ...(coderIds ? { coderIds } : {}) });
}

async function partOf(bytes: Uint8Array, name: string): Promise<string> {
  const zip = await yauzl.fromBufferPromise(Buffer.from(bytes), { lazyEntries: true });
  for await (const entry of zip.eachEntry())
    if (entry.fileName === name)
      return (await buffer(await zip.openReadStreamPromise(entry))).toString('utf8');
  throw new Error(`The file has no ${name}.`);
}

describe('a coded text', () => {
  it('is split where codings begin and end, and contains all of its words', () => {
    const { paragraphs, whole } = coded();

    expect(paragraphs.map(({ stretches }) => stretches.map((each) => each.text).join(''))).toEqual(
      text.split('\n'),
    );
    expect(paragraphs[0]?.stretches.map((each) => [each.text, each.on])).toEqual([
      ['The ', []],
      ['office ', [2]],
      ['opened', [2, 3]],
      [' early.', [3]],
    ]);
    expect(paragraphs.map(({ notes }) => notes.map(({ name }) => name))).toEqual([['leaf', 'theme'], []]);
    expect(whole.map(({ name }) => name)).toEqual(['theme']);
  });

  it('has a mark, a beginning and an end for every coding, wherever its line ends are', async () => {
    const lines = 'One line.\n\nTwo lines.\n\n\nThree.';
    const places = lines.split('').map((_, place) => place);
    const spans = places.flatMap((start) =>
      places.filter((end) => end >= start).map((end) => ({ start, end: end + 1 })),
    );
    const codings = [...spans, ...places.map((place) => ({ start: place, end: place }))];
    const { exported: project, corpus: its } = study({
      sources: [{ id: 'lines', title: 'Lines', text: lines }],
      codes: [{ id: 'code' }],
      codings: codings.map((span, index) => ({
        ...span,
        id: `c${index}`,
        sourceId: 'lines',
        codeId: 'code',
      })),
    });
    const source = its.tables.source.get('lines');
    if (!source) throw new Error('The study has its lines.');
    const { paragraphs } = codedText(project, source, { program: '', date: '2026-03-01', text: lines });
    const stretches = paragraphs.flatMap((each) => each.stretches);
    const ascending = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b);

    const each = codings.map((_, index) => index + 1);
    expect(stretches.map((stretch) => stretch.text).join('')).toBe(lines.replaceAll('\n', ''));
    expect(ascending(paragraphs.flatMap(({ notes }) => notes.map(({ number }) => number)))).toEqual(each);
    expect(ascending(stretches.flatMap(({ begins }) => begins))).toEqual(each);
    expect(ascending(stretches.flatMap(({ ends }) => ends))).toEqual(each);
    expect(ascending([...new Set(stretches.flatMap(({ on }) => on))])).toEqual(each);
  });

  it('holds the codings of only one coder when only those may be seen', () => {
    const { paragraphs, whole } = coded(new Set(['lena']));

    expect(paragraphs.flatMap(({ notes }) => notes).map(({ coder }) => coder)).toEqual(['Lena']);
    expect(whole).toEqual([]);
  });

  it('has its codings as comments in Word, across paragraphs too', async () => {
    const bytes = await writeCodedTextDocx(coded(), en);
    const document = await partOf(bytes, 'word/document.xml');
    const comments = await partOf(bytes, 'word/comments.xml');

    expect((await mammoth.extractRawText({ buffer: Buffer.from(bytes) })).value).toContain(
      'Two firms <met> there.',
    );
    for (const tag of ['commentRangeStart', 'commentRangeEnd', 'commentReference'])
      expect(document.match(new RegExp(`<w:${tag} w:id="(\\d+)"`, 'g'))).toHaveLength(2);
    expect(comments).toContain('w:author="Lena"');
    expect(comments).toContain('theme &gt; leaf');
    expect(comments).toContain('Is it so?');
    expect(comments).toContain('counterexample');
  });

  it('has its codings in the margin of a page that runs nothing', () => {
    const page = Buffer.from(writeCodedTextHtml(coded(), en)).toString('utf8');

    expect(page).toContain('&lt;met&gt; there.');
    expect(page.match(/class="coding"/g)).toHaveLength(3);
    expect(page).toContain('Is it so?');
    expect(page).not.toContain('<script');
  });

  it('has a line below the words for each coding of a page, and colours that print', () => {
    const page = Buffer.from(writeCodedTextHtml(coded(), en)).toString('utf8');
    const levels = page.match(/(?<=class="on" style="--code: #\w+; --level: )\d/g);
    const squares = /\.square \{[^}]*\}/.exec(page)?.[0];

    expect(levels).toEqual(['0', '1', '0', '0', '0']);
    expect(squares).toContain('print-color-adjust: exact');
  });

  it('has its codings in the margin of a pdf that contains its words and fonts', async () => {
    const bytes = await writeCodedTextPdf(coded(), en);
    const { pages, words } = await readPdf(bytes);
    const raw = Buffer.from(bytes).toString('latin1');

    expect(pages).toBe(1);
    for (const line of [...text.split('\n'), 'theme > leaf', 'Lena', 'Is it so?', 'Invented text.', '1 / 1'])
      expect(words).toContain(line);
    expect(raw).toMatch(/\/FontFile[23]/);
    expect(raw).not.toMatch(/\/BaseFont \/Helvetica/);
  });

  it('is written as pdf even if the code of a whole source has an invisible character', async () => {
    const [note] = coded().whole;
    if (!note) throw new Error('The study has a coding of its whole report.');

    const bytes = await writeCodedTextPdf({ ...coded(), whole: [{ ...note, path: 'the\u0002me' }] }, en);

    expect((await readPdf(bytes)).words).toContain('theme');
  });

  it('continues across the pages of a pdf with all of its words, and all notes of a passage with many codings', async () => {
    const lines = Array.from({ length: 120 }, (_, index) => `Line ${index} of a long report.`);
    const whole = lines.join('\n');
    const { exported: project, corpus: its } = study({
      sources: [{ id: 'long', title: 'Long', text: whole }],
      codes: [{ id: 'code' }],
      codings: lines.map((_, index) => ({
        id: `c${index}`,
        sourceId: 'long',
        codeId: 'code',
        start: index % 5,
        end: 12 + index,
      })),
      memos: lines.map((_, index) => ({
        id: `m${index}`,
        about: 'coding' as const,
        codingId: `c${index}`,
        title: '',
        body: `Memo ${index}.`,
      })),
    });
    const source = its.tables.source.get('long');
    if (!source) throw new Error('The study has its report.');

    const bytes = await writeCodedTextPdf(
      codedText(project, source, { program: 'Concord', date: '2026-03-01', text: whole }),
      en,
    );

    const { pages, words } = await readPdf(bytes);
    expect(pages).toBeGreaterThan(2);
    for (const line of lines) expect(words).toContain(line);
    for (const index of lines.keys()) expect(words).toContain(`Memo ${index}.`);
    expect(words).toContain(`${pages} / ${pages}`);
  });

  it('is written in Chinese, or says which characters a pdf would lose', async () => {
    const chinese = { ...coded(), title: '访谈记录', notice: null };

    const found = await writeCodedTextPdf(chinese, createWords('zh-CN')).then(
      async (bytes) => (await readPdf(bytes)).words,
      (error: unknown) => String(error instanceof AppError ? error.parameters['signs'] : error),
    );

    expect(found).toContain('访');
    await expect(writeCodedTextPdf({ ...chinese, title: '\u{10FFFD}' }, en)).rejects.toMatchObject({
      code: 'unsupported',
      key: 'errors:no_font_for_text',
      parameters: { signs: '\u{10FFFD}' },
    });
  });
});

async function readPdf(bytes: Uint8Array) {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0, useSystemFonts: false });
  const document = await task.promise;
  const texts = [];
  for (let page = 1; page <= document.numPages; page += 1) {
    // In page order.
    const { items } = await (await document.getPage(page)).getTextContent();
    texts.push(items.map((item) => ('str' in item ? item.str : '')).join(''));
  }
  await task.destroy();
  return { pages: texts.length, words: texts.join('\n') };
}
