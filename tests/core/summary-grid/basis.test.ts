import { describe, expect, it } from 'vitest';
import { basisIn, type SummaryBasis } from '#core/basis.ts';
import { CellsNow, changesUnder } from '#core/summary-grid/basis.ts';
import { Study } from '../counting/study.ts';

const place = { themeId: 'guide', respondentId: 'N1', sourceId: null };

function study(): Study {
  return new Study()
    .theme('guide')
    .code('role', { parentId: 'guide' })
    .code('other')
    .interview('N1', ['N1'])
    .coding('N1', 'guide', [0, 5], { id: 'a', quoteDigest: 'one' })
    .coding('N1', 'role', [10, 15], { id: 'b', quoteDigest: 'two' });
}

const texts = [['N1', 'text']] as const;

function basisOf(of: Study): SummaryBasis {
  const now = new CellsNow(of.corpus, of.table);
  const layer = now.layer(undefined);
  const digests = new Map(of.codings.map(({ id, quoteDigest }) => [id, quoteDigest]));
  return {
    layer,
    texts,
    codings: now
      .under(place, layer)
      .map(({ id, codeId, sourceId, start, end }) => [
        id,
        codeId,
        sourceId,
        start,
        end,
        digests.get(id) ?? null,
      ]),
  };
}

/** What has changed from the first study to the second. */
function changes(before: Study, after: Study, text = 'text') {
  const basis = basisOf(before);
  const byId = new Map(after.codings.map((coding) => [coding.id, coding]));
  return changesUnder(basis, new CellsNow(after.corpus, after.table).under(place, basis.layer), {
    textHashOf: () => text,
    digestOf: (id) => byId.get(id)?.quoteDigest,
    codeOf: (id) => byId.get(id)?.codeId,
  });
}

/** The study with one of its codings changed; null removes it. */
function changed(id: string, fields: object | null): Study {
  const other = study();
  const at = other.codings.findIndex((coding) => coding.id === id);
  other.codings.splice(at, 1, ...(fields === null ? [] : [{ ...other.codings[at]!, ...fields }]));
  return other;
}

const nothing = { added: 0, removed: 0, recoded: 0, moved: 0, reworded: 0 };

describe('the basis of a summary', () => {
  it('is what the theme counts for that respondent in the layer of the author, whoever is the main coder later', () => {
    expect(basisOf(study())).toEqual({
      layer: { coderId: 'Wei' },
      texts,
      codings: [
        ['a', 'guide', 'N1', 0, 5, 'one'],
        ['b', 'role', 'N1', 10, 15, 'two'],
      ],
    });
  });

  it('leaves out interviewers’ remarks, other coders and excluded sources', () => {
    const more = study()
      .coder('Lin')
      .coding('N1', 'guide', [20, 25], { voice: 'remark' })
      .coding('N1', 'guide', [30, 35], { coderId: 'Lin' })
      .interview('N1.2', ['N1'], { status: 'excluded' })
      .coding('N1.2', 'guide', [0, 5]);

    expect(changes(study(), more)).toBeNull();
  });

  it('is empty where it cannot be read', () => {
    expect(basisIn('{')).toEqual({ layer: 'main', codings: [], texts: [] });
  });

  it('finds nothing in a layer whose coder is gone', () => {
    const { corpus, table } = study();
    expect(new CellsNow(corpus, table).under(place, { coderId: 'gone' })).toEqual([]);
  });
});

describe('what has changed under a summary', () => {
  it('is nothing as long as the codings are the same', () => {
    expect(changes(study(), study())).toBeNull();
  });

  it('is told by kind', () => {
    const added = study().coding('N1', 'guide', [20, 25], { id: 'c' });

    expect(changes(study(), added)).toEqual({ ...nothing, added: 1 });
    expect(changes(study(), changed('a', null))).toEqual({ ...nothing, removed: 1 });
    expect(changes(study(), changed('a', { codeId: 'role' }))).toEqual({ ...nothing, recoded: 1 });
    expect(changes(study(), changed('a', { codeId: 'other' }))).toEqual({ ...nothing, recoded: 1 });
    expect(changes(study(), changed('a', { end: 7, quoteDigest: 'longer' }))).toEqual({
      ...nothing,
      moved: 1,
    });
    expect(changes(study(), changed('a', { voice: 'remark' }))).toEqual({ ...nothing, removed: 1 });
  });

  it('is not a change of the text elsewhere, which only moves the codings along', () => {
    const further = changed('a', { start: 3, end: 8 });

    expect(changes(study(), further, 'new text')).toBeNull();
    expect(changes(study(), changed('a', { quoteDigest: 'other words' }), 'new text')).toEqual({
      ...nothing,
      reworded: 1,
    });
  });

  it('counts a code that came under the theme, and one that left it', () => {
    const under = study().coding('N1', 'other', [20, 25]);
    const gathered = study().coding('N1', 'other', [20, 25]);
    gathered.rows.themeCode.push({ id: 'tie', themeId: 'guide', codeId: 'other' });

    expect(changes(under, gathered)).toEqual({ ...nothing, added: 1 });
    expect(changes(gathered, under)).toEqual({ ...nothing, removed: 1 });
  });
});
