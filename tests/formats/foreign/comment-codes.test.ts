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
