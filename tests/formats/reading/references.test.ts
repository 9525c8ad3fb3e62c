import { describe, expect, it, test } from 'vitest';
import { referencesOf } from '#formats/reading/references/references.ts';
import { wordsOfTex } from '#formats/reading/references/tex-words.ts';
import { encodedAs } from '../../helpers/written-files.ts';

function read(text: string | Buffer, name = 'a.ris') {
  return referencesOf(Buffer.from(text), name);
}

const RIS = `TY  - NEWS
TI  - Springs on the open network
AU  - Doe, Jane
AU  - Li, Qing
T2  - Suzhou Industrial Times
PY  - 2020
DA  - 2020/03/05/
SP  - 4
EP  - 5
KW  - springs
KW  - network
LA  - en-GB
AB  - A maker of springs has sold its idle hours
  through the open network.
UR  - https://example.org/springs
L1  - files/12/springs.pdf
ER  - 

TY  - NEWS
TI  - 两个试点城市公布目录
AU  - 李四
PY  - 2020/03//
JO  - 工业信息报
ER  - 
`;

const BIBTEX = String.raw`@comment{Exported on 30 June 2021}
@string{sit = {Suzhou Industrial Times}}
@article{doe2020,
  title = {Springs on the {Open} network -- a {\"U}bersicht \& more},
  author = {Doe, Jane and {The Alliance, of Works} and Qing Li},
  journal = sit # { Weekend},
  year = 2020, month = mar, day = 5,
  pages = {4--5},
  keywords = {springs, network},
  file = {Full Text:files/12/springs.pdf:application/pdf;:C\:/b/notes.txt:text/plain},
  abstract = "A maker of {"}springs{"} has sold its idle hours."
}
@online{li, title={两个试点城市公布目录}, author={李, 四}, date={2020-03}, journaltitle={工业信息报}}
`;

const CSL = JSON.stringify([
  {
    type: 'article-newspaper',
    title: 'Springs on the <i>open</i> network',
    author: [{ family: 'Doe', given: 'Jane' }, { literal: 'The Alliance' }],
    issued: { 'date-parts': [[2020, 3, 5]] },
    'container-title': 'Suzhou Industrial Times',
    page: '4-5',
    language: 'en',
    abstract: '<p>A maker of springs.</p>',
  },
  {
    type: 'article-newspaper',
    title: '两个试点城市公布目录',
    author: [{ family: '李', given: '四' }],
    issued: { raw: '2020-03' },
  },
]);

describe('references are read from', () => {
  it('RIS', () => {
    const { format, references } = read(RIS);

    expect(format).toBe('ris');
    expect(references).toMatchObject([
      {
        type: 'NEWS',
        title: 'Springs on the open network',
        creators: ['Doe, Jane', 'Li, Qing'],
        date: '2020-03-05',
        outlet: 'Suzhou Industrial Times',
        pages: '4–5',
        language: 'en-GB',
        keywords: ['springs', 'network'],
        abstract: 'A maker of springs has sold its idle hours through the open network.',
        address: 'https://example.org/springs',
        files: ['springs.pdf'],
      },
      {
        title: '两个试点城市公布目录',
        creators: ['李四'],
        date: '2020-03',
        outlet: '工业信息报',
        abstract: '',
      },
    ]);
  });

  it('BibTeX', () => {
    const { format, references } = read(BIBTEX);

    expect(format).toBe('bibtex');
    expect(references).toMatchObject([
      {
        type: 'article',
        title: 'Springs on the Open network – a Übersicht & more',
        creators: ['Doe, Jane', 'The Alliance, of Works', 'Li, Qing'],
        date: '2020-03-05',
        outlet: 'Suzhou Industrial Times Weekend',
        pages: '4–5',
        keywords: ['springs', 'network'],
        abstract: 'A maker of "springs" has sold its idle hours.',
        files: ['springs.pdf', 'notes.txt'],
      },
      {
        type: 'online',
        title: '两个试点城市公布目录',
        creators: ['李四'],
        date: '2020-03',
        outlet: '工业信息报',
      },
    ]);
  });

  it('CSL-JSON', () => {
    const { format, references } = read(CSL);

    expect(format).toBe('csl-json');
    expect(references).toMatchObject([
      {
        title: 'Springs on the open network',
        creators: ['Doe, Jane', 'The Alliance'],
        date: '2020-03-05',
        outlet: 'Suzhou Industrial Times',
        pages: '4-5',
        abstract: 'A maker of springs.',
      },
      { title: '两个试点城市公布目录', creators: ['李四'], date: '2020-03' },
    ]);
  });

  it('a file in an encoding of its own', () => {
    const { references, encoding } = referencesOf(
      encodedAs('gb18030', 'TY  - NEWS\nTI  - 两个试点城市公布目录，共收入四十六项\nER  - \n'),
      'cnki.ris',
    );

    expect([references[0]?.title, encoding]).toEqual(['两个试点城市公布目录，共收入四十六项', 'gb18030']);
  });
});

describe('a file without references', () => {
  test.each([
    ['a text', 'A fair was held.'],
    ['another JSON', '{"codes": [1, 2]}'],
    ['half a JSON', '[{"title": "Spr'],
    ['an entry without a title', '@book{x, year = 2020}'],
  ])('is refused: %s', (_, text) => {
    expect(() => read(text, 'a.txt')).toThrow(
      expect.objectContaining({ code: 'unsupported', key: 'articles:no_references' }),
    );
  });

  it('is no trouble where it breaks off: what was whole is read', () => {
    for (const cut of [40, 120, 300, RIS.length - 3]) expect(() => read(RIS.slice(0, cut))).not.toThrow();
    const parts = Array.from({ length: BIBTEX.length - 60 }, (_, at) => BIBTEX.slice(0, at + 60));
    const titled = parts.filter((text) => /title = \{?\w/.test(text));
    expect(titled.map((text) => read(text).references.length).filter((count) => count === 0)).toEqual([]);
  });
});

test.each([
  [String.raw`{\'e}t{\'{e}} \^{\i}le \c{c}a \v s \ss`, 'été île ça š ß'],
  [String.raw`50\% of \$5 \_ a\&b`, '50% of $5 _ a&b'],
  [String.raw`\textit{open} \emph{network}`, 'open network'],
  ["pages 4--5 --- ``quoted''", 'pages 4–5 — “quoted”'],
])('the TeX %s reads %s', (tex, words) => {
  expect(wordsOfTex(tex)).toBe(words);
});
