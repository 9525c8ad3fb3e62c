// Imports a changed version of a file into a project that has an earlier version, or the same things under other ids.
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openStore } from '#db/open.ts';
import type { ExchangePreview } from '#electron/services/exchange/preview.ts';
import { dump } from '../../../helpers/dump.ts';
import { code, codes, guid, qde, qdpx, selection, textSource } from '../../../helpers/exchange-files.ts';
import { expectCommand } from '../../../helpers/laws.ts';
import { spanOf } from '../../../helpers/marked.ts';
import { lines, openOptions, testProject, type TestProject } from '../../../helpers/project.ts';
import { codeWords, NOTE, smallStudy, type Study } from '../../../helpers/study.ts';
import { bring, changed, keys, preview, saved, withoutOwn } from './own-data.ts';

/** The preview, in one line for each row. */
function toldBy({ tables }: ExchangePreview): string[] {
  return tables.flatMap(({ table, rows }) =>
    (['added', 'changed', 'conflicts', 'onlyHere'] as const).flatMap((fate) =>
      rows[fate].map(({ name, within, fields, isRemoved }) =>
        [
          `${fate} ${table} ${name}`,
          ...(within === null ? [] : [`in ${within}`]),
          ...fields.map(({ field, ours, theirs }) =>
            ours === null ? field : `${field}: ${ours} > ${theirs}`,
          ),
          ...(isRemoved ? ['removed'] : []),
        ].join(', '),
      ),
    ),
  );
}

const text = 'The fair was held in May.';
const foreign = (...inner: string[]) => qdpx(qde(inner.join('')), { 'sources/fair.txt': text });
const fair = (...marked: string[]) => `<Sources>${textSource('fair', marked.join(''))}</Sources>`;

describe('the same file twice brings nothing', () => {
  async function twice(bytes: Uint8Array) {
    await using project = await testProject();
    await bring(project, bytes);
    const before = dump(project.store());
    const acts = (await project.api.history.list({})).length;

    const looked = await preview(project, bytes);
    const second = await bring(project, bytes);

    const { exchangeId, made, changed: updated } = second;
    return {
      exchangeId,
      made,
      updated,
      isKnown: looked.isKnown,
      told: toldBy(looked),
      isSame: dump(project.store()) === before,
      newActs: (await project.api.history.list({})).length - acts,
    };
  }
  const nothing = {
    exchangeId: null,
    made: {},
    updated: {},
    isKnown: true,
    told: [],
    isSame: true,
    newActs: 0,
  };

  test('of another program, with everything it can hold, even if its identifiers are malformed', async () => {
    const note = (name: string) =>
      `<Note guid="${guid(name)}" name="${name}"><PlainTextContent>On ${name}.</PlainTextContent></Note>`;
    const marked = selection('s', 4, 8, ['guide'], '<Description>Seen twice.</Description>');
    const beyond = selection('t', 4, 99, ['guide']);
    const value = `<VariableValue><VariableRef targetGUID="${guid('age')}"/><IntegerValue>41</IntegerValue></VariableValue>`;
    const bytes = foreign(
      `<Users><User guid="${guid('lena')}" name="Lena"/></Users>`,
      codes(
        code('guide', '<Description>Shows the way.</Description>'),
        '<Code guid="c1" name="c1" isCodable="true"/>',
      ),
      `<Variables><Variable guid="${guid('age')}" name="age" typeOfVariable="Integer"/></Variables>`,
      `<Cases><Case guid="${guid('wei')}" name="N9">${value}<SourceRef targetGUID="${guid('fair')}"/></Case></Cases>`,
      fair(
        '<Description>Of the source.</Description>',
        marked,
        beyond,
        `<NoteRef targetGUID="${guid('n1')}"/>`,
      ),
      `<Notes>${note('n1')}${note('n2')}</Notes>`,
      `<Sets><Set guid="${guid('set')}" name="two"><MemberCode targetGUID="${guid('guide')}"/></Set></Sets>`,
      '<Description>All of it.</Description>',
    );

    expect(await twice(bytes)).toEqual(nothing);
  });

  test('of Concord, with and without its own data', async () => {
    await using project = await testProject();
    const { codes: made, sources } = await smallStudy(project);
    await codeWords(project, sources.first, made.guide, 'association');
    await project.api.codes.gather({ themeId: made.connector.id, codeId: made.market.id });
    const { bytes, entries } = await saved(project);

    expect(await twice(bytes)).toEqual(nothing);
    expect(await twice(withoutOwn(entries))).toEqual(nothing);
  });

  test('and a project’s own file does not change the project', async () => {
    await using project = await testProject();
    const { codes: made, sources } = await smallStudy(project);
    const coding = await codeWords(project, sources.first, made.guide, 'association');
    await project.api.memos.add({ about: 'coding', subjectId: coding.id, body: 'A thought.' });
    await project.api.codes.update({
      id: made.guide.id,
      shortDefinition: 'Short.',
      whenToUse: 'Often.\n\nHere too.',
    });
    const { bytes, entries } = await saved(project);
    const before = dump(project.store());

    for (const file of [bytes, withoutOwn(entries)])
      expect(await bring(project, file)).toMatchObject({ exchangeId: null, made: {}, changed: {} });

    expect(dump(project.store())).toBe(before);
  });

  test('but an import that was undone can be repeated', async () => {
    await using project = await testProject();
    const bytes = foreign(codes(code('guide')), fair(selection('s', 4, 8, ['guide'])));
    await bring(project, bytes);
    await project.api.history.undo();

    expect((await bring(project, bytes)).made).toMatchObject({ code: 1, source: 1, coding: 1 });
  });
});

describe('what was changed in a copy comes back, and nothing else', () => {
  /** Renames and recolours a code, codes twice, removes a coding, writes a memo. */
  async function work(copy: TestProject, study: Awaited<ReturnType<typeof studied>>) {
    const { codes: made, sources, coding } = study;
    const { api } = copy;
    await api.codes.update({ id: made.guide.id, name: 'guidance' });
    await api.codes.update({ id: made.market.id, colour: 7 });
    await codeWords(copy, sources.first, made.connector, 'window on policy');
    await codeWords(copy, sources.other, made.market, 'suppliers');
    await api.codings.remove({ ids: [coding.id] });
    await api.memos.add({ about: 'code', subjectId: made.guide.id, body: 'Of both.' });
  }

  async function studied(project: TestProject) {
    const study = await smallStudy(project);
    const coding = await codeWords(project, study.sources.first, study.codes.guide, 'association');
    await codeWords(project, study.sources.first, study.codes.connector, 'Sees');
    return { ...study, coding };
  }

  async function comesBack(
    project: TestProject,
    study: Awaited<ReturnType<typeof studied>>,
    bytes: Uint8Array,
  ) {
    const told = toldBy(await preview(project, bytes));
    const { made, changed: updated } = await expectCommand(project, () => bring(project, bytes));
    const { tables } = await project.api.project.records();
    return {
      told,
      made: { coding: made.coding, memo: made.memo },
      updated,
      names: tables.code.map(({ name }) => name).toSorted(),
      codings: (await project.api.codings.of({ sourceId: study.sources.first.id })).length,
      again: (await bring(project, bytes)).exchangeId,
      problems: (await project.api.project.check()).problems,
      colours: tables.code.flatMap(({ name, colour }) => (name === 'market' ? [colour] : [])),
    };
  }

  const exactly = {
    told: [
      'changed code guide, name: guide > guidance',
      'changed code market, colour: #aa4499 > #5f3608',
      'added coding connector, in N9',
      'added coding market, in N10',
      'onlyHere coding guide, in N9',
      'added memo Of both., in guide',
    ],
    made: { coding: 2, memo: 1 },
    updated: { code: 2 },
    names: ['connector', 'guidance', 'market', 'standards'],
    codings: 3,
    again: null,
    problems: [],
    colours: [7],
  };

  test.each([
    ['with Concord’s own data', false],
    ['without it', true],
  ])('from a project that was imported, %s', async (_, isBare) => {
    await using first = await testProject();
    const study = await studied(first);
    const out = await saved(first);
    await using copy = await testProject();
    await bring(copy, isBare ? withoutOwn(out.entries) : out.bytes);
    await work(copy, study);
    const back = await saved(copy, 'back.qdpx');

    expect(await comesBack(first, study, isBare ? withoutOwn(back.entries) : back.bytes)).toEqual(exactly);
  });

  test('from a copy of the project file itself', async () => {
    await using first = await testProject();
    const study = await studied(first);
    first.store().db.sqlite.pragma('wal_checkpoint(TRUNCATE)');
    await using copy = await testProject();
    const path = join(copy.folder, 'copy.concord');
    copyFileSync(first.path, path);
    copy.session.adopt(openStore(path, openOptions));
    await work(copy, study);
    const { bytes } = await saved(copy);

    expect(await comesBack(first, study, bytes)).toEqual(exactly);
  });
});

describe('the same thing with another id', () => {
  test('is recognised by path, name and words, and stays recognised', async () => {
    await using project = await testProject();
    const { api } = project;
    const made = await api.codes.create({ name: 'guide', colour: 4 });
    await api.codes.create({ name: 'first', parentId: made.id });
    const source = await api.imports.paste({ text, kind: 'document', title: 'About the fair' });
    const theirs = (name: string) =>
      foreign(
        codes(code('x', code('y').replace('name="y"', 'name="first"')).replace('name="x"', `name="${name}"`)),
        fair(selection('s', 4, 8, ['x'])),
      );

    const looked = await preview(project, theirs('guide'));
    const report = await bring(project, theirs('guide'));

    expect(toldBy(looked)).toEqual([
      'conflicts source About the fair, title: About the fair > fair',
      'added coding guide, in About the fair',
    ]);
    expect(report).toMatchObject({ made: { coding: 1 }, changed: {} });
    const { tables } = await api.project.records();
    expect([tables.code.length, tables.source.map(({ title }) => title)]).toEqual([2, ['About the fair']]);
    expect(await api.codings.of({ sourceId: source.id })).toMatchObject([
      { codeId: made.id, start: 4, end: 8 },
    ]);
    // Its GUID is remembered, so the other program may rename it now.
    expect(await bring(project, theirs('guidance'))).toMatchObject({ made: {}, changed: { code: 1 } });
    expect((await api.project.records()).tables.code.map(({ name }) => name).toSorted()).toEqual([
      'first',
      'guidance',
    ]);
  });

  test('is added a second time when merging is turned off', async () => {
    await using project = await testProject();
    const bytes = foreign(codes(code('guide')), fair(selection('s', 4, 8, ['guide'])));
    await bring(project, bytes);

    const report = await bring(project, bytes, { merge: false });

    expect(report.made).toEqual({ code: 1, source: 1, coding: 1 });
    // Of what is added beside what is here, both keep their names.
    expect((await project.api.project.check()).problems).toEqual([
      { key: 'check_code_name', parameters: { name: 'guide', count: 1 } },
    ]);
  });
});

test('copies of a source that the file makes a copy itself become copies of its original', async () => {
  await using project = await testProject();
  const { first, second, other } = (await smallStudy(project)).sources;
  const { bytes: out } = await saved(project);
  await using copy = await testProject();
  await bring(copy, out);
  await copy.api.duplicates.link({ originalId: other.id, copyIds: [first.id] });
  const { bytes } = await saved(copy, 'back.qdpx');
  await project.api.duplicates.link({ originalId: first.id, copyIds: [second.id] });

  await bring(project, bytes);

  const { source } = (await project.api.project.records()).tables;
  const originals = new Map(source.map(({ id, duplicateOf }) => [id, duplicateOf]));
  expect([first, second, other].map(({ id }) => originals.get(id))).toEqual([other.id, other.id, null]);
  expect((await project.api.project.check()).problems).toEqual([]);
});

describe('what was changed on both sides', () => {
  async function bothChanged(there?: (copy: TestProject, study: Study) => Promise<unknown>) {
    const project = await testProject();
    const study = await smallStudy(project);
    const { codes: made, sources } = study;
    const out = await saved(project);
    await using copy = await testProject();
    await bring(copy, out.bytes);
    await there?.(copy, study);
    await copy.api.codes.update({ id: made.guide.id, name: 'their guide', shortDefinition: 'Theirs.' });
    await project.api.codes.update({ id: made.guide.id, name: 'our guide' });
    await project.api.codes.update({ id: made.market.id, name: 'our market' });
    const { bytes } = await saved(copy, 'back.qdpx');
    return { project, made, sources, bytes };
  }
  const placed = ({ api }: TestProject, { sources }: Study) =>
    api.sources.update({ ids: [sources.other.id], place: 'Wuxi' });
  const guideIn = async ({ api }: TestProject, id: string) => {
    const { tables } = await api.project.records();
    const found = tables.code.find((each) => each.id === id);
    return [found?.name, found?.shortDefinition];
  };

  test('stays as it is here, and the rest is taken; the conflict is not raised again but can still be decided', async () => {
    const { project, made, bytes } = await bothChanged();
    await using _ = project;

    const looked = await preview(project, bytes);
    const report = await bring(project, bytes);

    expect(toldBy(looked)).toEqual([
      'changed code our guide, shortDefinition:  > Theirs.',
      'conflicts code our guide, name: our guide > their guide',
    ]);
    expect(await guideIn(project, made.guide.id)).toEqual(['our guide', 'Theirs.']);
    expect(keys(report)).toContain('exchange:conflicts_ours');

    const again = await preview(project, bytes);
    expect(again.isNew).toBe(false);
    expect(again.tables.flatMap(({ rows }) => rows.conflicts)).toMatchObject([
      { key: `code ${made.guide.id}`, isSettled: true },
    ]);
    expect(keys(await bring(project, bytes))).toContain('exchange:conflicts_again');
    await bring(project, bytes, { conflicts: 'theirs' });
    expect(await guideIn(project, made.guide.id)).toEqual(['their guide', 'Theirs.']);
  });

  test('can be decided one by one', async () => {
    const { project, made, sources, bytes } = await bothChanged(placed);
    await using _ = project;
    await project.api.codes.update({ id: made.guide.id, shortDefinition: 'Ours.' });
    await project.api.sources.remove({ ids: [sources.other.id] });
    const looked = await preview(project, bytes);
    const conflicts = looked.tables.flatMap(({ rows }) => rows.conflicts);
    expect(conflicts.map(({ key }) => key?.split(' ')[0])).toEqual(['source', 'code']);

    const one = await bring(project, bytes, { except: [`code ${made.guide.id}`] });

    expect(await guideIn(project, made.guide.id)).toEqual(['their guide', 'Theirs.']);
    expect(one.made.source).toBe(undefined);
    await project.api.history.undo();
    const other = await bring(project, bytes, { conflicts: 'theirs', except: [`code ${made.guide.id}`] });
    expect(await guideIn(project, made.guide.id)).toEqual(['our guide', 'Ours.']);
    expect(other.made.source).toBe(1);
  });

  test('is as in the file when that is chosen', async () => {
    const { project, made, bytes } = await bothChanged();
    await using _ = project;

    await expectCommand(project, () => bring(project, bytes, { conflicts: 'theirs' }));

    expect(await guideIn(project, made.guide.id)).toEqual(['their guide', 'Theirs.']);
    expect((await project.api.project.records()).tables.code.map(({ name }) => name)).toContain('our market');
  });

  test('stays removed if it was removed here, with what belongs to it, unless the file is preferred', async () => {
    const { project, sources, bytes } = await bothChanged(placed);
    await using _ = project;
    await project.api.sources.remove({ ids: [sources.other.id] });

    const ours = await bring(project, bytes);
    expect(ours.made).toEqual({});
    expect(keys(ours)).toContain('exchange:conflicts_ours');
    await project.api.history.undo();
    const theirs = await bring(project, bytes, { conflicts: 'theirs' });

    expect(theirs.made).toMatchObject({ source: 1 });
    expect((await project.api.project.check()).problems).toEqual([]);
  });

  test('but a row removed here and unchanged in the file is no conflict and stays removed', async () => {
    const { project, sources, bytes } = await bothChanged();
    await using _ = project;
    await project.api.sources.remove({ ids: [sources.other.id] });

    const conflicts = (await preview(project, bytes)).tables.flatMap(({ rows }) => rows.conflicts);
    expect(conflicts.map(({ key }) => key?.split(' ')[0])).toEqual(['code']);
    const theirs = await bring(project, bytes, { conflicts: 'theirs' });
    expect(theirs.made).toEqual({});
    expect(keys(theirs)).toContain('exchange:removed_stays');
  });
});

describe('a text that differs in the file', () => {
  const longer = `Before all.\n${NOTE.replace('certificates', 'papers')}`;

  /** A copy in which the first note was edited and coded, and its file. */
  async function writtenOn(first: TestProject) {
    const study = await smallStudy(first);
    const { codes: made, sources } = study;
    const coding = await codeWords(first, sources.first, made.guide, 'association');
    const out = await saved(first);
    await using copy = await testProject();
    await bring(copy, out.bytes);
    const { source } = await copy.api.notes.save({
      sourceId: sources.first.id,
      textHash: sources.first.textHash,
      doc: lines(longer),
      moved: [{ id: coding.id, ...spanOf(longer, 'association') }],
    });
    const applied = [];
    for (const words of ['suppliers', 'papers help'])
      applied.push(
        await copy.api.codings.apply({
          sourceId: source.id,
          textHash: source.textHash,
          codeId: made.market.id,
          span: spanOf(longer, words),
        }),
      );
    await copy.api.memos.add({ about: 'coding', subjectId: applied[1]?.id ?? '', body: 'On papers.' });
    return { ...study, bytes: (await saved(copy, 'back.qdpx')).bytes };
  }

  async function codedWords(project: TestProject, sourceId: string) {
    const { text: now, codings } = await project.api.sources.text({ id: sourceId });
    const words = codings.map(({ start, end }) => now.slice(start ?? 0, end ?? 0));
    return { now, words: words.toSorted((a, b) => (a < b ? -1 : 1)) };
  }

  test('is taken if it was changed in the file only; all codings follow their words', async () => {
    await using first = await testProject();
    const { codes: made, sources, bytes } = await writtenOn(first);
    await codeWords(first, sources.first, made.connector, 'Firms meet');

    const looked = await preview(first, bytes);
    const report = await expectCommand(first, () => bring(first, bytes));

    expect(toldBy(looked)[0]).toBe('changed source N9, textHash');
    expect(keys(report)).toEqual(['exchange:own_whole', 'exchange:coder_by_name']);
    expect(report).toMatchObject({ made: { coding: 2, memo: 1 }, changed: { source: 1 } });
    expect(await codedWords(first, sources.first.id)).toEqual({
      now: longer,
      words: ['Firms meet', 'association', 'papers help', 'suppliers'],
    });
    expect((await bring(first, bytes)).exchangeId).toBe(null);
    expect((await first.api.project.check()).problems).toEqual([]);
  });

  test.each(['ours', 'theirs'] as const)(
    'stays if a coding here would lose its words, and new codings go to their words (%s)',
    async (conflicts) => {
      await using first = await testProject();
      const { codes: made, sources, bytes } = await writtenOn(first);
      await codeWords(first, sources.first, made.connector, 'certificates');

      const report = await bring(first, bytes, { conflicts });

      expect(keys(report).slice(0, 5)).toEqual([
        'exchange:own_whole',
        'exchange:text_held',
        'exchange:words_not_here',
        'exchange:coder_by_name',
        'exchange:texts_differ',
      ]);
      expect(report).toMatchObject({ made: { coding: 1 }, changed: {} });
      expect(await codedWords(first, sources.first.id)).toEqual({
        now: NOTE,
        words: ['association', 'certificates', 'suppliers'],
      });
      expect((await first.api.project.check()).problems).toEqual([]);
    },
  );

  test('stays if it was changed here too, unless the file is preferred', async () => {
    await using first = await testProject();
    const { sources, bytes } = await writtenOn(first);
    const ours = `${NOTE}\nAfter all.`;
    const [coding] = await first.api.codings.of({ sourceId: sources.first.id });
    await first.api.notes.save({
      sourceId: sources.first.id,
      textHash: sources.first.textHash,
      doc: lines(ours),
      moved: [{ id: coding?.id ?? '', ...spanOf(ours, 'association') }],
    });

    expect(keys(await bring(first, bytes))).toContain('exchange:texts_differ');
    expect((await codedWords(first, sources.first.id)).now).toBe(ours);
    await first.api.history.undo();
    await bring(first, bytes, { conflicts: 'theirs' });

    expect(await codedWords(first, sources.first.id)).toEqual({
      now: longer,
      words: ['association', 'papers help', 'suppliers'],
    });
    expect((await first.api.project.check()).problems).toEqual([]);
  });
});

test('a newer file of another program changes what it changed', async () => {
  await using project = await testProject();
  const first = foreign(codes(code('guide'), code('market')), fair(selection('s', 4, 8, ['guide'])));
  await bring(project, first);
  const second = foreign(
    codes(code('guide').replace('name="guide"', 'name="guidance"'), code('market'), code('new')),
    fair(selection('s', 4, 12, ['guide']), selection('t', 13, 17, ['market'])),
  );

  const looked = await preview(project, second);
  await expectCommand(project, () => bring(project, second));

  expect(toldBy(looked)).toEqual([
    'added code new',
    'changed code guide, name: guide > guidance',
    'added coding market, in fair',
    'changed coding guide, in fair, end',
  ]);
});

test('a file changed by another program is merged by the standard only, with a remark', async () => {
  await using project = await testProject();
  const { codes: made } = await smallStudy(project);
  const { entries } = await saved(project);
  const bytes = changed(entries, (name, content) =>
    name === 'project.qde' ? content.toString('utf8').replace('name="guide"', 'name="guidance"') : content,
  );

  const report = await bring(project, bytes);

  expect(keys(report)[0]).toBe('exchange:own_changed');
  expect(report).toMatchObject({ made: {}, changed: { code: 1 } });
  expect((await project.api.project.records()).tables.code.find(({ id }) => id === made.guide.id)?.name).toBe(
    'guidance',
  );
});
