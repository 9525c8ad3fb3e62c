// Settles one change onto rows that others have changed meanwhile, rule by rule.
import { describe, expect, test } from 'vitest';
import type { Records, TableName } from '#core/records.ts';
import { Draft } from '#core/settling/draft.ts';
import type { Row } from '#core/settling/rows.ts';
import { settle } from '#core/settling/settle.ts';
import { AT as at, code, codingRow as coding, type Fields } from './rows-to-settle.ts';
import { changeOf, people, settled, type Tables } from './settled.ts';

const memo = (id: string, codingId: string, coderId = 'lena'): Row => ({
  id,
  title: '',
  body: id,
  about: 'coding',
  codingId,
  coderId,
  createdAt: at,
  updatedAt: at,
});
const tie = (id: string, themeId: string, codeId: string): Row => ({ id, themeId, codeId });

describe('a coding that was added', () => {
  const base = { code: [code('a'), code('b')] };
  const meant = { ...base, coding: [coding('q', 'a', { stance: 'supports' })] };

  test('joins the same coding of others and fills its empty fields', () => {
    const now = { ...base, coding: [coding('p', 'a')] };

    expect(settled(base, meant, now).rows('coding')).toEqual([coding('p', 'a', { stance: 'supports' })]);
  });

  test('hands what came with it to the coding that was there', () => {
    const withMemo = { ...meant, memo: [memo('m', 'q', 'wei')] };
    const now = { ...base, coding: [coding('p', 'a')] };

    expect(settled(base, withMemo, now).rows('memo')).toEqual([memo('m', 'p', 'wei')]);
  });

  test('goes to the code that its code was merged into', () => {
    const now = { code: [code('a', { status: 'merged', mergedInto: 'b' }), code('b')] };

    expect(settled(base, meant, now).rows('coding')).toMatchObject([{ id: 'q', codeId: 'b' }]);
  });

  test('keeps a code that was retired meanwhile', () => {
    const now = { code: [code('a', { status: 'retired' }), code('b')] };

    expect(settled(base, meant, now).rows('coding')).toMatchObject([{ id: 'q', codeId: 'a' }]);
  });

  test('brings its removed code back, retired, below the nearest parent that is still here', () => {
    const deep = { code: [code('top'), code('mid', { parentId: 'top' }), code('a', { parentId: 'mid' })] };
    const coded = { ...deep, coding: [coding('q', 'a')] };

    const { rows, told } = settled(deep, coded, { code: [code('top')] });

    expect(rows('code')).toEqual([code('a', { parentId: 'top', status: 'retired' }), code('top')]);
    expect(told).toEqual(['moved_up a', 'came_back a']);
  });

  test('is held when nobody knows its code', () => {
    const { rows, held } = settled(base, meant, {}, { lastOf: () => undefined });

    expect([rows('coding'), held]).toEqual([[], ['q']]);
  });
});

describe('a field', () => {
  const base = { code: [code('a')] };

  test('that others changed too gets the later value, and both values are reported', () => {
    const meant = { code: [code('a', { name: 'mine' })] };
    const now = { code: [code('a', { name: 'theirs', fullDefinition: 'New.' })] };

    const { rows, told } = settled(base, meant, now);

    expect(rows('code')).toEqual([code('a', { name: 'mine', fullDefinition: 'New.' })]);
    expect(told).toEqual(['both_changed a']);
    expect(settled(base, meant, now, { later: 'standing' }).rows('code')).toEqual(now.code);
  });

  test('of order alone does not restore a removed row, and asks nobody to decide', () => {
    const meant = { code: [code('a', { position: 4 })] };

    expect(settled(base, meant, {}).rows('code')).toEqual([]);
    expect(settled(base, meant, { code: [code('a', { position: 2 })] }).told).toEqual([]);
  });

  test('of lines gets the lines of both, except those that one side removed', () => {
    const had = { code: [code('a', { aliases: 'guide\nleader' })] };
    const meant = { code: [code('a', { aliases: 'guide\npilot' })] };
    const now = { code: [code('a', { aliases: 'guide\nleader\nscout' })] };

    const { rows, told } = settled(had, meant, now);

    expect([rows('code')[0]?.['aliases'], told]).toEqual(['guide\nscout\npilot', []]);
  });

  test('of substance restores a removed row', () => {
    const meant = { code: [code('a', { fullDefinition: 'New.' })] };

    expect(settled(base, meant, {}).rows('code')).toEqual([
      code('a', { fullDefinition: 'New.', status: 'retired' }),
    ]);
  });
});

describe('a code', () => {
  test('that gets a name taken by another code meanwhile is numbered', () => {
    const { rows, told } = settled(
      {},
      { code: [code('a', { name: 'guide' })] },
      { code: [code('z', { name: 'guide' })] },
    );

    expect(rows('code').map(({ name }) => name)).toEqual(['guide (2)', 'guide']);
    expect(told).toEqual(['numbered a']);
  });

  test('that already had its name keeps it, whatever else of it was changed', () => {
    const base = { code: [code('a'), code('b')] };
    const meant = { code: [code('a', { fullDefinition: 'New.' }), code('b', { name: 'guide' })] };

    const { rows, told } = settled(base, meant, { code: [code('a', { name: 'guide' }), code('b')] });

    expect(rows('code').map(({ name }) => name)).toEqual(['guide', 'guide (2)']);
    expect(told).toEqual(['numbered b']);
  });

  test('that already had its key keeps it, whatever else of it was changed', () => {
    const base = { code: [code('a'), code('b')] };
    const meant = { code: [code('a', { fullDefinition: 'New.' }), code('b', { pin: 1 })] };

    const { rows } = settled(base, meant, { code: [code('a', { pin: 1 }), code('b')] });

    expect(rows('code').map(({ pin }) => pin)).toEqual([1, null]);
  });

  test('that would be merged into a code that was merged into it stays as it was', () => {
    const base = { code: [code('a'), code('b')] };
    const meant = { code: [code('a', { status: 'merged', mergedInto: 'b' }), code('b')] };
    const now = { code: [code('a'), code('b', { status: 'merged', mergedInto: 'a' })] };

    const { rows, told } = settled(base, meant, now);

    expect(rows('code')).toEqual(now.code);
    expect(told).toEqual(['in_a_ring a']);
  });

  test('that would come below itself stays where it was', () => {
    const base = { code: [code('a'), code('b')] };
    const meant = { code: [code('a', { parentId: 'b' }), code('b')] };

    const { rows, told } = settled(base, meant, { code: [code('a'), code('b', { parentId: 'a' })] });

    expect(rows('code').map(({ parentId }) => parentId)).toEqual([null, 'a']);
    expect(told).toEqual(['in_a_ring a']);
  });

  test('that is merged takes along the codings that others made with it meanwhile', () => {
    const base = { code: [code('a'), code('b')] };
    const meant = { code: [code('a', { status: 'merged', mergedInto: 'b' }), code('b')] };
    const now = {
      code: [code('a', { isTheme: true }), code('b'), code('c', { parentId: 'a' })],
      coding: [coding('p', 'a', { coderId: 'lena' })],
      themeCode: [tie('t', 'c', 'a')],
    };

    const { rows } = settled(base, meant, now);

    expect(rows('coding')).toMatchObject([{ codeId: 'b' }]);
    expect(rows('code').map(({ parentId }) => parentId)).toEqual([null, null, 'b']);
    expect(rows('themeCode')).toEqual([]);
  });

  test('that is removed stays when others put codings on it, and the rest is removed', () => {
    const base = { code: [code('a')], coding: [coding('q', 'a')] };
    const now = {
      code: [code('a')],
      coding: [coding('q', 'a'), coding('p', 'a', { coderId: 'lena', start: 2 })],
    };

    const { rows, told } = settled(base, {}, now);

    expect([rows('code'), rows('coding').map(({ id }) => id)]).toEqual([[code('a')], ['p']]);
    expect(told).toEqual(['stays a']);
  });

  test('that is removed stays when others have changed it', () => {
    const { rows } = settled({ code: [code('a')] }, {}, { code: [code('a', { fullDefinition: 'New.' })] });

    expect(rows('code')).toEqual([code('a', { fullDefinition: 'New.' })]);
  });

  test('that is removed stays when others have put a code below it, also the second time', () => {
    const base = { code: [code('top'), code('a')] };
    const now = { code: [code('top'), code('a', { parentId: 'top' })] };

    const { rows, told } = settled(base, {}, now);
    const again = settled(base, {}, { code: rows('code') });

    expect(rows('code')).toEqual([code('a', { parentId: 'top' }), code('top')]);
    expect(told).toEqual(['stays a', 'stays top']);
    expect(again.rows('code')).toEqual(rows('code'));
  });
});

describe('a coding that was removed', () => {
  const base = { code: [code('a')], coding: [coding('q', 'a')] };
  const meant = { code: [code('a')] };

  test('is removed although others changed it, if it is one’s own', () => {
    const changed = { code: [code('a')], coding: [coding('q', 'a', { weight: 4 })] };

    expect(settled(base, meant, changed).rows('coding')).toEqual([]);
    expect(settled(base, meant, changed, { coderId: 'lena' }).rows('coding')).toEqual(changed.coding);
  });

  test('is looked up once for rows that refer to it, whatever part of the change stays', () => {
    const asked: string[] = [];
    class Asked extends Draft {
      override all<T extends TableName>(table: T, where: Partial<Records[T]> = {}): Records[T][] {
        const [id] = Object.values(where) as unknown[];
        if (table === 'memo' && typeof id === 'string') asked.push(id);
        return super.all(table, where);
      }
    }
    const codings = ['p', 'q', 'r'].map((id, start) => coding(id, 'a', { start }));
    const before = { code: [code('a')], coding: codings };
    const now = { ...people, ...before, memo: [memo('m', 'q')] };
    const store = new Asked(new Map(Object.entries(now) as [TableName, Row[]][]));

    settle(store, changeOf(before, { code: before.code }), {
      coderId: 'wei',
      later: 'intended',
      lastOf: () => undefined,
      newId: () => '',
    });

    expect(store.all('coding').map(({ id }) => id)).toEqual(['q']);
    expect(asked.toSorted((one, other) => one.localeCompare(other))).toEqual(['p', 'q', 'r']);
  });

  test('stays when others wrote a memo on it', () => {
    const { rows, told } = settled(base, meant, { ...base, memo: [memo('m', 'q')] });

    expect(rows('coding')).toEqual(base.coding);
    expect(told).toEqual(['stays q']);
  });
});

describe('a link of a theme to a code', () => {
  const base = { code: [code('a', { isTheme: true }), code('b')] };
  const meant = { ...base, themeCode: [tie('t', 'a', 'b')] };

  test('that others made too is one link', () => {
    expect(settled(base, meant, { ...base, themeCode: [tie('u', 'a', 'b')] }).rows('themeCode')).toEqual([
      tie('u', 'a', 'b'),
    ]);
  });

  test('that has lost an end is dropped, and restores nothing', () => {
    const { rows, told } = settled(base, meant, { code: [code('a', { isTheme: true })] });

    expect([rows('themeCode'), rows('code').length]).toEqual([[], 1]);
    expect(told).toEqual(['link_gone t']);
  });
});

describe('a memo that both sides wrote in', () => {
  const written = (body: string, facts: Fields = {}): Tables => ({
    code: [code('a')],
    coding: [coding('q', 'a')],
    memo: [{ ...memo('m', 'q'), body, ...facts }],
  });
  const base = written('One.\nTwo.\nThree.');

  test('has the paragraphs of both sides, without a remark', () => {
    const { rows, told } = settled(
      base,
      written('One.\nTwo.\nThree, mine.\nFour, mine.'),
      written('One, theirs.\nTwo.\nThree.'),
    );

    expect(rows('memo').map(({ body }) => body)).toEqual(['One, theirs.\nTwo.\nThree, mine.\nFour, mine.']);
    expect(told).toEqual([]);
  });

  test('has both additions at its end, also when it is settled a second time', () => {
    const meant = written('One.\nTwo.\nThree.\nMine.');
    const { rows } = settled(base, meant, written('One.\nTwo.\nThree.\nTheirs.'));
    const again = settled(base, meant, { ...base, memo: rows('memo') });

    expect(rows('memo').map(({ body }) => body)).toEqual(['One.\nTwo.\nThree.\nTheirs.\nMine.']);
    expect(again.rows('memo')).toEqual(rows('memo'));
  });

  test('keeps the title that one side gave it', () => {
    const { rows } = settled(
      base,
      written('One.\nTwo.\nThree.', { title: 'Mine' }),
      written('One, theirs.\nTwo.\nThree.'),
    );

    expect(rows('memo')).toMatchObject([{ title: 'Mine', body: 'One, theirs.\nTwo.\nThree.' }]);
  });

  test('gets the later text where both changed one paragraph, and the other text in a memo beside it', () => {
    const now = written('One.\nTheirs.\nThree.');
    const { rows, told } = settled(base, written('One.\nMine.\nThree.'), now);

    expect(rows('memo')).toMatchObject([
      { id: 'm', body: 'One.\nMine.\nThree.' },
      { id: 'new 1', body: 'One.\nTheirs.\nThree.', about: 'coding', codingId: 'q' },
    ]);
    expect(told).toEqual(['both_changed m']);
    expect(settled(base, written('One.\nMine.\nThree.'), now, { later: 'standing' }).rows('memo')).toEqual(
      now.memo,
    );
  });
});

describe('a verdict on one theme', () => {
  const verdict = (id: string, value: string, reasons: string, coderId: string): Row => ({
    id,
    comparisonId: 'c',
    themeId: 'a',
    value,
    reasons,
    meaning: null,
    examples: null,
    counts: '{}',
    coderId,
    at,
  });
  const base: Tables = { code: [code('a', { isTheme: true })], comparison: [{ id: 'c', name: 'c' }] };
  const theirs = { ...base, verdict: [verdict('v', 'converges', 'They agree.', 'lena')] };

  test('by two people is the later one, and the reasons of the other become a memo on the theme', () => {
    const meant = { ...base, verdict: [verdict('w', 'silent', 'Nothing is said.', 'wei')] };
    const { rows, told } = settled(base, meant, theirs);
    const again = settled(base, meant, { ...theirs, verdict: rows('verdict'), memo: rows('memo') });

    expect(rows('verdict')).toEqual([verdict('v', 'silent', 'Nothing is said.', 'wei')]);
    expect(rows('memo')).toMatchObject([{ body: 'They agree.', codeId: 'a', coderId: 'lena' }]);
    expect(told).toEqual(['both_changed v']);
    expect([again.rows('verdict'), again.rows('memo')]).toEqual([rows('verdict'), rows('memo')]);
  });

  test('that both changed leaves no memo when the earlier one gave no reasons', () => {
    const had = { ...base, verdict: [verdict('v', 'converges', '', 'lena')] };
    const meant = { ...base, verdict: [verdict('v', 'silent', '', 'wei')] };
    const now = { ...base, verdict: [verdict('v', 'contradicts', '', 'lena')] };

    expect(settled(had, meant, now).rows('memo')).toEqual([]);
    expect(settled(had, meant, now).rows('verdict')).toMatchObject([{ value: 'silent' }]);
  });
});

describe('a summary of one cell', () => {
  const summary = (id: string, body: string, updatedAt = at): Row => ({
    id,
    themeId: 'a',
    respondentId: null,
    sourceId: 's',
    coderId: 'wei',
    body,
    basis: '{}',
    createdAt: at,
    updatedAt,
    confirmedAt: null,
    confirmedBy: null,
  });
  const base: Tables = { code: [code('a', { isTheme: true })], source: [{ id: 's', title: 's' }] };

  test('that one person has written twice is the later one, and the words of the other become a memo', () => {
    const meant = { ...base, summary: [summary('w', 'Sees a door.')] };
    const { rows, told } = settled(base, meant, { ...base, summary: [summary('v', 'Sees a window.')] });

    expect(rows('summary')).toMatchObject([{ id: 'v', body: 'Sees a door.' }]);
    expect(rows('memo')).toMatchObject([{ body: 'Sees a window.', about: 'source', sourceId: 's' }]);
    expect(told).toEqual(['both_changed v']);
  });

  test('that comes from another cell, as by a merge of themes, is joined to the one that was written here meanwhile', () => {
    const themes: Tables = { ...base, code: [code('a', { isTheme: true }), code('b', { isTheme: true })] };
    const had = { ...themes, summary: [summary('w', 'Sees a door.')] };
    const meant = { ...themes, summary: [{ ...summary('w', 'Sees a door.'), themeId: 'b' }] };
    const now = { ...had, summary: [...had.summary, { ...summary('v', 'Sees a window.'), themeId: 'b' }] };

    expect(settled(had, meant, now).rows('summary')).toMatchObject([
      { id: 'v', themeId: 'b', body: 'Sees a window.\n\nSees a door.' },
    ]);
  });

  test('leaves no memo of words that stay', () => {
    const meant = { ...base, summary: [{ ...summary('w', 'Sees a door.'), basis: '{"codings":[]}' }] };
    const { rows } = settled(base, meant, { ...base, summary: [summary('v', 'Sees a door.')] });

    expect(rows('memo')).toEqual([]);
  });
});

describe('an attribute', () => {
  const attribute = (id: string, name: string, type: string): Row => ({
    id,
    name,
    owner: 'source',
    type,
    position: 1,
  });
  const value = (id: string, attributeId: string, said: string): Row => ({
    id,
    attributeId,
    sourceId: 's',
    respondentId: null,
    value: said,
  });
  const meant = {
    attribute: [attribute('a', 'Year', 'text')],
    attributeValue: [value('v', 'a', 'about 2019')],
  };

  test('that both made is one', () => {
    const { rows } = settled({}, meant, { attribute: [attribute('b', 'Year', 'text')] });

    expect([rows('attribute').map(({ id }) => id), rows('attributeValue')]).toEqual([
      ['b'],
      [value('v', 'b', 'about 2019')],
    ]);
  });

  test('that both made with different types is two, each with its own values', () => {
    const { rows, told } = settled({}, meant, { attribute: [attribute('b', 'Year', 'integer')] });

    expect(rows('attribute').map(({ name }) => name)).toEqual(['Year (2)', 'Year']);
    expect(rows('attributeValue')).toEqual([value('v', 'a', 'about 2019')]);
    expect(told).toEqual(['numbered a']);
  });

  test('that has another type by now drops a value that does not fit it', () => {
    const base = { attribute: [attribute('a', 'Year', 'text')] };
    const { rows, held } = settled(base, meant, { attribute: [attribute('a', 'Year', 'integer')] });

    expect([rows('attributeValue'), held]).toEqual([[], ['v']]);
  });

  test('that has values of others by now does not get a type that these do not fit', () => {
    const year = (type: string, said: string) => ({
      attribute: [attribute('a', 'Year', type)],
      attributeValue: [value('v', 'a', said)],
    });
    const now = {
      ...year('text', '2019'),
      attributeValue: [value('v', 'a', '2019'), value('w', 'a', 'soon')],
    };

    const { rows, held } = settled(year('text', '2019'), year('integer', '2019'), now);

    expect([rows('attribute'), held]).toEqual([now.attribute, ['a']]);
    expect(settled(year('text', '2019'), year('integer', '2019'), year('text', '2019')).held).toEqual([]);
  });
});

describe('a text that both sides wrote in', () => {
  const kept = ['One two.\nThree four.', 'One two.\nThree four.\nMine.', 'Theirs.\nOne two.\nThree four.'];
  const texts = {
    hashes: {},
    of: (hash: string) => kept[Number(hash)],
    digest: (quote: string) => `digest of ${quote}`,
    keep: (text: string) => {
      if (!kept.includes(text)) kept.push(text);
      const { length } = text;
      return {
        textHash: String(kept.indexOf(text)),
        docHash: null,
        length,
        codePoints: length,
        astral: '[]',
      };
    },
  };
  const source = (hash: number, facts: Fields = {}): Row => ({
    id: 's',
    title: 's',
    classId: null,
    duplicateOf: null,
    docHash: null,
    textHash: String(hash),
    length: kept[hash]?.length ?? 0,
    ...facts,
  });
  const on = (hash: number, words: string, id = 'q', facts: Fields = {}): Row => {
    const start = kept[hash]?.indexOf(words) ?? -1;
    return coding(id, 'a', { start, end: start + words.length, quoteDigest: `digest of ${words}`, ...facts });
  };
  const base = { code: [code('a'), code('b')], source: [source(0)] };
  const wordsOf = (rows: readonly Row[], text: string): string[] =>
    rows.map(({ start, end }) => text.slice(Number(start), Number(end)));

  test('has the paragraphs of both, and the codings of both stay on their words', () => {
    const meant = { ...base, source: [source(1)], coding: [on(1, 'Mine')] };
    const now = { ...base, source: [source(2)], coding: [on(2, 'Three', 'p', { coderId: 'lena' })] };

    const { rows, held } = settled(base, meant, now, { texts });
    const text = kept[Number(rows('source')[0]?.['textHash'])] ?? '';

    expect(text).toBe('Theirs.\nOne two.\nThree four.\nMine.');
    expect(wordsOf(rows('coding'), text)).toEqual(['Three', 'Mine']);
    expect(held).toEqual([]);
  });

  test('moves a coding that others made on the earlier text, and one that moved with it', () => {
    const had = { ...base, coding: [on(0, 'Three', 'm')] };
    const meant = { ...base, source: [source(2)], coding: [on(2, 'Three', 'm')] };
    const now = { ...had, coding: [on(0, 'Three', 'm'), on(0, 'four', 'p', { coderId: 'lena' })] };

    const { rows } = settled(had, meant, now, { texts });

    expect(wordsOf(rows('coding'), kept[2] ?? '')).toEqual(['Three', 'four']);
  });

  test('keeps both a changed code of a coding and its new place', () => {
    const had = { ...base, coding: [on(0, 'Three', 'm')] };
    const meant = { ...had, coding: [on(0, 'Three', 'm', { codeId: 'b' })] };
    const now = { ...base, source: [source(2)], coding: [on(2, 'Three', 'm')] };

    const { rows, told } = settled(had, meant, now, { texts: { ...texts, hashes: { s: '0' } } });

    expect(rows('coding')).toEqual([on(2, 'Three', 'm', { codeId: 'b' })]);
    expect(told).toEqual([]);
  });

  test('is held where both changed one paragraph, and stays here as it is', () => {
    kept.push('One changed here.\nThree four.', 'One changed there.\nThree four.');
    const [mine, theirs] = [kept.length - 2, kept.length - 1];
    const now = { ...base, source: [source(theirs)] };

    const { rows, held } = settled(base, { ...base, source: [source(mine)] }, now, { texts });

    expect(rows('source')).toEqual(now.source);
    expect(held).toEqual(['s']);
  });

  test('stays when a coding of others would lose its words, with everything attached to that coding', () => {
    kept.push('One two.');
    const shorter = { ...base, source: [source(kept.length - 1)] };
    const on0 = [on(0, 'Three', 'p', { coderId: 'lena' })];
    const now = { ...base, coding: on0, memo: [memo('m', 'p')] };

    const { rows, held } = settled(base, shorter, now, { texts });

    expect([rows('source'), rows('coding'), rows('memo')]).toEqual([base.source, on0, now.memo]);
    expect(held).toEqual(['s']);
  });

  test('comes back under a coding that others gave another code meanwhile', () => {
    const had = { ...base, source: [source(2)], coding: [on(2, 'Three')] };
    const earlier = { ...base, coding: [on(0, 'Three')] };
    const now = { ...had, coding: [on(2, 'Three', 'q', { codeId: 'b' })] };

    const { rows, told } = settled(had, earlier, now, { texts, later: 'standing' });

    expect(rows('source')).toMatchObject([source(0)]);
    expect(rows('coding')).toEqual([on(0, 'Three', 'q', { codeId: 'b' })]);
    expect(told).toEqual([]);
  });

  test('comes back under a coding that had slipped onto the words in between', () => {
    kept.push('One two.\nOther four.');
    const other = kept.length - 1;
    const slipped = on(0, 'Three');
    const had = { ...base, source: [source(other)], coding: [slipped] };

    const { rows, held } = settled(had, { ...had, source: [source(0)] }, had, { texts, later: 'standing' });

    expect(rows('source')).toMatchObject([source(0)]);
    expect([rows('coding'), held]).toEqual([[slipped], []]);
  });

  test('keeps its page beginnings when it stays', () => {
    kept.push('One two changed.\nThree four.', 'One two otherwise.\nThree four.');
    const [mine, theirs] = [kept.length - 2, kept.length - 1];
    const pages = (starts: string): Row => ({ id: 'p', sourceId: 's', starts });
    const had = { ...base, sourcePages: [pages('[0]')] };
    const now = { ...had, source: [source(theirs)] };

    const { rows } = settled(had, { ...had, source: [source(mine)], sourcePages: [pages('[9]')] }, now, {
      texts,
    });

    expect(rows('sourcePages')).toEqual(had.sourcePages);
  });

  test('without the words of a coding does not get that coding back for the sake of a memo', () => {
    kept.push('');
    const gone = kept.length - 1;
    const had = { ...base, coding: [on(0, 'Three')] };
    const now = { ...base, source: [source(gone)] };

    const { rows, held } = settled(had, { ...had, memo: [memo('m', 'q', 'wei')] }, now, {
      texts: { ...texts, hashes: { s: '0' } },
    });

    expect([rows('coding'), rows('memo'), held]).toEqual([[], [], ['m']]);
  });

  test('is held when none of the words of a coding are left', () => {
    kept.push('');
    const now = { ...base, source: [source(kept.length - 1)] };
    const meant = { ...base, coding: [on(0, 'Three')] };

    const { rows, held } = settled(base, meant, now, { texts: { ...texts, hashes: { s: '0' } } });

    expect([rows('coding'), held]).toEqual([[], ['q']]);
  });
});

describe('a form that two people join with different words', () => {
  const rule = (id: string, word: string, use = 'form'): Row => ({ id, language: 'en', word, use });
  const theirs = { wordRule: [rule('p', 'firms', 'stop'), rule('t', 'firms = company')] };
  const rulesOf = ({ rows }: ReturnType<typeof settled>) =>
    rows('wordRule').map(({ id, word }) => `${id}: ${String(word)}`);

  test('counts as the word that was given later, and both are told; rules about the plain word stay', () => {
    const meant = { wordRule: [rule('o', 'firms = enterprise')] };

    const later = settled({}, meant, theirs);
    const earlier = settled({}, meant, theirs, { later: 'standing' });

    expect(rulesOf(later)).toEqual(['p: firms', 't: firms = enterprise']);
    expect(later.told).toEqual(['both_changed t']);
    expect(rulesOf(earlier)).toEqual(['p: firms', 't: firms = company']);
  });

  test('is one rule where both give the same word', () => {
    const both = settled({}, { wordRule: [rule('o', 'firms = company')] }, theirs);

    expect(rulesOf(both)).toEqual(['p: firms', 't: firms = company']);
    expect(both.told).toEqual([]);
  });
});
