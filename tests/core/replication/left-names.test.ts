// Finds parts of names that still stand in texts, and keeps them out of file names.
import { describe, expect, it } from 'vitest';
import { FoldedText, Signs } from '#core/replication/folded-text.ts';
import { LeftNames, plain } from '#core/replication/left-names.ts';
import { simplifiedForms } from '#electron/engines/searching/han-forms.ts';

const left = new LeftNames(
  [
    { name: 'Kim', instead: 'P1' },
    { name: 'Zoë Müller', instead: 'P2' },
    { name: 'Li Wei', instead: 'P3' },
    { name: '王小明', instead: 'P4' },
    { name: 'talk with Jan van Dijk', instead: 'P5' },
  ],
  new Signs(),
  ['陈静', 'Wei Zhang'],
);

describe('remains of names', () => {
  it.each([
    ['Kims Auto. Kims. kim said.', 3],
    ['KIM’s Kimono', 2],
    ['muller, MU\u0308LLER and Müllers', 3],
    ['Ms Li saw li, lithium and Liwei', 2],
    ['小明说', 1],
    ['3f2kim00-0000-4000-8000-00000000000a', 1],
    ['0c0ffee0-0000-4000-8000-0000000a11ce', 0],
    ['nobody has talked with him from a van', 0],
    ['Dijk and jan', 2],
    ['王 小明、王老师和小王说', 3],
    ['最小王国', 0],
    ['陈 静与陈经理', 2],
    ['Zhang said so, zhang or not', 1],
  ])('%s: %i', (text, count) => {
    expect(left.count(text)).toBe(count);
  });

  it('are not found in an ordinary word that contains one by chance', () => {
    expect(left.count('kimono, Kims', new Set(['kimono', 'kims']))).toBe(1);
  });

  it.each([
    ['Kim against Müller', 'P1 against P2'],
    ['Ms Li on li ion cells', 'Ms P3 on li ion cells'],
    ['Müllers view of kimonos', 'P2 view of kimonos'],
    ['Mu\u0308ller_王小明', 'P2_P4'],
  ])('are removed from a file name: %s', (title, expected) => {
    expect(left.cleared(title)).toBe(expected);
  });

  it('are found at their place although accents were removed', () => {
    const text = new FoldedText('İzmir, Ångström, ﬁn, 李').folded;

    expect(plain(text)).toHaveLength(text.length);
  });
});

describe('remains of a name in other characters', () => {
  const signs = new Signs(simplifiedForms());
  const people = ['王偉', '张建国', '歐陽靜', '衞斯理', 'José Müller'].map((name) => ({
    name,
    instead: 'P',
  }));
  const alike = new LeftNames(people, signs, ['陳靜']);

  it.each([
    ['王伟、王 偉、老王', 3],
    ['張建國和建國，張經理', 3],
    ['欧阳静来过，欧阳老师也来过', 2],
    ['卫斯理、衛斯理', 2],
    ['Jose and ｊｏｓé, MULLER, Mu\u0308ller', 4],
    ['陈静', 1],
    ['伟大的建设', 0],
  ])('%s: %i', (text, count) => {
    expect(alike.count(text)).toBe(count);
  });
});
