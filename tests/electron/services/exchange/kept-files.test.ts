// Files in an exchange archive for which Concord has no place come back byte for byte.
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { PIECE_BYTES } from '#formats/reading/limits.ts';
import { code, codes, guid, put, qde, qdpx, textSource } from '../../../helpers/exchange-files.ts';
import { testProject } from '../../../helpers/project.ts';
import { broughtInto } from './brought-in.ts';
import { changed } from './own-data.ts';
import { entriesOf } from './qde-structure.ts';
import { written } from './written.ts';

const picture = `<PictureSource guid="${guid('pic')}" name="pic" path="internal://p.png"><PictureSelection guid="${guid('area')}" firstX="0" firstY="0" secondX="5" secondY="5"><Coding guid="${guid('coded')}"><CodeRef targetGUID="${guid('c')}"/></Coding></PictureSelection></PictureSource>`;
const sound = `<AudioSource guid="${guid('aud')}" name="aud" path="internal://a.mp3"><Transcript guid="${guid('tr')}" plainTextPath="internal://t.txt" richTextPath="internal://t.docx"/></AudioSource>`;
const study = (sources: string, rest = '') => qde(`${codes(code('c'))}<Sources>${sources}</Sources>${rest}`);
const fixture = (name: string) =>
  readFileSync(join(import.meta.dirname, '../../../../fixtures/documents', name));

/** Entries in order, without those that only Concord reads. */
function namesIn(files: ReadonlyMap<string, Buffer>): string[] {
  return [...files.keys()].filter((name) => !name.startsWith('concord/')).toSorted();
}

function sourcesIn(xml: string): string {
  return /<Sources>.*<\/Sources>/s.exec(xml)?.[0] ?? '';
}

/** The archive imported and exported again. */
async function thereAndBack(bytes: Buffer) {
  await using project = await testProject();
  const found = await broughtInto(project, bytes);
  const back = await written(project);
  expect(back.faults).toEqual([]);
  return { found, ...back };
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
    const { found, ...back } = await thereAndBack(qdpx(study(picture + sound), files));

    const kept = [...back.entries].filter(([name]) => /^(?:sources|magnolia|extra)/.test(name));
    expect(Object.fromEntries(kept)).toEqual(
      Object.fromEntries(
        Object.entries(files).map(([name, content]) => [name.replace('S', 's'), Buffer.from(content)]),
      ),
    );
    expect(back.xml).toContain('path="internal://p.png"');
    expect(found.remarks).toContain('exchange:kept_files');
    expect(found.remarks).not.toContain('exchange:missing_files');
  });

  test('are written once, also with Concord’s own data', async () => {
    const back = await thereAndBack(qdpx(study(picture), files));
    await using other = await testProject();

    const found = await broughtInto(other, back.bytes);
    const again = await written(other);

    expect(found.remarks).toContain('exchange:own_whole');
    expect(again.entries.get('sources/p.png')).toEqual(files['sources/p.png']);
    expect(namesIn(again.entries)).toEqual(namesIn(back.entries));
  });

  test.each(['p.png', 'SOURCES/p.png', 'Study/sources/p.png'])(
    'come back where the standard puts them, from %s',
    async (entry) => {
      const qdeEntry = entry.startsWith('Study') ? 'Study/project.qde' : 'project.qde';

      const back = await thereAndBack(qdpx(study(picture), { [entry]: 'picture' }, qdeEntry));

      expect(back.entries.get('sources/p.png')?.toString()).toBe('picture');
      expect(back.xml).toContain('path="internal://p.png"');
    },
  );

  test('that would share one name each keep their own bytes', async () => {
    const both = { 'sources/x.json': 'one', 'Sources/x.json': 'two', 'Sources/X.json': 'three' };

    const back = await thereAndBack(qdpx(study(''), both));

    const contents = namesIn(back.entries).map((name) => back.entries.get(name)?.toString() ?? '');
    expect(contents.slice(2).toSorted()).toEqual(['one', 'three', 'two']);
  });

  test.each(['../p.png', '/etc/p.png', 'C:/p.png', 'a\\..\\p.png', 'sources/', ''])(
    'are not taken for “%s” because Concord’s own data says so',
    async (entry) => {
      const back = await thereAndBack(qdpx(study(picture), files));
      const evil = changed(await entriesOf(back.bytes), (name, content) =>
        name === 'concord.json'
          ? content.toString('utf8').replace('"entry":"sources/p.png"', `"entry":${JSON.stringify(entry)}`)
          : content,
      );
      await using other = await testProject();

      const found = await broughtInto(other, evil);

      expect(found.remarks).toContain('exchange:own_damaged');
    },
  );

  test('are not stored a second time', async () => {
    await using project = await testProject();
    await broughtInto(project, qdpx(study(picture), files));

    const second = await broughtInto(project, qdpx(study(picture), files));

    expect(second.report.exchangeId).toBeNull();
  });

  test('get two names when two archives have different files with one name', async () => {
    await using project = await testProject();
    const [other] = [picture.replaceAll(guid('pic'), guid('second'))];
    await broughtInto(project, qdpx(study(picture), { 'sources/p.png': 'first' }));
    await broughtInto(project, qdpx(study(other ?? ''), { 'sources/p.png': 'second' }), 'other.qdpx');

    const back = await written(project);

    expect(back.entries.get('sources/p.png')?.toString()).toBe('first');
    expect(back.entries.get('sources/p (2).png')?.toString()).toBe('second');
    expect(back.xml).toMatch(new RegExp(`guid="${guid('second')}"[^>]* path="internal://p \\(2\\).png"`));
    expect(back.xml).toMatch(new RegExp(`guid="${guid('pic')}"[^>]* path="internal://p.png"`));
  });

  test('are removed when their import is undone', async () => {
    await using project = await testProject();
    await broughtInto(project, qdpx(study(picture), files));
    await project.api.history.undo({});

    const without = await written(project);
    await project.api.history.redo({});
    const again = await written(project);

    expect(namesIn(without.entries)).toEqual(['concord.json', 'project.qde']);
    expect(again.entries.get('sources/p.png')).toEqual(files['sources/p.png']);
  });

  test('are reported when the archive lacks them', async () => {
    const { found, ...back } = await thereAndBack(qdpx(study(picture)));

    expect(found.report.remarks).toContainEqual({
      key: 'exchange:missing_files',
      parameters: { count: 1, entries: 'internal://p.png' },
    });
    expect(back.xml).toContain('path="internal://p.png"');
  });
});

describe('a text that has only a document', () => {
  const rich = (inner: string) =>
    `<TextSource guid="${guid('r')}" name="r" richTextPath="internal://r.docx">${inner}</TextSource>`;
  const called = (name: string) =>
    `<PlainTextSelection guid="${guid('s')}" startPosition="0" endPosition="7" name="${name}"><Coding guid="${guid('sc')}"><CodeRef targetGUID="${guid('c')}"/></Coding></PlainTextSelection>`;
  const document = fixture('word.docx');

  test('is read from it, and exported with it', async () => {
    const { found, ...back } = await thereAndBack(qdpx(study(rich('')), { 'sources/r.docx': document }));

    const [source] = found.tables.source;
    expect(source?.length).toBeGreaterThan(10);
    expect(found.report.remarks).toContainEqual({
      key: 'exchange:read_from_document',
      parameters: { source: 'r', entry: 'sources/r.docx' },
    });
    expect(back.entries.get(`sources/${source?.id}.docx`)).toEqual(document);
    expect(back.xml).toContain(`richTextPath="internal://${source?.id}.docx"`);
    expect(back.entries.get(`sources/${source?.id}.txt`)?.length).toBeGreaterThan(10);
  });

  test('has no coding on words that differ from the name of the selection', async () => {
    const { found, ...back } = await thereAndBack(
      qdpx(study(rich(called('no such words'))), { 'sources/r.docx': document }),
    );

    expect(found.codings).toEqual([]);
    expect(found.remarks).toContain('exchange:selections_unverified');
    expect(found.remarks).toContain('exchange:unplaced_other_words');
    expect(back.xml).toContain('startPosition="0" endPosition="7"');
  });

  test('that cannot be read comes without a text, and is exported with its document', async () => {
    const { found, ...back } = await thereAndBack(qdpx(study(rich('')), { 'sources/r.docx': 'no docx' }));

    const id = found.tables.source[0]?.id;
    expect(found.remarks).toContain('exchange:no_words_at');
    expect(back.entries.get(`sources/${id}.docx`)?.toString()).toBe('no docx');
    expect(back.entries.get(`sources/${id}.txt`)?.length).toBe(0);
    expect(back.xml).toContain(`plainTextPath="internal://${id}.txt"`);
  });

  test('of a note is read from it, and exported with it', async () => {
    const note = `<Notes><Note guid="${guid('n')}" name="n" richTextPath="internal://r.docx"/></Notes>`;

    const { found, ...back } = await thereAndBack(
      qdpx(study(rich(''), note), { 'sources/r.docx': document }),
    );

    expect(found.tables.memo[0]?.body.length).toBeGreaterThan(10);
    expect(back.xml).toMatch(/<Note [^>]*richTextPath="internal:\/\/r.docx"/);
    expect(back.entries.get('sources/r.docx')).toEqual(document);
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
    const back = await written(project);
    expect(source?.length).toBeGreaterThan(10);
    expect(pages).toBe(1);
    expect(back.xml).toContain('<Representation');
    expect(back.entries.get(`sources/${source?.id}.pdf`)).toEqual(bytes);
  });

  test('that cannot be read is exported with an empty text', async () => {
    const back = await thereAndBack(qdpx(study(pdf), { 'sources/f.pdf': '%PDF-1.4 broken' }));

    expect(back.xml).toContain('<Representation');
    expect(back.xml).toContain('<PDFSelection');
    expect(back.entries.get(`sources/${guid('p')}.txt`)?.length).toBe(0);
  });
});

describe('a source whose text is missing', () => {
  const source = textSource(
    'fair',
    `<PlainTextSelection guid="${guid('s')}" startPosition="0" endPosition="4"><Coding guid="${guid('sc')}"><CodeRef targetGUID="${guid('c')}"/></Coding></PlainTextSelection>`,
  ).replace('internal://fair.txt', 'relative:///sources/none.txt');

  test('is exported with an empty text, and its selections at their positions', async () => {
    const { found, ...back } = await thereAndBack(qdpx(study(source)));
    const entry = `${guid('fair')}.txt`;

    const again = await thereAndBack(qdpx(back.xml, { [`sources/${entry}`]: '' }));

    expect(found.remarks).toContain('exchange:unplaced_no_text');
    expect(back.entries.get(`sources/${entry}`)?.length).toBe(0);
    expect(back.xml).toContain(`plainTextPath="internal://${entry}"`);
    expect(back.xml).toContain('startPosition="0" endPosition="4"');
    expect(again.found.codings).toEqual([]);
    expect(sourcesIn(again.xml)).toBe(sourcesIn(back.xml));
  });

  test('is exported with its text once it has one', async () => {
    await using project = await testProject();
    const found = await broughtInto(project, qdpx(study(source)));
    await broughtInto(
      project,
      qdpx(study(source.replace('relative:///sources/', 'internal://')), { 'sources/none.txt': 'The fair.' }),
    );

    const back = await written(project);

    expect(back.entries.get(`sources/${found.tables.source[0]?.id}.txt`)?.toString()).toBe('The fair.');
  });
});

test('a large file is stored and written in pieces, and comes back whole through Concord’s own data too', async () => {
  const film = randomBytes(2 * PIECE_BYTES + 5);
  const back = await thereAndBack(qdpx(study(''), { 'sources/v.mp4': film }));
  await using other = await testProject();

  const found = await broughtInto(other, back.bytes);
  const again = await written(other);

  expect(found.remarks).toContain('exchange:own_whole');
  expect(namesIn(back.entries)).toEqual(['concord.json', 'project.qde', 'sources/v.mp4']);
  expect(back.bytes.length).toBeLessThan(1.1 * film.length);
  expect(again.entries.get('sources/v.mp4')?.equals(film)).toBe(true);
});

test('a file that is too large or damaged is left out and named', async () => {
  await using project = await testProject();
  const whole = qdpx(study(''), { 'sources/v.mp4': 'film', 'sources/w.mp4': 'torn' });
  const large = Buffer.from(whole);
  // The table of contents states the length of a file; the last entry of that name stands there.
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
