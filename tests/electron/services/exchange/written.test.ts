// Exported files are valid, in order, and the same after another import.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { code, codes, guid, qde, qdpx, selection, textSource } from '../../../helpers/exchange-files.ts';
import { codeWords, smallStudy } from '../../../helpers/study.ts';
import { openOptions, testProject, type TestProject } from '../../../helpers/project.ts';
import { buildSample } from '#electron/sample.ts';
import { broughtInto, inAnyOrder } from './brought-in.ts';
import { withoutOwn } from './own-data.ts';
import { areSamplesHere, leftOutReason, refiFile } from '../../../helpers/refi-files.ts';
import { written } from './written.ts';

/** Rows of the tables that an exchange file holds, without creation times, which a file does not always have. */
async function rowsOf(project: TestProject) {
  const { tables } = await project.api.project.records();
  const codings = await Promise.all(tables.source.map(({ id }) => project.api.codings.of({ sourceId: id })));
  const bare = (rows: readonly object[]) =>
    inAnyOrder(
      rows.map((row) => ({
        ...row,
        createdAt: '',
        updatedAt: '',
        position: 0,
        originalHash: '',
        originalName: '',
      })),
    );
  return {
    coder: bare(tables.coder.filter(({ name }) => name !== 'Wei')),
    code: bare(tables.code),
    source: bare(tables.source),
    coding: bare(codings.flat()),
    memo: bare(tables.memo),
    respondent: bare(tables.respondent),
    sourceRespondent: bare(tables.sourceRespondent),
    attribute: bare(tables.attribute),
    attributeValue: bare(tables.attributeValue),
  };
}

describe('the exported file is valid', () => {
  test('for an empty project', async () => {
    await using project = await testProject();

    const { faults, entries } = await written(project);

    expect(faults).toEqual([]);
    expect([...entries.keys()]).toEqual(['project.qde', 'concord.json']);
  });

  test('for the sample study, with the reported losses', async () => {
    await using project = await testProject();
    project.session.adopt(buildSample(join(project.folder, 'sample.concord'), openOptions));

    const { faults, entries, losses, xml } = await written(project);

    expect(faults).toEqual([]);
    expect(
      [...entries.keys()].filter(
        (name) => !/^(?:project\.qde|sources\/[^/]+\.txt|concord\.json|concord\/[0-9a-f]{64})$/.test(name),
      ),
    ).toEqual([]);
    expect(losses).toEqual(
      expect.arrayContaining(['exchange:lost_coverage', 'exchange:lost_reviews', 'exchange:lost_themes']),
    );
    expect(
      xml.startsWith('<?xml version="1.0" encoding="utf-8"?>\n<Project xmlns="urn:QDA-XML:project:1.0"'),
    ).toBe(true);
    expect(xml).not.toContain('\r');
  });

  test('for everything that a file can hold, in the order of the standard', async () => {
    await using project = await testProject();
    const { codes: made, sources } = await smallStudy(project);
    const coding = await codeWords(project, sources.first, made.connector, 'Sees the association');
    const { api } = project;
    for (const [about, subjectId] of [
      ['code', made.guide.id],
      ['source', sources.first.id],
      ['coding', coding.id],
    ] as const)
      await api.memos.add({ about, subjectId, body: 'A <thought> & more.\nIn two lines.' });
    await api.memos.add({ about: 'project', body: 'All of it.' });
    await api.codes.gather({ themeId: made.connector.id, codeId: made.market.id });
    const size = await api.attributes.add({ name: 'size', owner: 'source', type: 'integer' });
    await api.attributes.set({ id: size.id, owners: [sources.first.id], value: '12' });
    await api.codings.applyToSources({ sourceIds: [sources.other.id], codeId: made.guide.id });
    await api.project.update({ description: 'Who knows whom.' });

    const { faults, xml, entries } = await written(project);

    expect(faults).toEqual([]);
    const [, entry] = /<Note [^>]*plainTextPath="internal:\/\/([^"]+)"/.exec(xml) ?? [];
    expect(entries.get(`sources/${entry}`)?.toString('utf8')).toBe('A <thought> & more.\nIn two lines.');
    expect(xml).toContain('<Description>Who knows whom.</Description>');
  });
});

describe('characters that XML cannot hold', () => {
  test('are left out of names and replaced in texts, with all positions kept', async () => {
    await using project = await testProject();
    const { api } = project;
    const made = await api.codes.create({ name: `a\u000Bb & <c> "d" 'e'` });
    const source = await api.imports.paste({
      text: 'One\u000Btwo\u0001three.',
      kind: 'document',
      title: 'A & B',
    });
    await api.codings.apply({
      sourceId: source.id,
      textHash: source.textHash,
      codeId: made.id,
      span: { start: 8, end: 13 },
    });

    const { faults, xml, entries } = await written(project);
    await using other = await testProject();
    const back = await broughtInto(other, withoutOwn(entries));

    expect(faults).toEqual([]);
    expect(xml).toContain('name="a\uFFFDb &amp; &lt;c&gt; &quot;d&quot; &#39;e&#39;"');
    expect(entries.get(`sources/${source.id}.txt`)?.toString('utf8')).toBe('One\u000Btwo\u0001three.');
    expect(back.codings).toEqual([{ source: 'A & B', words: 'three', code: `a\uFFFDb & <c> "d" 'e'` }]);
  });
});

describe('positions', () => {
  const text = 'One 😀 day.\r\nTwo 😀 days.';

  test.each([
    ['code-point', [17, 21]],
    ['utf-16', [19, 23]],
  ] as const)('are counted in %s units, as asked', async (unit, [start, end]) => {
    await using project = await testProject();
    const at = text.indexOf('days');
    const note = textSource('note', selection('s', at, at + 4, ['guide']));
    await broughtInto(
      project,
      qdpx(
        qde(`${codes(code('guide'))}<Sources>${note}</Sources>`, 'name="S" origin="NVivo for Windows 12.6"'),
        {
          'sources/note.txt': text,
        },
      ),
    );

    const { xml, entries, losses } = await written(project, unit);

    expect(xml).toContain(`startPosition="${start}" endPosition="${end}"`);
    expect(entries.get(`sources/${guid('note')}.txt`)?.toString('utf8')).toBe('One 😀 day.\nTwo 😀 days.');
    expect(losses.includes('exchange:counted_for_nvivo')).toBe(unit === 'code-point');
  });
});

/** Imports a file of another program, exports it, and checks that another import gives the same rows. */
async function isTheSame(path: string): Promise<void> {
  await using first = await testProject();
  const name = path.split('/').at(-1) ?? '';
  await broughtInto(first, readFileSync(refiFile(path)), name);
  const once = await written(first);
  await using second = await testProject();
  await broughtInto(second, withoutOwn(once.entries));

  expect(unnamed(await rowsOf(second), first, second)).toEqual(unnamed(await rowsOf(first), first, second));
  const lines = (xml: string) =>
    unnamed(xml.split('\n'), first, second).filter((line) => !line.includes('"Wei"'));
  expect(lines((await written(second)).xml)).toEqual(lines(once.xml));
  expect(once.faults).toEqual([]);
}

describe('an example of the standard, imported, exported and imported again', () => {
  test.each(['annex/A2-atlasti-8.4.0.qde', 'annex/A3-transana-3.22b2.qde'])(
    'is the same in every row: %s',
    isTheSame,
  );
});

describe.skipIf(!areSamplesHere)(
  `a file of another program, imported, exported and imported again${leftOutReason}`,
  () => {
    test.each([
      'refi-tools/f4-2025.2.9-valid-document.qde',
      'scrambled/maxqda-24.7.0-codebook-sets.qdpx',
      'scrambled/nvivo-mac-12.7.0-b.qdpx',
      'scrambled/nvivo-win-12.6-a.qdpx',
      'scrambled/nvivo-win-12.6-b.qdpx',
    ])('is the same in every row: %s', isTheSame);
  },
);

/** The same value without the ids of the people who imported the file, which differ between projects. */
function unnamed<T>(value: T, ...projects: readonly TestProject[]): T {
  const ids = projects.map(
    (project) =>
      project.store().db.sqlite.prepare('SELECT main_coder_id FROM project').pluck().get() as string,
  );
  return JSON.parse(ids.reduce((json, id) => json.replaceAll(id, 'WEI'), JSON.stringify(value))) as T;
}
