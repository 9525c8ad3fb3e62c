// The archive of an exchange file: what programs get wrong about it, and what harm it may hold.
import { describe, expect, test } from 'vitest';
import { zip } from '../../../../scripts/fuzz/raw-zip.ts';
import { code, codes, put, qde, qdpx, selection, textSource } from '../../../helpers/exchange-files.ts';
import { dump } from '../../../helpers/dump.ts';
import { testProject } from '../../../helpers/project.ts';
import { broughtIn } from './brought-in.ts';

const project = qde(
  `${codes(code('connector'))}<Sources>${textSource('fair', selection('one', 4, 8, ['connector']))}</Sources>`,
);
const words = 'The fair was held.';
const coded = [{ source: 'fair', words: 'fair', code: 'connector' }];

describe('a project file that is not called project.qde', () => {
  test.each(['Trial.qde', 'PROJECT.QDE', 'Study/project.qde'])(
    'is found as %s, with a remark',
    async (entry) => {
      const found = await broughtIn(qdpx(project, { 'sources/fair.txt': words }, entry));

      expect(found.codings).toEqual(coded);
      expect(found.remarks).toContain('exchange:qde_called');
    },
  );

  test('is refused when there are two, with the names of both', async () => {
    await using fresh = await testProject();
    const file = put(fresh.folder, 'two.qdpx', qdpx(project, { 'other.qde': project }));

    await expect(fresh.api.exchange.bringIn({ file })).rejects.toMatchObject({
      key: 'exchange:two_projects',
      parameters: { name: 'two.qdpx', first: 'other.qde', second: 'project.qde' },
    });
  });
});

describe('the files of sources', () => {
  test.each(['Sources/fair.txt', 'sources/fair.txt', 'fair.txt', 'sources\\fair.txt', 'SOURCES/FAIR.TXT'])(
    'are found as %s',
    async (entry) => {
      const found = await broughtIn(qdpx(project, { [entry]: words }));

      expect(found.codings).toEqual(coded);
    },
  );
});

test('system files in archives are ignored; unknown files are reported and kept', async () => {
  const files = {
    'sources/fair.txt': words,
    'sources/.root': '',
    'sources/': '',
    '__MACOSX/sources/._fair.txt': 'x',
    '.DS_Store': 'x',
    'magnolia-layout.json': '{}',
  };

  const found = await broughtIn(qdpx(project, files));

  expect(found.codings).toEqual(coded);
  expect(found.report.remarks).toContainEqual({
    key: 'exchange:kept_files',
    parameters: { count: 1, entries: 'magnolia-layout.json' },
  });
});

const whole = qdpx(project, { 'sources/fair.txt': words });

describe('anything that is no project file, or would do harm, is refused in one sentence and changes nothing', () => {
  test.each<[string, string | Buffer, string]>([
    ['a web page', '<!DOCTYPE html><html><body>Sign in</body></html>', 'exchange:no_project'],
    ['an archive that is cut off', whole.subarray(0, whole.length - 40), 'reading:broken'],
    ['an archive without a project', zip([{ name: 'a.txt', content: 'a' }]), 'exchange:no_qde'],
    ['an empty file', '', 'reading:empty_file'],
    ['a codebook', '<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes/></CodeBook>', 'exchange:is_codebook'],
    ['another XML file', '<html><body>A project.</body></html>', 'exchange:no_project'],
    ['a text', 'A project: what shall be done.', 'exchange:not_an_exchange'],
    ['a pdf', '%PDF-1.7 <Project/>', 'exchange:not_an_exchange'],
    ['a path out of the archive', qdpx(project, { '../fair.txt': words }), 'reading:broken'],
    ['an absolute path', qdpx(project, { '/etc/fair.txt': words }), 'reading:broken'],
    [
      'two entries with one name',
      zip([1, 2].map(() => ({ name: 'project.qde', content: project }))),
      'reading:broken',
    ],
    [
      'a link out of the archive',
      zip([{ name: 'project.qde', content: '/etc/passwd', mode: 0o120_777 }]),
      'reading:broken',
    ],
    [
      'a bomb',
      qdpx(project, { 'sources/fair.txt': Buffer.alloc(40 * 1024 * 1024) }),
      'reading:unpacks_too_large',
    ],
    [
      'entities of its own',
      `<?xml version="1.0"?><!DOCTYPE Project [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><Project name="&b;"/>`,
      'exchange:entities',
    ],
    ['an entity nobody declared', '<Project name="&who;"/>', 'exchange:broken_xml'],
    [
      'endlessly nested elements',
      qde(`<CodeBook><Codes>${'<Code guid="c" name="n" isCodable="1">'.repeat(100_000)}`),
      'reading:nested_too_deep',
    ],
  ])('%s', async (_, bytes, key) => {
    await using fresh = await testProject();
    const before = dump(fresh.store());

    const bringing = fresh.api.exchange.bringIn({ file: put(fresh.folder, 'harm.qdpx', bytes) });

    await expect(bringing).rejects.toMatchObject({ code: 'invalid', key });
    expect(dump(fresh.store())).toBe(before);
    expect(fresh.faults).toEqual([]);
  });
});

test('a source with a missing file stays, with its codings at their positions', async () => {
  const found = await broughtIn(qdpx(project));

  expect(found.tables.source.map(({ title, length }) => [title, length])).toEqual([['fair', 0]]);
  expect(found.codings).toEqual([]);
  expect(found.remarks).toEqual(['exchange:no_words_at', 'exchange:unplaced_no_text']);
  const kept = found.parts.find(({ kind }) => kind === 'selection');
  expect(kept?.shell).toMatchObject({
    name: 'PlainTextSelection',
    attributes: { startPosition: '4', endPosition: '8' },
    children: [{ name: 'Coding' }],
  });
});
