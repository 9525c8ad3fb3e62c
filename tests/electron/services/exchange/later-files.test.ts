// A later file of another program overrides an earlier one, also in what Concord has no column for, and nothing that
// had no place at first is written twice.
import { describe, expect, test } from 'vitest';
import { codebookOf } from '#core/codes/codebook.ts';
import { dump } from '../../../helpers/dump.ts';
import { code, codes, guid, qde, qdpx, selection, textSource } from '../../../helpers/exchange-files.ts';
import { testProject, type TestProject } from '../../../helpers/project.ts';
import { broughtInto } from './brought-in.ts';
import { written } from './written.ts';

const words = 'The fair was held in May. It brings 企业 together.\r\n';
const two = codes(code('guide') + code('market'));

function fair(inner: string, files: Record<string, string> = { 'sources/fair.txt': words }, book = two) {
  return qdpx(qde(`${book}<Sources>${textSource('fair', inner)}</Sources>`), files);
}

/** How often each identifier of a selection or coding occurs in the exported file, for those that do not occur once. */
async function doubled(project: TestProject): Promise<string[]> {
  const { xml, faults } = await written(project);
  expect(faults).toEqual([]);
  const found = [...xml.matchAll(/<(?:PlainTextSelection|PDFSelection|Coding) guid="([^"]+)"/g)].map(
    ([, id]) => id,
  );
  return found.filter((id, at) => found.indexOf(id) !== at).map(String);
}

test.each([
  ['its text was missing', fair(selection('s', 4, 8, ['guide']), {})],
  ['it reached beyond the text', fair(selection('s', 4, 900, ['guide']))],
  ['its code was missing', fair(selection('s', 4, 8, ['guide']), undefined, codes(code('market')))],
])('a coding that had no place because %s is written once when it has one', async (_, before) => {
  await using project = await testProject();
  await broughtInto(project, before);

  const after = await broughtInto(project, fair(selection('s', 4, 8, ['guide'])));

  expect(after.codings).toEqual([{ source: 'fair', words: 'fair', code: 'guide' }]);
  expect(await doubled(project)).toEqual([]);
  const { xml } = await written(project);
  expect(xml.match(/<Coding /g)).toHaveLength(1);
  expect(xml).toContain('startPosition="4" endPosition="8"');
});

test('a coding that has a place is not doubled by a file without the text, and does not come back once removed', async () => {
  await using project = await testProject();
  await broughtInto(project, fair(selection('s', 4, 8, ['guide'])));
  await broughtInto(project, fair(selection('s', 4, 8, ['guide']), {}));
  expect(await doubled(project)).toEqual([]);

  const [source] = (await project.api.project.records()).tables.source;
  const [coding] = await project.api.codings.of({ sourceId: source?.id ?? '' });
  await project.api.codings.remove({ ids: [coding?.id ?? ''] });

  expect((await written(project)).xml).not.toContain('<Coding ');
});

const area = (name: string, x: number, coded: string): string =>
  `<PDFSelection guid="${guid(name)}" page="0" firstX="${x}" firstY="0" secondX="50" secondY="50"><Coding guid="${guid(`${name} coding`)}"><CodeRef targetGUID="${guid(coded)}"/></Coding></PDFSelection>`;

function pages(areas: string, inText = '') {
  const representation = `<Representation guid="${guid('rep')}" plainTextPath="internal://fair.txt">${inText}</Representation>`;
  const pdf = `<PDFSource guid="${guid('pdf')}" name="report.pdf" path="internal://report.pdf">${areas}${representation}</PDFSource>`;
  return qdpx(qde(`${two}<Sources>${pdf}</Sources>`), {
    'sources/fair.txt': words,
    'sources/report.pdf': '%PDF-1.4',
  });
}

test('page areas that were moved, recoded, added and removed in a later file are as in that file', async () => {
  await using project = await testProject();
  await broughtInto(project, pages(area('a', 1, 'guide') + area('b', 5, 'guide')));
  const later = pages(area('a', 2, 'market') + area('c', 7, 'guide'));

  const { remarks } = await broughtInto(project, later);

  expect(remarks).toContain('exchange:renewed');
  const { xml } = await written(project);
  expect(
    [...xml.matchAll(/<PDFSelection guid="([^"]+)" page="0" firstX="(\d)"/g)].map(([, id, x]) => [id, x]),
  ).toEqual([
    [guid('a'), '2'],
    [guid('c'), '7'],
  ]);
  expect(xml).toContain(`<CodeRef targetGUID="${guid('market')}"/>`);
  const again = await broughtInto(project, later);
  expect(again.report.exchangeId).toBeNull();
});

test('a page area that is coded in the text too follows its coding when that is recoded or removed', async () => {
  await using project = await testProject();
  const inText = `<PlainTextSelection guid="${guid('a')}" startPosition="4" endPosition="8"><Coding guid="${guid('a coding')}"><CodeRef targetGUID="${guid('guide')}"/></Coding></PlainTextSelection>`;
  const { tables } = await broughtInto(project, pages(area('a', 1, 'guide') + area('b', 5, 'guide'), inText));
  const idOf = (name: string): string => tables.code.find((each) => each.name === name)?.id ?? '';
  const [coding] = await project.api.codings.of({ sourceId: tables.source[0]?.id ?? '' });

  await project.api.codings.recode({ ids: [coding?.id ?? ''], codeId: idOf('market') });
  const recoded = (await written(project)).xml;
  await project.api.codings.remove({ ids: [coding?.id ?? ''] });
  const removed = (await written(project)).xml;

  const codesIn = (xml: string) =>
    [...xml.matchAll(/<Coding [^>]*>\s*<CodeRef targetGUID="([^"]+)"/g)].map(([, id]) => id);
  expect(codesIn(recoded)).toEqual([guid('market'), guid('guide'), guid('market')]);
  expect(codesIn(removed)).toEqual([guid('guide')]);
  expect(removed).not.toContain(`<PDFSelection guid="${guid('a')}"`);
});

test('the references of a case are those of the later file', async () => {
  await using project = await testProject();
  const study = (refers: string) =>
    qdpx(
      qde(
        `${two}<Cases><Case guid="${guid('anna')}" name="Anna">${refers}<SourceRef targetGUID="${guid('fair')}"/></Case></Cases><Sources>${textSource('fair', selection('s', 4, 8, ['guide']) + selection('t', 9, 12, ['guide']))}</Sources>`,
      ),
      { 'sources/fair.txt': words },
    );
  const refersTo = (name: string) => `<SelectionRef targetGUID="${guid(name)}"/>`;
  await broughtInto(project, study(refersTo('s')));

  const { remarks } = await broughtInto(project, study(refersTo('t')));

  expect(remarks).toContain('exchange:renewed');
  const { xml } = await written(project);
  expect(xml).toContain(refersTo('t'));
  expect(xml).not.toContain(refersTo('s'));
});

test('the time of change of a coding is kept up to date, and an older file does not set it back', async () => {
  await using project = await testProject();
  const at = (date: string) =>
    fair(
      `<PlainTextSelection guid="${guid('s')}" startPosition="4" endPosition="8" modifiedDateTime="${date}"><Coding guid="${guid('s coding')}"><CodeRef targetGUID="${guid('guide')}"/></Coding></PlainTextSelection>`,
    );
  await broughtInto(project, at('2024-03-01T10:00:00Z'));
  await broughtInto(project, at('2024-05-01T10:00:00Z'));
  expect((await written(project)).xml).toContain('modifiedDateTime="2024-05-01T10:00:00Z"');

  await broughtInto(project, at('2024-04-01T10:00:00Z'));

  expect((await written(project)).xml).toContain('modifiedDateTime="2024-05-01T10:00:00Z"');
});

describe('a text that was changed in the file only', () => {
  const old = 'The fair was held in May. Nobody came to the market.\n';
  const now = 'The fair was held in June, as it is every year. Nobody came to the market.\n';
  const at = (text: string, called: string): [number, number] => [
    text.indexOf(called),
    text.indexOf(called) + called.length,
  ];
  const first = fair(
    selection('s', ...at(old, 'in May'), ['guide']) + selection('t', ...at(old, 'market'), ['market']),
    { 'sources/fair.txt': old },
  );
  const second = fair(
    selection('t', ...at(now, 'market'), ['market']) + selection('u', ...at(now, 'every year'), ['guide']),
    { 'sources/fair.txt': now },
  );

  test('is taken, and codings whose words it removed are removed', async () => {
    await using project = await testProject();
    await broughtInto(project, first);
    const before = dump(project.store());

    const found = await broughtInto(project, second);

    expect(found.codings).toEqual([
      { source: 'fair', words: 'every year', code: 'guide' },
      { source: 'fair', words: 'market', code: 'market' },
    ]);
    expect(found.report.remarks).toContainEqual({
      key: 'exchange:went_with_text',
      parameters: { source: 'fair', count: 1 },
      items: ['in May'],
    });
    expect(project.faults).toEqual([]);
    await project.api.history.undo();
    expect(dump(project.store())).toBe(before);
  });

  test('stays when codings made here stand on words that the file lacks, and a remark names them', async () => {
    await using project = await testProject();
    const { tables } = await broughtInto(project, first);
    const [source] = tables.source;
    const [start, end] = at(old, 'held in May');
    await project.api.codings.apply({
      sourceId: source?.id ?? '',
      textHash: source?.textHash ?? '',
      codeId: tables.code[0]?.id ?? '',
      span: { start, end },
    });

    const { report, codings } = await broughtInto(project, second);

    expect(codings.map(({ words: said }) => said)).toContain('held in May');
    expect(report.remarks).toContainEqual({
      key: 'exchange:text_held',
      parameters: { source: 'fair', count: 1 },
      items: ['held in May'],
    });
  });
});

describe('codes that a later file lists in another order', () => {
  const book = (...names: string[]) =>
    qdpx(qde(`${codes(code('all', names.map((name) => code(name)).join('')))}<Sources/>`));
  const order = async ({ api }: TestProject): Promise<string[]> => {
    const { tables } = await api.project.records();
    return codebookOf(tables.code).inOrder.map(({ name }) => name);
  };

  test('get that order in one act, and codes added here keep their place', async () => {
    await using project = await testProject();
    await broughtInto(project, book('guide', 'market', 'bridge'));
    const parent = (await project.api.project.records()).tables.code.find(({ name }) => name === 'all');
    await project.api.codes.create({ name: 'own', parentId: parent?.id ?? null });
    const before = await order(project);

    const { report } = await broughtInto(project, book('bridge', 'market', 'guide', 'new'));

    expect(report.changed).toEqual({ code: 2 });
    expect(await order(project)).toEqual(['all', 'bridge', 'market', 'guide', 'own', 'new']);
    await broughtInto(project, book('bridge', 'between', 'market', 'guide', 'new'));
    expect(await order(project)).toEqual(['all', 'bridge', 'between', 'market', 'own', 'guide', 'new']);
    const again = await broughtInto(project, book('bridge', 'between', 'market', 'guide', 'new'));
    expect(again.report.exchangeId).toBeNull();
    await project.api.history.undo();
    expect(
      (await broughtInto(project, book('bridge', 'market', 'guide', 'new'))).report.exchangeId,
    ).toBeNull();
    await project.api.history.undo();
    expect(await order(project)).toEqual(before);
  });

  test('get that order at once where the file also moves them below another code', async () => {
    await using project = await testProject();
    await broughtInto(
      project,
      qdpx(qde(`${codes(code('all', code('guide')), code('market'), code('bridge'))}<Sources/>`)),
    );

    await broughtInto(project, book('bridge', 'guide', 'market'));

    expect(await order(project)).toEqual(['all', 'bridge', 'guide', 'market']);
    expect((await broughtInto(project, book('bridge', 'guide', 'market'))).report.exchangeId).toBeNull();
  });

  test('come last where the file moves them below a code whose codes were put in order here', async () => {
    await using project = await testProject();
    const flat = codes(code('all', code('guide') + code('own')), code('market'), code('bridge'));
    await broughtInto(project, qdpx(qde(`${flat}<Sources/>`)));
    const { tables } = await project.api.project.records();
    const idOf = (name: string) => tables.code.find((each) => each.name === name)?.id ?? '';
    await project.api.codes.move({ id: idOf('own'), parentId: idOf('all'), beforeId: idOf('guide') });

    await broughtInto(project, book('bridge', 'guide', 'market', 'own'));

    expect(await order(project)).toEqual(['all', 'own', 'guide', 'bridge', 'market']);
    const again = await broughtInto(project, book('bridge', 'guide', 'market', 'own'));
    expect(again.report.exchangeId).toBeNull();
  });

  test('keep the order given to them here', async () => {
    await using project = await testProject();
    await broughtInto(project, book('guide', 'market', 'bridge'));
    const { tables } = await project.api.project.records();
    const idOf = (name: string) => tables.code.find((each) => each.name === name)?.id ?? '';
    await project.api.codes.move({ id: idOf('bridge'), parentId: idOf('all'), beforeId: idOf('market') });

    await broughtInto(project, book('market', 'guide', 'bridge'));

    expect(await order(project)).toEqual(['all', 'guide', 'bridge', 'market']);
  });
});

test('a coding with the same identifier in another source is another coding, and the first stays on its words', async () => {
  await using project = await testProject();
  const study = (key: string, text: string) =>
    qdpx(
      qde(
        `${two}<Sources>${textSource(key, selection('s', text.indexOf('fair'), text.indexOf('fair') + 4, ['guide'])).replace(`name="${key}"`, 'name="Report"')}</Sources>`,
      ),
      { [`sources/${key}.txt`]: text },
    );
  await broughtInto(project, study('one', 'The fair was held in May.'));

  const found = await broughtInto(project, study('other', 'Now the fair was held in June.'));

  expect(found.codings.map(({ words: said }) => said)).toEqual(['fair', 'fair']);
  expect(found.tables.source).toHaveLength(2);
  expect((await project.api.project.check()).problems).toEqual([]);
});

test('the newest file counts, even if it repeats what an earlier one said', async () => {
  await using project = await testProject();
  const set = (...members: string[]) =>
    qdpx(
      qde(
        `${two}<Sources>${textSource('fair', '')}</Sources><Sets><Set guid="${guid('set')}" name="chosen">${members.map((each) => `<MemberCode targetGUID="${guid(each)}"/>`).join('')}</Set></Sets>`,
      ),
      { 'sources/fair.txt': words },
    );
  const members = async (): Promise<number> =>
    (await written(project)).xml.match(/<MemberCode /g)?.length ?? 0;
  await broughtInto(project, set('guide'));
  await broughtInto(project, set('guide', 'market'));
  expect(await members()).toBe(2);

  const { remarks } = await broughtInto(project, set('guide'));

  expect(remarks).toContain('exchange:renewed');
  expect(await members()).toBe(1);
});

test('two codings that were equal and differ in a later file are each written once', async () => {
  await using project = await testProject();
  await broughtInto(project, fair(selection('s', 4, 8, ['guide']) + selection('t', 4, 8, ['guide'])));
  expect((await written(project)).xml.match(/<Coding /g)).toHaveLength(2);
  const apart = selection('t', 4, 8, ['guide'])
    .replace(guid('guide'), guid('market'))
    .replace(`<CodeRef targetGUID="${guid('guide')}"/>`, `<CodeRef targetGUID="${guid('market')}"/>`);

  const found = await broughtInto(project, fair(selection('s', 4, 8, ['guide']) + apart));

  expect(found.codings.map((each) => each.code).toSorted()).toEqual(['guide', 'market']);
  expect(await doubled(project)).toEqual([]);
  expect((await written(project)).xml.match(/<Coding /g)).toHaveLength(2);
});

test('a coding that only moved gives no news about what rows have no place for', async () => {
  await using project = await testProject();
  await broughtInto(project, fair(selection('s', 4, 8, ['guide'])));

  const { report, remarks } = await broughtInto(project, fair(selection('s', 4, 12, ['guide'])));

  expect(report.changed).toEqual({ coding: 1 });
  expect(remarks).not.toContain('exchange:renewed');
});
