// Writes a folder as years of collecting leave it: thousands of texts in every format and encoding, in two languages,
// some of them damaged. All of it is invented.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { docxOf, encodedAs, odtOf, pdfOf, rtfOf } from './written-files.ts';

/** One file of the folder, and what is in it. */
export interface MixedFile {
  /** Path within the folder, such as `2019/news-014.txt`. */
  readonly name: string;
  readonly is: 'good' | 'broken';
  /** Words that the imported source must hold; set for a good file only. */
  readonly words: string;
}

const subjects = [
  'The council',
  'A supplier',
  'The ministry',
  'Our member',
  'The standards group',
  'A buyer',
];
const verbs = ['invited', 'reported to', 'waited for', 'trained', 'wrote to', 'visited'];
const objects = [
  'two makers',
  'the regional office',
  'a testing house',
  'the port',
  'nine firms',
  'the press',
];
const endings = [
  'before the fair.',
  'in spring.',
  'and nothing came of it.',
  'for the third time.',
  'as agreed.',
];
const chineseSubjects = ['协会', '一家供应商', '主管部门', '会员企业', '标准工作组', '采购方'];
const chineseVerbs = ['邀请了', '通报了', '等待着', '培训了', '致函', '走访了'];
const chineseObjects = ['两家制造商', '地方办公室', '检测机构', '港口', '九家企业', '媒体'];
const chineseEndings = ['，在展会之前。', '，时值春季。', '，但没有结果。', '，已是第三次。', '，如约而至。'];

function sentence(
  index: number,
  step: number,
  parts: readonly (readonly string[])[],
  between: string,
): string {
  return parts
    .map((part, place) => part[(index * (place + 3) + step * (place + 1)) % part.length])
    .join(between);
}

/** Eight sentences in an order that no other number has, and one that names the number. */
function linesOf(index: number, language: 'en' | 'zh'): string[] {
  const english = language === 'en';
  const parts = english
    ? [subjects, verbs, objects, endings]
    : [chineseSubjects, chineseVerbs, chineseObjects, chineseEndings];
  const said = Array.from({ length: 8 }, (_, step) =>
    sentence(index + step * step, step, parts, english ? ' ' : ''),
  );
  return [english ? `Item ${index} of the collection.` : `文集第${index}项。`, ...said];
}

type Make = (index: number) => { ending: string; bytes: Buffer | Promise<Buffer>; words: string };

const english = (index: number): string[] => linesOf(index, 'en');
const chinese = (index: number): string[] => linesOf(index, 'zh');
const firstOf = ([first = '']: readonly string[]): string => first;

function text(language: typeof english, encode: (text: string) => Buffer): Make {
  return (index) => {
    const lines = language(index);
    return { ending: 'txt', bytes: encode(`${lines.join('\n')}\n`), words: firstOf(lines) };
  };
}

const kinds: readonly Make[] = [
  text(english, (written) => Buffer.from(written)),
  text(chinese, (written) => Buffer.from(written)),
  text(chinese, (written) => encodedAs('gb18030', written)),
  (index) => {
    const lines = [`# Item ${index}`, '', ...english(index).flatMap((line) => [line, ''])];
    return { ending: 'md', bytes: Buffer.from(lines.join('\n')), words: firstOf(english(index)) };
  },
  text(english, (written) => Buffer.from(`\uFEFF${written}`, 'utf16le')),
  (index) => {
    const paragraphs = chinese(index).map((line) => `<p>${line}</p>`);
    const page = `<!doctype html><meta charset="utf-8"><title>${index}</title><h1>第${index}项</h1>${paragraphs.join('')}`;
    return { ending: 'html', bytes: Buffer.from(page), words: firstOf(chinese(index)) };
  },
  (index) => ({
    ending: 'docx',
    bytes: docxOf(`Item ${index}`, english(index)),
    words: firstOf(english(index)),
  }),
  text(english, (written) =>
    encodedAs('windows-1252', `${written}Señor Núñez paid 40 € for the café’s “menu”.`),
  ),
  (index) => ({
    ending: 'odt',
    bytes: odtOf(`第${index}项`, chinese(index)),
    words: firstOf(chinese(index)),
  }),
  (index) => ({ ending: 'rtf', bytes: rtfOf(chinese(index)), words: firstOf(chinese(index)) }),
  (index) => ({ ending: 'pdf', bytes: pdfOf(english(index)), words: firstOf(english(index)) }),
];

const broken: readonly (readonly [name: string, bytes: Buffer])[] = [
  ['empty.txt', Buffer.alloc(0)],
  ['picture.txt', Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex')],
  ['cut.docx', Buffer.from('504b0304140000000800', 'hex')],
  ['cut.pdf', pdfOf(['Cut short.']).subarray(0, 90)],
  ['not really.pdf', Buffer.from('Dear colleagues, this is a letter and no pdf file.')],
  ['letter.doc', Buffer.from('d0cf11e0a1b11ae1'.padEnd(1024, '0'), 'hex')],
];

/** Writes `count` files into `folder`, a few of them damaged, and one table of news among them. */
export async function mixedFolder(folder: string, count: number): Promise<readonly MixedFile[]> {
  const write = (name: string, bytes: Buffer): void => {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), bytes);
  };
  const files: MixedFile[] = broken.map(([name, bytes]) => {
    write(`unsorted/${name}`, bytes);
    return { name: `unsorted/${name}`, is: 'broken', words: '' };
  });
  const news = Array.from({ length: 40 }, (_, row) => [
    `News ${row + 1}`,
    `20${10 + (row % 12)}-0${1 + (row % 9)}-1${row % 10}`,
    `"${english(row + 10_000).join(' ')}"`,
    row % 2 === 0 ? 'Jiangsu' : 'Hebei',
  ]);
  const table = [['Title', 'Date', 'Text', 'Province'], ...news].map((row) => row.join(',')).join('\r\n');
  write('news.csv', Buffer.from(table));
  files.push({ name: 'news.csv', is: 'good', words: 'Item 10000 of the collection.' });
  for (let index = 1; files.length < count; index += 1) {
    const make = kinds[index % kinds.length];
    if (!make) break;
    const { ending, bytes, words } = make(index);
    const name = `20${15 + (index % 6)}/${String(index).padStart(4, '0')}.${ending}`;
    // One at a time: files waiting to be written would fill memory.
    write(name, await bytes);
    files.push({ name, is: 'good', words });
  }
  return files;
}
