// An evidence annex of a real study: its numbers, what it opens, and what it must not hold.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getText } from '#db/write.ts';
import { passageFlags } from '#core/annex/index-bytes.ts';
import { testProject, type TestProject } from '../../helpers/project.ts';
import { smallStudy, codeWords } from '../../helpers/study.ts';
import {
  asTable,
  keptInSample,
  readAnnex,
  rowsIn,
  sampleWithTables,
  wordsOf,
  type ReadAnnex,
} from './annex-study.ts';

let project: TestProject;
const at = (name: string): string => join(project.folder, name);

beforeAll(async () => {
  project = await sampleWithTables();
});

afterAll(async () => {
  await project[Symbol.asyncDispose]();
});

type Asked = Parameters<TestProject['api']['annex']['write']>[0];

async function written(name: string, options: Omit<Asked, 'to'> = {}) {
  const told = await project.api.annex.write({ to: at(name), ...options });
  return { told, annex: readAnnex(at(name)) };
}

/** The words of every text that is not shown, line by line: long enough to occur nowhere by chance. */
function linesOf(kind: 'document' | 'interview'): string[] {
  const sources = rowsIn(project, 'source').filter((source) => source.kind === kind);
  return sources.flatMap(({ textHash }) =>
    getText(project.store().db, textHash)
      .split('\n')
      // The title of the study heads some notes, and is the title of the annex.
      .filter((line) => line.trim().length >= 12 && line.trim() !== 'Between ministry and market'),
  );
}

function expectNothingOf(annex: ReadAnnex, kept: readonly string[]): void {
  const found = kept.filter((each) => annex.everything.includes(each));
  expect(found).toEqual([]);
}

describe('an annex of everything', () => {
  it('opens as many passages, with the very words, as the program lists for the cell', async () => {
    const { annex } = await written('whole.html');
    const { data, index } = annex;
    const [, settings] = keptInSample['Passages of codes'];
    const request = { of: 'codes', by: 'kind', unit: 'passages' } as const;
    const { rows } = await project.api.tallies.count(request);
    let compared = 0;

    for (const row of rows)
      for (const columnKey of ['document', 'interview']) {
        const cell = { codeId: row.codeId, columnKey };
        const listed = await project.api.passages.list({ request, cell });
        const spans = listed.rows.filter(({ span }) => span !== null);
        if (spans.length === 0) continue;
        const quotes = spans.map(({ sourceId, span }) => {
          const source = rowsIn(project, 'source').find(({ id }) => id === sourceId);
          return getText(project.store().db, source!.textHash).slice(span!.start, span!.end);
        });
        const found = index.cells.filter(
          (those, number) =>
            data.cells[number]![0] === settings.unit &&
            those.length === listed.rows.length &&
            JSON.stringify(
              [...those]
                .filter((each) => (index.flags[each]! & passageFlags.whole) === 0)
                .map((each) => wordsOf(annex, each))
                .sort(),
            ) === JSON.stringify(quotes.toSorted()),
        );
        expect(found.length).toBeGreaterThan(0);
        compared += 1;
      }
    expect(compared).toBeGreaterThan(15);
  });

  it('prints the number of every cell, of which nothing is withheld', async () => {
    const { annex, told } = await written('numbers.html');

    expect(told).toMatchObject({ tables: 6, withheld: 0, leftOut: [], parts: [], problems: [] });
    for (const [, count, units, passages] of annex.data.cells) {
      expect(count).toBeGreaterThan(0);
      expect([units, passages]).toEqual([0, 0]);
    }
    expect(annex.html).toContain('Nothing was left out: each underlined number opens');
    expect(annex.html).toContain('没有略去任何内容');
    // Of the six tables the grid alone.
    expect(annex.html).toContain('The numbers of Table 6 are printed as they are; they open nothing.');
    expect(annex.html).toContain('表 6 中的数字按原样列出，不能打开。');
    expect(annex.html).not.toContain('<sup>');
  });

  it('opens in the language of the window that wrote it, and offers the other one', async () => {
    const { annex } = await written('chinese.html', { language: 'zh-CN' });

    expect(annex.html).toContain('<html lang="zh-CN">');
    expect(annex.data.languages).toEqual(['zh-CN', 'en']);
  });

  it('shows of long passages as many characters as asked for, and none at all if so asked', async () => {
    const { annex } = await written('cut.html', { passages: 20 });
    const lengths = [...annex.index.source.keys()].map(
      (each) => [...wordsOf(annex, each).replace('…', '')].length,
    );
    const { annex: wordless } = await written('none.html', { passages: 'none' });

    expect(Math.max(...lengths)).toBe(20);
    expect(wordless.texts.join('')).toBe('');
    expect(wordless.data.cells).toEqual(annex.data.cells);
    expectNothingOf(wordless, [...linesOf('document'), ...linesOf('interview')]);
  });
});

describe('an annex without interviews', () => {
  it('keeps the numbers and marks them, and holds no word, name, title or label of an interview', async () => {
    const { annex: whole } = await written('whole.html');
    const { annex, told } = await written('documents.html', { withoutKinds: ['interview'] });
    const interviews = rowsIn(project, 'source').filter(({ kind }) => kind === 'interview');

    expect(told.withheld).toBe(interviews.length);
    // The grid holds what people said.
    expect(told.leftOut).toEqual(['Who says what']);
    const openable = whole.data.cells.length;
    expect(annex.data.cells.map(([unit, count]) => [unit, count])).toEqual(
      whole.data.cells.map(([unit, count]) => [unit, count]),
    );
    expect(annex.data.cells).toHaveLength(openable);
    expect(annex.data.cells.some(([unit, count, units]) => unit === 'respondents' && units === count)).toBe(
      true,
    );
    expect(annex.html).toContain('<sup>*</sup>');
    expectNothingOf(annex, linesOf('interview'));
    expectNothingOf(
      annex,
      interviews.map(({ title }) => title),
    );
    expect(named(annex)).toEqual([]);
  });
});

describe('a table whose rows are the sources one by one, in the order in which they were read', () => {
  it('is left out where sources are withheld or people have pseudonyms, and printed where neither is', async () => {
    await using sample = await sampleWithTables();
    const settings = { by: 'source', denominator: 'all', shown: { as: 'table' } };
    await sample.api.keptTables.keep({ kind: 'saturation', name: 'When new codes came', settings });
    const classId = rowsIn(sample, 'class').find(({ name }) => name === 'news')!.id;
    const [withheld] = rowsIn(sample, 'source').filter((source) => source.classId === classId);
    const to = join(sample.folder, 'annex.html');
    const table = 'When new codes came';

    expect(await sample.api.annex.write({ to })).toMatchObject({ leftOut: [] });
    expect(readAnnex(to).html).toContain(withheld!.title);
    for (const options of [{ withoutClassIds: [classId] }, { withoutKinds: ['interview' as const] }]) {
      const { leftOut } = await sample.api.annex.write({ to, ...options });
      expect(leftOut).toContain(table);
    }
    expect((await sample.api.annex.write({ to, pseudonyms: true })).leftOut).toContain(table);
    await sample.api.annex.write({ to, withoutClassIds: [classId] });
    expect(readAnnex(to).html).not.toContain(withheld!.title);
  });
});

describe('an annex with pseudonyms', () => {
  it('names no respondent and no interview, and shows the words without them', async () => {
    const { annex, told } = await written('hidden.html', { pseudonyms: true });
    const key = await project.api.replication.pseudonyms({});

    expect(named(annex)).toEqual([]);
    expect(annex.data.people).toEqual(
      expect.arrayContaining(key.slice(0, 3).map(({ pseudonym }) => pseudonym)),
    );
    expect(told.numbers).toBe(annex.data.cells.length);
    // The order and the dates of interviews would tell who was asked.
    const interviews = annex.data.sources.filter(({ people }) => people.length > 0);
    expect(interviews.map(({ date }) => date)).toEqual(interviews.map(() => ''));
  });

  it.each([
    ['tally', { by: 'respondent' }],
    ['crosstab', { by: 'respondent', by2: 'kind' }],
    ['crosstab', { by: 'kind', by2: 'respondent' }],
  ] as const)(
    'lists people in a %s in the order of their pseudonyms, which is not that of the study',
    async (kind, by) => {
      const settings = { of: 'codes', unit: 'passages', denominator: 'all', ...by, ...asTable };
      const { id } = await project.api.keptTables.keep({ kind, name: 'By person', settings });
      const { annex } = await written('by-person.html', { pseudonyms: true, ids: [id] });
      const key = await project.api.replication.pseudonyms({});
      await project.api.keptTables.remove({ id });

      const [english = ''] = annex.html.split('data-edition="zh-CN"');
      const table = /<table>.*?<\/table>/s.exec(english)?.[0] ?? '';
      const called = [...table.matchAll(/<th[^>]*>(P\d{3})/g)].flatMap(([, name]) => name ?? []);
      const once = [...new Set(called)];
      const numbers = [...table.matchAll(/data-cell="(\d+)"/g)].map(([, number]) => Number(number));
      expect(once.length).toBeGreaterThan(5);
      expect(once).toEqual(once.toSorted());
      expect(once).not.toEqual(key.map(({ pseudonym }) => pseudonym).filter((name) => once.includes(name)));
      // Nor do the numbers of cells tell another order.
      expect(numbers.length).toBeGreaterThan(5);
      expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
    },
  );

  it('replaces a name in a text and in a title of a table, and still shows the passage where it was', async () => {
    await using small = await testProject();
    const { codes, sources } = await smallStudy(small);
    await codeWords(small, sources.first, codes.connector, 'Sees the association');
    await small.api.respondents.rename({ id: rowsIn(small, 'respondent')[0]!.id, name: 'Firms Meet' });
    await codeWords(small, sources.first, codes.connector, 'at its events');
    const settings = { by: 'respondent', unit: 'passages', denominator: 'all', shown: { as: 'table' } };
    await small.api.keptTables.keep({ kind: 'tally', name: 'What Firms Meet said', settings });

    const to = join(small.folder, 'annex.html');
    await small.api.annex.write({ to, pseudonyms: true });
    const annex = readAnnex(to);

    expect(annex.everything).not.toMatch(/Firms\s+Meet/i);
    expect(annex.everything).toMatch(/What P\d{3} said/);
    const words = [...annex.index.source.keys()].map((each) => wordsOf(annex, each));
    expect(words).toEqual(expect.arrayContaining(['Sees the association', 'at its events']));
  });
});

/** Names of respondents and labels of interviews that stand in the file as words. */
function named(annex: ReadAnnex): string[] {
  const names = rowsIn(project, 'respondent').map(({ name }) => name);
  const labels = rowsIn(project, 'source').flatMap(({ label }) => label ?? []);
  // Base64 may hold any three characters.
  const said = annex.everything.replaceAll(/<script type="text\/plain"[^<]*/g, '');
  return [...names, ...labels].filter((name) =>
    new RegExp(
      String.raw`(?<![\p{L}\p{N}.])${name.replaceAll('.', String.raw`\.`)}(?![\p{L}\p{N}])`,
      'u',
    ).test(said),
  );
}

describe('an annex that leaves a person out', () => {
  it('calls nobody who is left out like somebody who is named', async () => {
    await using small = await testProject();
    const { codes, sources } = await smallStudy(small);
    await codeWords(small, sources.first, codes.connector, 'Sees the association');
    await codeWords(small, sources.other, codes.connector, 'Sees the association');
    const [n9, n10] = ['N9', 'N10'].map((name) =>
      rowsIn(small, 'respondent').find((row) => row.name === name)!,
    );
    const key = await small.api.replication.pseudonyms({});
    const { pseudonym } = key.find(({ id }) => id === n9!.id)!;
    // Somebody who is named bears just what the other would be called.
    await small.api.respondents.rename({ id: n10!.id, name: pseudonym });
    await small.api.project.update({ description: 'N9 says the same.' });
    const to = join(small.folder, 'annex.html');
    const told = await small.api.annex.write({ to, withoutRespondentIds: [n9!.id] });

    const annex = readAnnex(to);
    expect(told).toMatchObject({ withheld: 2, sources: 1, passages: 1 });
    expect(annex.data.people).toEqual([pseudonym]);
    expect(annex.html).toContain(`${pseudonym.replace('P', 'R')} says the same.`);
    expect(annex.html).toContain('1 respondent, with every source in which they are heard (2 sources)');
    expect(annex.data.cells.every(([, count, units]) => units < count)).toBe(true);
  });

  it('is refused for somebody who is not in the study', async () => {
    const asked = { to: at('nobody.html'), withoutRespondentIds: ['gone'] };

    await expect(project.api.annex.write(asked)).rejects.toMatchObject({ code: 'not_found' });
    expect(existsSync(at('nobody.html'))).toBe(false);
  });
});

describe('an annex of people whose consent is recorded', () => {
  it('keeps the numbers, and neither shows nor names what was not agreed to', async () => {
    const [n9, n10] = ['N9', 'N10'].map((name) =>
      rowsIn(project, 'respondent').find((row) => row.name === name)!,
    );
    const { annex: before } = await written('before.html');
    await project.api.respondents.setConsent({ ids: [n9!.id], consent: 'counts' });
    await project.api.respondents.setConsent({ ids: [n10!.id], consent: 'paraphrase' });
    const linked = (id: string) =>
      rowsIn(project, 'sourceRespondent').flatMap((link) => (link.respondentId === id ? link.sourceId : []));
    // A coding of the main coder: the annex shows nothing of a second pass.
    const recognition = rowsIn(project, 'code').find(({ name }) => name === 'recognition');
    const wei = rowsIn(project, 'coder').find(({ name }) => name === 'Wei');
    const [coded, ...others] = rowsIn(project, 'coding').filter(
      ({ sourceId, codeId, coderId, start }) =>
        linked(n10!.id).includes(sourceId) &&
        codeId === recognition!.id &&
        coderId === wei!.id &&
        start !== null,
    );
    expect(others).toEqual([]);
    await project.api.codings.update({ ids: [coded!.id], voice: 'verbatim-notes' });
    const textOf = (sourceId: string): string =>
      getText(project.store().db, rowsIn(project, 'source').find(({ id }) => id === sourceId)!.textHash);
    const said = textOf(coded!.sourceId).slice(coded!.start!, coded!.end!);

    const { annex, told } = await written('agreed.html');
    const alone = linked(n9!.id).filter(
      (id) => rowsIn(project, 'sourceRespondent').filter(({ sourceId }) => sourceId === id).length === 1,
    );
    expect(alone.length).toBeGreaterThan(0);
    expect(told.withheld).toBe(alone.length);
    expect(annex.data.cells.map(([unit, count]) => [unit, count])).toEqual(
      before.data.cells.map(([unit, count]) => [unit, count]),
    );
    expect(annex.data.cells.some(([unit, , units]) => unit === 'respondents' && units > 0)).toBe(true);
    expect(before.everything).toContain(said);
    expect(annex.everything).not.toContain(said);
    expectNothingOf(
      annex,
      alone
        .flatMap((id) => textOf(id).split('\n'))
        .filter((line) => line.trim().length >= 12 && line.trim() !== 'Between ministry and market'),
    );
    expect(annex.data.people).not.toContain('N9');
    expect(annex.html).toContain('1 respondent who agreed to be counted only');
    expect(annex.html).toContain('Verbatim words of 1 respondent who agreed to paraphrases only');
    for (const id of [n9!.id, n10!.id])
      await project.api.respondents.setConsent({ ids: [id], consent: null });
  });
});

describe('the preview of an annex', () => {
  it('gives the very size of each file that would be written, and the same places of names', async () => {
    const choice = { pseudonyms: true, withoutKinds: ['document' as const] };
    const preview = await project.api.annex.preview({ ...choice, lengths: [20] });

    expect(preview.usual).toBe('whole');
    expect(preview.sizes.map(({ length }) => length)).toEqual(['whole', 240, 'none', 20]);
    for (const { length, bytes, parts } of preview.sizes) {
      const told = await project.api.annex.write({ to: at('measured.html'), ...choice, passages: length });
      expect([told.bytes, told.parts]).toEqual([bytes, parts]);
      expect(readFileSync(at('measured.html'))).toHaveLength(bytes);
      expect(told).toMatchObject({
        tables: preview.tables,
        numbers: preview.numbers,
        passages: preview.passages,
        sources: preview.sources,
        withheld: preview.withheld,
        leftOut: preview.leftOut,
      });
    }
  });

  it('stops when it is not wanted any more, and writes nothing into the history', async () => {
    const before = rowsIn(project, 'keptTable').length;
    const stop = new AbortController();
    const asked = project.api.annex.preview({}, { signal: stop.signal, onProgress: () => stop.abort() });

    await expect(asked).rejects.toMatchObject({ code: 'cancelled' });
    expect(rowsIn(project, 'keptTable')).toHaveLength(before);
  });
});

describe('the file', () => {
  it('escapes whatever a study holds', async () => {
    await using small = await testProject();
    const { codes, sources } = await smallStudy(small);
    const hostile = '</script><img src=x onerror=alert(1)><!--<script>\u2028\u2029\u202e😀&quot;';
    await small.api.codes.update({ id: codes.connector.id, name: hostile });
    await codeWords(small, sources.first, codes.connector, 'Sees the association');
    await small.api.keptTables.keep({
      kind: 'tally',
      name: hostile,
      settings: { denominator: 'all', shown: { as: 'table' } },
    });
    const to = join(small.folder, 'annex.html');

    await small.api.annex.write({ to });

    const { html, data } = readAnnex(to);
    expect(html).not.toContain('<img');
    expect(html.match(/<script/g)).toHaveLength(3 + data.blocks.length);
    expect(data.codes.map(({ names }) => names['en'])).toContain(hostile);
    expect(html).not.toMatch(/id="data">[^\n]*[\u2028\u2029]/);
  });

  it('is replaced whole, and left as it was where the annex cannot be made', async () => {
    writeFileSync(at('earlier.html'), 'earlier');

    await expect(project.api.annex.write({ to: at('earlier.html'), ids: ['gone'] })).rejects.toMatchObject({
      code: 'not_found',
    });
    expect(readFileSync(at('earlier.html'), 'utf8')).toBe('earlier');
    await project.api.annex.write({ to: at('earlier.html') });
    expect(readFileSync(at('earlier.html'), 'utf8')).toMatch(/^<!doctype html>/);
  });

  it('is not written if somebody codes while it is made', async () => {
    await using small = await testProject();
    const { codes, sources } = await smallStudy(small);
    await codeWords(small, sources.first, codes.connector, 'Sees the association');
    const to = join(small.folder, 'annex.html');
    const coding: Promise<unknown>[] = [];
    const onProgress = (): void => {
      if (coding.length === 0)
        coding.push(codeWords(small, sources.second, codes.connector, 'Sees the association'));
    };

    await expect(small.api.annex.write({ to }, { onProgress })).rejects.toMatchObject({
      key: 'errors:annex_changed',
    });
    await Promise.all(coding);
    expect(existsSync(to)).toBe(false);
    expect(await small.api.annex.write({ to })).toMatchObject({ passages: 2 });
  });

  it('gives each number an address of its own where codes are called alike', async () => {
    await using small = await testProject();
    const { codes, sources } = await smallStudy(small);
    for (const { id: parentId } of [codes.connector, codes.market]) {
      const other = await small.api.codes.create({ name: 'other', parentId });
      await codeWords(small, sources.first, other, 'Sees the association');
    }
    const settings = { of: 'codes', unit: 'passages', denominator: 'all', shown: { as: 'table' } };
    await small.api.keptTables.keep({ kind: 'tally', name: 'Codes', settings });
    const to = join(small.folder, 'annex.html');
    await small.api.annex.write({ to });

    const [english = ''] = readAnnex(to).html.split('data-edition="zh-CN"');
    const rows = [...english.matchAll(/data-row="([^"]*)"/g)].map(([, row]) => row);
    expect(rows.filter((row) => row?.startsWith('other'))).toHaveLength(2);
    expect(new Set(rows).size).toBe(rows.length);
  });

  it('counts where parts of names remain in the name, the description and the notice of the study', async () => {
    await using small = await testProject();
    const { codes, sources } = await smallStudy(small);
    await codeWords(small, sources.first, codes.connector, 'Sees the association');
    await small.api.respondents.rename({ id: rowsIn(small, 'respondent')[0]!.id, name: 'Zubeda Okonkwo' });
    const to = join(small.folder, 'annex.html');
    const places = async () => (await small.api.annex.write({ to, pseudonyms: true })).parts;
    expect(await places()).toEqual([]);
    await small.api.project.update({ description: 'What Okonkwo told us.' });

    expect(await places()).toEqual([{ file: '', places: 1 }]);
    await small.api.project.update({ description: 'Wei was asked about weights.' });

    expect(await places()).toEqual([{ file: '', places: 1 }]);
  });

  it('has two usual tables in a study that keeps none', async () => {
    await using small = await testProject();
    const { codes, sources } = await smallStudy(small);
    await codeWords(small, sources.first, codes.connector, 'Sees the association');
    const to = join(small.folder, 'annex.html');

    expect(await small.api.annex.write({ to })).toMatchObject({ tables: 2, passages: 1, sources: 1 });
  });
});
