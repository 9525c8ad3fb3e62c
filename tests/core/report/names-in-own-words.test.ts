// Words that may name somebody, found by their look.
import { describe, expect, test } from 'vitest';
import { Signs } from '#core/replication/folded-text.ts';
import { namesInOwnWords } from '#core/report/names-in-own-words.ts';
import { simplifiedForms } from '#electron/engines/searching/han-forms.ts';

const known = new Set(['we', 'the', 'when', 'concord', 'alliance', 'people', 'their']);

test.each([
  ['We asked Kim and Ruth O’Hara’s colleagues.', ['Kim', 'Ruth O’Hara']],
  ['When Kim spoke, people left.', ['Kim']],
  ['Kim left. Their talk ended.', ['Kim']],
  ['The Alliance met on Tuesday in December; COREQ and AII are no people.', []],
  ['We used Concord.', []],
  ['Jean-Luc d’Arcy came. Jean-Luc stayed.', ['Jean-Luc', 'Arcy']],
  ['王老师和李明教授参加了访谈。', ['王老师', '李明教授']],
  ['王伟认为政策有效，高管认为无效，文件指出不足；受访者张建国则表示理解。', ['王伟', '张建国']],
  ['许多企业说难，公司表示欢迎，方案提到补贴，任何人都认为应当建议。', []],
  ['', []],
])('in “%s”', (text, names) => {
  expect(namesInOwnWords(text, known)).toEqual(names);
});

test('of respondents and coders each form is found, with and without spaces, and once', () => {
  const people = ['王伟', '陈小明', '欧阳静', 'Concord Smith'];
  const text = '后来王 伟在场，又问了小明、欧阳老师和老王。We met Concord there; 最小王国 is none.';

  expect(namesInOwnWords(text, known, people)).toEqual(['Concord', '欧阳老师', '王伟', '小明', '老王']);
});

describe('a name in other characters is the same name', () => {
  const signs = new Signs(simplifiedForms());
  const people = ['王偉', '张建国', '歐陽靜', 'José Müller', 'Ｋｉｍ'];

  test.each([
    ['王伟在场，張建國也在。', ['王伟', '張建國']],
    ['王 偉、張　建國', ['王偉', '張建國']],
    ['建國說，欧阳靜與歐陽老師來過。', ['歐陽老師', '建國', '欧阳靜']],
    ['李明認為有效，總經理表示反對；訪談者陳大文說沒有。', ['李明', '陳大文']],
    ['劉經理和老張', ['劉經理', '老張']],
    [
      'We met Jose Mu\u0308ller and MÜLLER, then Ｍｕｌｌｅｒ and Kim.',
      ['Jose Mu\u0308ller', 'Ｍｕｌｌｅｒ', 'Kim'],
    ],
  ])('in “%s”', (text, names) => {
    expect(namesInOwnWords(text, known, people, signs)).toEqual(names);
  });
});
