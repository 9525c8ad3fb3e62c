// Files of an exchange archive that Concord has no place for come back byte for byte.
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openArchive } from '#formats/reading/archive.ts';
import { pieceBytes } from '#formats/reading/limits.ts';
import { code, codes, guid, put, qde, qdpx, textSource } from '../../../helpers/exchange-files.ts';
import { testProject, type TestProject } from '../../../helpers/project.ts';
import { broughtInto } from './brought-in.ts';
import { changed } from './own-data.ts';
import { entriesOf, schemaFaults } from './qde-structure.ts';

const picture = `<PictureSource guid="${guid('pic')}" name="pic" path="internal://p.png"><PictureSelection guid="${guid('area')}" firstX="0" firstY="0" secondX="5" secondY="5"><Coding guid="${guid('coded')}"><CodeRef targetGUID="${guid('c')}"/></Coding></PictureSelection></PictureSource>`;
const sound = `<AudioSource guid="${guid('aud')}" name="aud" path="internal://a.mp3"><Transcript guid="${guid('tr')}" plainTextPath="internal://t.txt" richTextPath="internal://t.docx"/></AudioSource>`;
const study = (sources: string, rest = '') => qde(`${codes(code('c'))}<Sources>${sources}</Sources>${rest}`);
const fixture = (name: string) =>
  readFileSync(join(import.meta.dirname, '../../../../fixtures/documents', name));

/** The archive that the project is written into: its project, and all of its entries by name. */
async function writtenBy(project: TestProject) {
  const to = join(project.folder, 'written.qdpx');
  await project.api.exchange.write({ to });
  const archive = await openArchive({
    from: to,
    name: 'written.qdpx',
    ending: 'qdpx',
    wanted: () => true,
    bytes: 2 ** 30,
  });
  const files = new Map<string, Buffer>();
  for (const name of archive.names) files.set(name, (await archive.read(name)) ?? Buffer.alloc(0));
  archive.close();
  return { qde: files.get('project.qde')?.toString('utf8') ?? '', files, bytes: readFileSync(to) };
}

/** Entries in order, without what only Concord reads. */
function namesIn(files: ReadonlyMap<string, Buffer>): string[] {
  return [...files.keys()].filter((name) => !name.startsWith('concord/')).toSorted();
}

function sourcesIn(written: string): string {
  return /<Sources>.*<\/Sources>/s.exec(written)?.[0] ?? '';
}

/** The archive brought in, and written back. */
async function thereAndBack(bytes: Buffer) {
  await using project = await testProject();
  const found = await broughtInto(project, bytes);
  const written = await writtenBy(project);
  expect(schemaFaults(written.qde)).toEqual([]);
  return { found, written };
}

describe('pictures, sound, film and what programs put beside the project', () => {
  const files = {
    'sources/p.png': Buffer.from([0x89, 0x50, 0, 1, 2]),
    'Sources/a.mp3': 'ID3',
    'sources/t.txt': '\uFEFFspoken\r\n',
    'sources/t.docx': 'PK',
    'magnolia-a.json': '{}',
    'extra/deep.json': '{"x":1}',
  };

  test('come back under their names', async () => {
    const { found, written } = await thereAndBack(qdpx(study(picture + sound), files));

    const back = Object.fromEntries(
      [...written.files].filter(([name]) => /^(?:sources|magnolia|extra)/.test(name)),
    );
    expect(back).toEqual(
      Object.fromEntries(
        Object.entries(files).map(([name, content]) => [name.replace('S', 's'), Buffer.from(content)]),
      ),
    );
    expect(written.qde).toContain('path="internal://p.png"');
    expect(found.remarks).toContain('exchange:kept_files');
    expect(found.remarks).not.toContain('exchange:missing_files');
  });

  test('come along with Concord’s own data, and once', async () => {
    const { written } = await thereAndBack(qdpx(study(picture), files));
    await using other = await testProject();

    const found = await broughtInto(other, written.bytes);
    const again = await writtenBy(other);

    expect(found.remarks).toContain('exchange:own_whole');
    expect(again.files.get('sources/p.png')).toEqual(files['sources/p.png']);
    expect(namesIn(again.files)).toEqual(namesIn(written.files));
  });

  test.each(['p.png', 'SOURCES/p.png', 'Study/sources/p.png'])(
    'come back where the standard has them, from %s',
    async (entry) => {
      const qdeEntry = entry.startsWith('Study') ? 'Study/project.qde' : 'project.qde';

      const { written } = await thereAndBack(qdpx(study(picture), { [entry]: 'picture' }, qdeEntry));

      expect(written.files.get('sources/p.png')?.toString()).toBe('picture');
      expect(written.qde).toContain('path="internal://p.png"');
    },
  );

  test('that would have one name each keep their own bytes', async () => {
    const both = { 'sources/x.json': 'one', 'Sources/x.json': 'two', 'Sources/X.json': 'three' };

    const { written } = await thereAndBack(qdpx(study(''), both));

    const back = namesIn(written.files).map((name) => written.files.get(name)?.toString() ?? '');
    expect(back.slice(2).toSorted()).toEqual(['one', 'three', 'two']);
  });

  test.each(['../p.png', '/etc/p.png', 'C:/p.png', 'a\\..\\p.png', 'sources/', ''])(
    'are not believed by Concord’s own data to be called “%s”',
    async (entry) => {
      const { written } = await thereAndBack(qdpx(study(picture), files));
      const evil = changed(await entriesOf(written.bytes), (name, content) =>
        name === 'concord.json'
          ? content.toString('utf8').replace('"entry":"sources/p.png"', `"entry":${JSON.stringify(entry)}`)
          : content,
      );
      await using other = await testProject();

      const found = await broughtInto(other, evil);

      expect(found.remarks).toContain('exchange:own_damaged');
    },
  );

  test('are not kept a second time', async () => {
    await using project = await testProject();
    await broughtInto(project, qdpx(study(picture), files));

    const second = await broughtInto(project, qdpx(study(picture), files));

    expect(second.report.exchangeId).toBeNull();
  });

  test('go under two names where two archives have other files of one name', async () => {
    await using project = await testProject();
    const [other] = [picture.replaceAll(guid('pic'), guid('second'))];
    await broughtInto(project, qdpx(study(picture), { 'sources/p.png': 'first' }));
    await broughtInto(project, qdpx(study(other ?? ''), { 'sources/p.png': 'second' }), 'other.qdpx');

    const written = await writtenBy(project);

    expect(written.files.get('sources/p.png')?.toString()).toBe('first');
    expect(written.files.get('sources/p (2).png')?.toString()).toBe('second');
    expect(written.qde).toMatch(new RegExp(`guid="${guid('second')}"[^>]* path="internal://p \\(2\\).png"`));
    expect(written.qde).toMatch(new RegExp(`guid="${guid('pic')}"[^>]* path="internal://p.png"`));
  });

  test('go when what came with them is taken back', async () => {
    await using project = await testProject();
    await broughtInto(project, qdpx(study(picture), files));
    await project.api.history.undo({});

    const without = await writtenBy(project);
    await project.api.history.redo({});
    const again = await writtenBy(project);

    expect(namesIn(without.files)).toEqual(['concord.json', 'project.qde']);
    expect(again.files.get('sources/p.png')).toEqual(files['sources/p.png']);
  });

  test('are told where they are not in the archive', async () => {
    const { found, written } = await thereAndBack(qdpx(study(picture)));

    expect(found.report.remarks).toContainEqual({
      key: 'exchange:missing_files',
      parameters: { count: 1, entries: 'internal://p.png' },
    });
    expect(written.qde).toContain('path="internal://p.png"');
  });
});

describe('a text that has only a document', () => {
  const rich = (inner: string) =>
    `<TextSource guid="${guid('r')}" name="r" richTextPath="internal://r.docx">${inner}</TextSource>`;
  const called = (name: string) =>
    `<PlainTextSelection guid="${guid('s')}" startPosition="0" endPosition="7" name="${name}"><Coding guid="${guid('sc')}"><CodeRef targetGUID="${guid('c')}"/></Coding></PlainTextSelection>`;
  const document = fixture('word.docx');

  test('is read from it, and goes back with it', async () => {
    const { found, written } = await thereAndBack(qdpx(study(rich('')), { 'sources/r.docx': document }));

    const [source] = found.tables.source;
    expect(source?.length).toBeGreaterThan(10);
    expect(found.report.remarks).toContainEqual({
      key: 'exchange:read_from_document',
      parameters: { source: 'r', entry: 'sources/r.docx' },
    });
    expect(written.files.get(`sources/${source?.id}.docx`)).toEqual(document);
    expect(written.qde).toContain(`richTextPath="internal://${source?.id}.docx"`);
    expect(written.files.get(`sources/${source?.id}.txt`)?.length).toBeGreaterThan(10);
  });

  test('has no coding at words that its selection is not called by', async () => {
    const { found, written } = await thereAndBack(
      qdpx(study(rich(called('no such words'))), { 'sources/r.docx': document }),
    );

    expect(found.codings).toEqual([]);
    expect(found.remarks).toContain('exchange:selections_unverified');
    expect(found.remarks).toContain('exchange:unplaced_other_words');
    expect(written.qde).toContain('startPosition="0" endPosition="7"');
  });

  test('that cannot be read comes without its text, and goes back with its document', async () => {
    const { found, written } = await thereAndBack(qdpx(study(rich('')), { 'sources/r.docx': 'no docx' }));

    const id = found.tables.source[0]?.id;
    expect(found.remarks).toContain('exchange:no_words_at');
    expect(written.files.get(`sources/${id}.docx`)?.toString()).toBe('no docx');
    expect(written.files.get(`sources/${id}.txt`)?.length).toBe(0);
    expect(written.qde).toContain(`plainTextPath="internal://${id}.txt"`);
  });

  test('as a note, it is read from it, and goes back with it', async () => {
    const note = `<Notes><Note guid="${guid('n')}" name="n" richTextPath="internal://r.docx"/></Notes>`;

    const { found, written } = await thereAndBack(
      qdpx(study(rich(''), note), { 'sources/r.docx': document }),
    );

    expect(found.tables.memo[0]?.body.length).toBeGreaterThan(10);
    expect(written.qde).toMatch(/<Note [^>]*richTextPath="internal:\/\/r.docx"/);
    expect(written.files.get('sources/r.docx')).toEqual(document);
  });
});

describe('a pdf that has no text beside it', () => {
  const pdf = `<PDFSource guid="${guid('p')}" name="p" path="internal://f.pdf"><PDFSelection guid="${guid('s')}" page="0" firstX="0" firstY="0" secondX="9" secondY="9"/></PDFSource>`;

  test('is read, with its pages', async () => {
    const bytes = fixture('report.pdf');
    await using project = await testProject();
    const found = await broughtInto(project, qdpx(study(pdf), { 'sources/f.pdf': bytes }));

    const [source] = found.tables.source;
    const pages = project.store().db.sqlite.prepare('SELECT count(*) FROM source_pages').pluck().get();
    const written = await writtenBy(project);
    expect(source?.length).toBeGreaterThan(10);
    expect(pages).toBe(1);
    expect(written.qde).toContain('<Representation');
    expect(written.files.get(`sources/${source?.id}.pdf`)).toEqual(bytes);
  });

  test('that cannot be read goes back with an empty text', async () => {
    const { written } = await thereAndBack(qdpx(study(pdf), { 'sources/f.pdf': '%PDF-1.4 broken' }));

    expect(written.qde).toContain('<Representation');
    expect(written.qde).toContain('<PDFSelection');
    expect(written.files.get(`sources/${guid('p')}.txt`)?.length).toBe(0);
  });
});

describe('a source whose text is missing', () => {
  const source = textSource(
    'fair',
    `<PlainTextSelection guid="${guid('s')}" startPosition="0" endPosition="4"><Coding guid="${guid('sc')}"><CodeRef targetGUID="${guid('c')}"/></Coding></PlainTextSelection>`,
  ).replace('internal://fair.txt', 'relative:///sources/none.txt');

  test('goes back with an empty text, and its selections as they stood', async () => {
    const { found, written } = await thereAndBack(qdpx(study(source)));
    const entry = `${guid('fair')}.txt`;

    const again = await thereAndBack(qdpx(written.qde, { [`sources/${entry}`]: '' }));

    expect(found.remarks).toContain('exchange:unplaced_no_text');
    expect(written.files.get(`sources/${entry}`)?.length).toBe(0);
    expect(written.qde).toContain(`plainTextPath="internal://${entry}"`);
    expect(written.qde).toContain('startPosition="0" endPosition="4"');
    expect(again.found.codings).toEqual([]);
    expect(sourcesIn(again.written.qde)).toBe(sourcesIn(written.qde));
  });

  test('goes with its text once it has one', async () => {
    await using project = await testProject();
    const found = await broughtInto(project, qdpx(study(source)));
    await broughtInto(
      project,
      qdpx(study(source.replace('relative:///sources/', 'internal://')), { 'sources/none.txt': 'The fair.' }),
    );

    const written = await writtenBy(project);

    expect(written.files.get(`sources/${found.tables.source[0]?.id}.txt`)?.toString()).toBe('The fair.');
  });
});

test('a large file is kept and written in pieces, and comes whole by Concord’s own data too', async () => {
  const film = randomBytes(2 * pieceBytes + 5);
  const { written } = await thereAndBack(qdpx(study(''), { 'sources/v.mp4': film }));
  await using other = await testProject();

  const found = await broughtInto(other, written.bytes);
  const again = await writtenBy(other);

  expect(found.remarks).toContain('exchange:own_whole');
  expect(namesIn(written.files)).toEqual(['concord.json', 'project.qde', 'sources/v.mp4']);
  expect(written.bytes.length).toBeLessThan(1.1 * film.length);
  expect(again.files.get('sources/v.mp4')?.equals(film)).toBe(true);
});

test('a file that is too large is left out by name, and so is one that is damaged', async () => {
  await using project = await testProject();
  const whole = qdpx(study(''), { 'sources/v.mp4': 'film', 'sources/w.mp4': 'torn' });
  const large = Buffer.from(whole);
  // The table of contents says how long a file is: the last entry of that name stands there.
  const at = large.lastIndexOf('sources/v.mp4') - 46;
  large.writeUInt32LE(2 ** 31 + 1, at + 24);
  large.writeUInt32LE(2 ** 30, at + 20);
  large.writeUInt32LE(7, large.lastIndexOf('sources/w.mp4') - 46 + 16);

  const { api } = project;
  const { remarks } = await api.exchange.bringIn({ file: put(project.folder, 'study.qdpx', large) });

  expect(remarks.filter(({ key }) => /files_/.test(key))).toEqual([
    { key: 'exchange:files_too_large', parameters: { count: 1, entries: 'sources/v.mp4' } },
    { key: 'exchange:files_unread', parameters: { count: 1, entries: 'sources/w.mp4' } },
  ]);
});
