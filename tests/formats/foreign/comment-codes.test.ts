import { expect, test } from 'vitest';
import { codesInComment } from '#formats/foreign/comment-codes.ts';

const sentence =
  'He says so, but the minutes of the meeting in Wuxi say something quite different, see there.';

test.each<[string, [name: string, memo: string][], string[]]>([
  ['connector', [['connector', '']], []],
  [
    '  connector \n\n market ',
    [
      ['connector', ''],
      ['market', ''],
    ],
    [],
  ],
  [
    'connector; 市场；guide',
    [
      ['connector', ''],
      ['市场', ''],
      ['guide', ''],
    ],
    [],
  ],
  ['connector: links firms', [['connector', 'links firms']], []],
  ['对接：企业之间；也有政府', [['对接', '企业之间；也有政府']], []],
  [
    'connector: links; firms\nmarket',
    [
      ['connector', 'links; firms'],
      ['market', ''],
    ],
    [],
  ],
  [
    'connector; market: sells',
    [
      ['connector', ''],
      ['market', 'sells'],
    ],
    [],
  ],
  ['connector:', [['connector', '']], []],
  [
    'connector: why; guide: why',
    [
      ['connector', 'why'],
      ['guide', 'why'],
    ],
    [],
  ],
  [
    '对接：企业之间；也有政府；指南：政府；',
    [
      ['对接', '企业之间；也有政府'],
      ['指南', '政府'],
    ],
    [],
  ],
  [
    'connector: at 10:30; guide:',
    [
      ['connector', 'at 10:30'],
      ['guide', ''],
    ],
    [],
  ],
  ['connector: he came; then, he said: yes', [['connector', 'he came; then, he said: yes']], []],
  ['connector: see; https://example.org', [['connector', 'see; https://example.org']], []],
  ['10:30 meeting; guide', [['guide', '']], ['10:30 meeting']],
  ['10：30 开会；指南', [['指南', '']], ['10：30 开会']],
  ['10:30 talk: long; guide', [['guide', '']], ['10:30 talk: long']],
  ['12: he agrees; guide', [['guide', '']], ['12: he agrees']],
  ['2024-05-01: interview', [], ['2024-05-01: interview']],
  ['3.1', [['3.1', '']], []],
  ['3.1 market: yes', [['3.1 market', 'yes']], []],
  ['after 10:30', [['after 10:30', '']], []],
  [': only a thought; and more', [], [': only a thought; and more']],
  [': only a thought', [], [': only a thought']],
  [sentence, [], [sentence]],
  [`connector\n${sentence}`, [['connector', '']], [sentence]],
  ['see https://example.org/a', [['see https://example.org/a', '']], []],
  ['', [], []],
  [' ; ；\n', [], []],
])('“%s”', (text, named, rest) => {
  const found = codesInComment(text);

  expect(found.named.map(({ name, memo }) => [name, memo])).toEqual(named);
  expect(found.rest).toEqual(rest);
});
