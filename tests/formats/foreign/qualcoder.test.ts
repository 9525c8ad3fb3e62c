// QualCoder folders of an early and of the present version, with everything that people make in them.
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { everyCode } from '#core/refi/project.ts';
import { qualCoder } from '../../../scripts/foreign-databases.ts';
import { at, coding, notes, study } from '../../helpers/qualcoder-study.ts';
import { temporaryFolder } from '../reading/fixtures.ts';
import { openForeign } from './opened.ts';

async function folderOf(
  version: 5 | 17,
  rows: Record<string, readonly Record<string, unknown>[]>,
  originals: Record<string, string> = {},
) {
  await using folder = await temporaryFolder();
  const path = qualCoder(join(folder.path, 'study.qda'), version, rows, originals);
  return await openForeign(path, 'study.qda');
}

describe.each([5, 17] as const)('a folder of version %d', (version) => {
  it('gives its passages with codes, coders and memos', async () => {
    const { passages } = await folderOf(version, study, { 'N1.txt': notes, 'report.pdf': '%PDF' });

    expect(passages).toEqual([
      {
        source: 'N1.txt',
        words: 'link firms',
        codes: ['connector'],
        by: 'Ann',
        memo: 'Important\nas they say',
      },
      { source: 'N1.txt', words: '企业', codes: ['connector'], by: '李雷', memo: null },
      { source: 'N1.txt', words: '展会把企业', codes: ['市场'], by: 'Ann', memo: null },
      { source: 'N1.txt', words: 'We', codes: [], by: 'Ann', memo: 'Who is we?' },
    ]);
  });

  it('gives its codes under their categories', async () => {
    const { project } = await folderOf(version, study);

    expect(
      [...everyCode(project.codes)].map(({ name, isCodable, colour, description, children }) => [
        name,
        isCodable,
        colour,
        description,
        children.map((child) => child.name),
      ]),
    ).toEqual([
      ['Themes', false, null, 'all', ['Functions']],
      ['Functions', false, null, null, ['connector']],
      ['connector', true, '#FF0000', 'Links firms.', []],
      ['市场', true, '#00FF00', null, []],
    ]);
  });

  it('gives cases, variables, journals and its own memo', async () => {
    const { project } = await folderOf(version, study);

    expect(project).toMatchObject({
      name: 'study',
      origin: `QualCoder v${version}`,
      description: 'A study.',
    });
    expect(project.users.map(({ name }) => name)).toEqual(['Ann', '李雷']);
    expect(project.variables.map(({ name, type, description }) => [name, type, description])).toEqual([
      ['Age', 'Float', 'In years.'],
      ['Place', 'Text', null],
    ]);
    const [wang] = project.cases;
    expect(wang).toMatchObject({ name: 'Wang', values: [{ literal: '44' }] });
    expect(wang?.notes).toEqual([project.noteTexts[0]?.key]);
    const [first] = project.sources;
    expect(wang?.sources).toEqual([first?.kind === 'text' && first.text.key]);
    expect(project.noteTexts.map(({ name, content }) => [name, content])).toEqual([
      ['', 'A founder.\n\nTwice.'],
      ['June', 'Begun.'],
    ]);
    expect(Array.from(project.sources, ({ kind }) => kind)).toEqual(['text', 'pdf', 'text']);
  });

  it('gives the originals in its folder, and says what it leaves out', async () => {
    const { texts, remarks } = await folderOf(version, study, { 'N1.txt': notes });

    expect(texts.get('N1.txt')?.rich?.bytes.toString()).toBe(notes);
    expect(texts.get('report.pdf')?.rich).toBeNull();
    expect(remarks).toEqual([
      { key: 'exchange:media_left', parameters: { count: 1 }, items: ['hall.jpg'] },
      { key: 'exchange:media_codings_left', parameters: { count: 1 }, items: ['hall.jpg'] },
      { key: 'exchange:documents_missing', parameters: { count: 1 }, items: ['report.pdf'] },
    ]);
  });
});

test('with codes below codes, as since version 16, keeps them so', async () => {
  const { project } = await folderOf(17, {
    ...study,
    code_name: [
      { cid: 1, name: 'connector', catid: null },
      { cid: 2, name: 'fair', supercid: 1 },
    ],
  });

  expect(
    project.codes.map(({ name, children }) => [name, children.map((child) => child.name)]),
  ).toContainEqual(['connector', ['fair']]);
});

test('categories in a circle, or below a missing one, become top-level codes', async () => {
  const { project } = await folderOf(5, {
    ...study,
    code_cat: [
      { catid: 1, name: 'a', supercatid: 2 },
      { catid: 2, name: 'b', supercatid: 1 },
      { catid: 3, name: 'c', supercatid: 3 },
      { catid: 4, name: 'd', supercatid: 99 },
    ],
  });

  expect(project.codes.map(({ name, children }) => [name, children.length])).toEqual([
    ['a', 0],
    ['b', 1],
    ['c', 0],
    ['d', 0],
    ['市场', 0],
  ]);
});

describe('a position', () => {
  const placed = async (rows: readonly Record<string, unknown>[], fulltext = notes) => {
    const [source] = study.source;
    const { passages, remarks } = await folderOf(17, {
      ...study,
      source: [{ ...source, fulltext }],
      code_text: rows,
      annotation: [],
    });
    return {
      words: passages.map(({ words }) => words),
      lost: remarks.filter(({ key }) => key === 'exchange:not_placed'),
    };
  };

  it('counted in UTF-16 code units by QualCoder’s window is where its words are', async () => {
    const start = notes.indexOf('企业');

    expect(await placed([coding('企业', 1, { pos0: start, pos1: start + 2 })])).toEqual({
      words: ['企业'],
      lost: [],
    });
  });

  it('without words is counted as the codings of its text are', async () => {
    const start = notes.indexOf('企业');
    const [annotation] = study.annotation;
    const { passages } = await folderOf(17, {
      ...study,
      code_text: [coding('企业', 1, { pos0: start, pos1: start + 2 })],
      annotation: [{ ...annotation, pos0: start, pos1: start + 2 }],
    });

    expect(passages.map(({ words }) => words)).toEqual(['企业', '企业']);
  });

  it('counts a byte-order mark that was stored before the text', async () => {
    const row = coding('one', 1, { seltext: 'one', pos0: 1, pos1: 4 });

    expect(await placed([row], '\uFEFFone day')).toEqual({ words: ['one'], lost: [] });
  });

  it('is matched with its white space before it is matched without', async () => {
    const text = '😀 one one ';
    const row = coding('one', 1, { seltext: 'one ', pos0: 7, pos1: 11 });

    expect(await placed([row], text)).toEqual({ words: ['one '], lost: [] });
  });

  it('counts two-byte line ends as two or as one, whichever matches the words', async () => {
    const text = 'One.\r\nTwo.\r\nThree.';

    expect(
      await placed(
        [coding('Three', 1, { pos0: 12, pos1: 17 }), coding('Two.', 2, { pos0: 5, pos1: 9 })],
        text,
      ),
    ).toEqual({ words: ['Three', 'Two.'], lost: [] });
  });

  it.each<[string, Record<string, unknown>]>([
    ['beyond the text', { pos0: 5, pos1: 4000 }],
    ['before it', { pos0: -2, pos1: 8 }],
    ['of other words', { pos0: 0, pos1: 5 }],
    ['that is no number', { pos0: 'here', pos1: 4 }],
    ['that is a blob', { pos0: Buffer.from('x'), pos1: 4 }],
  ])('%s is not moved, and is reported with its words', async (_, where) => {
    expect(await placed([coding('link firms', 1, where)])).toEqual({
      words: [],
      lost: [{ key: 'exchange:not_placed', parameters: { source: 'N1.txt', words: 'link firms' } }],
    });
  });

  it('without words is taken as it stands', async () => {
    expect(await placed([coding('link firms', 1, { seltext: null })])).toEqual({
      words: ['link firms'],
      lost: [],
    });
  });
});

describe('a document', () => {
  it('outside the folder is never opened', async () => {
    await using folder = await temporaryFolder();
    const secret = join(folder.path, 'secret.txt');
    writeFileSync(secret, 'secret');
    const [source] = study.source;
    const path = qualCoder(join(folder.path, 'study.qda'), 17, {
      source: ['/docs/../../secret.txt', `docs:${secret}`, '/docs/link.txt', '/docs/..', '/docs/folder'].map(
        (mediapath, index) => ({ ...source, id: index + 1, name: `N${index}`, mediapath }),
      ),
    });
    symlinkSync(secret, join(path, 'documents', 'link.txt'));
    mkdirSync(join(path, 'documents', 'folder'));

    const { texts, remarks } = await openForeign(path, 'study.qda');

    expect([...texts.values()].map(({ rich }) => rich)).toEqual([null, null, null, null, null]);
    expect(remarks).toContainEqual({
      key: 'exchange:documents_missing',
      parameters: { count: 5 },
      items: ['N0', 'N1', 'N2', 'N3', 'N4'],
    });
  });

  it('is imported too when the database in the folder was chosen', async () => {
    await using folder = await temporaryFolder();
    const path = qualCoder(join(folder.path, 'study.qda'), 17, study, { 'N1.txt': notes });

    const { texts, passages, project } = await openForeign(join(path, 'data.qda'), 'data.qda');

    expect(passages).toHaveLength(4);
    expect(project.name).toBe('study');
    expect(texts.get('N1.txt')?.rich?.entry).toBe('N1.txt');
  });
});

test('a case with part of a text is reported', async () => {
  const { remarks } = await folderOf(17, {
    ...study,
    cases: ['Wang', 'Li', 'Wu'].map((name, index) => ({ caseid: index + 1, name })),
    case_text: [
      { caseid: 1, fid: 1, pos0: 5, pos1: 9, owner: 'Ann', date: at },
      { caseid: 2, fid: 1, pos0: 0, pos1: 9, owner: 'Ann', date: at },
      { caseid: 3, fid: 1, pos0: 0, pos1: Array.from(notes).length - 1, owner: 'Ann', date: at },
    ],
  });

  expect(remarks).toContainEqual({
    key: 'exchange:case_parts',
    parameters: { count: 2 },
    items: ['Wang', 'Li'],
  });
});

test('rows that refer to something missing are reported with their words', async () => {
  const { remarks, passages } = await folderOf(17, {
    ...study,
    code_image: [],
    code_text: [
      { ...coding('We', 1), fid: 88, ctid: 11 },
      { ...coding('firms', 2), fid: 89 },
      { ...coding('link', 1), fid: 88, seltext: '', ctid: 13 },
    ],
    annotation: [
      { anid: 1, fid: 88, pos0: 0, pos1: 1, memo: 'Lost thought', owner: 'Ann', date: at },
      { anid: 2, fid: 1, pos0: 0, pos1: 999, memo: 'Beyond', owner: 'Ann', date: at },
      { anid: 3, fid: 1, pos0: 5, pos1: 999, memo: '', owner: 'Ann', date: at },
    ],
    attribute: [
      { name: 'Ghost', attr_type: 'case', value: '1', id: 1 },
      { name: 'Age', attr_type: 'case', value: '50', id: 9 },
      { name: 'Place', attr_type: 'file', value: 'hall', id: 3 },
      { name: 'Age', attr_type: 'case', value: '44', id: 1 },
      { name: 'Mood', attr_type: 'journal', value: 'good', id: 1 },
    ],
    case_text: [
      { caseid: 9, fid: 1, pos0: 0, pos1: 5, memo: 'Who was it?' },
      { caseid: 1, fid: 88, pos0: 0, pos1: 5 },
      { caseid: 1, fid: 3, pos0: 0, pos1: 0 },
    ],
  });

  expect(passages).toEqual([]);
  const lost = remarks.filter(({ key }) => /orphan|placed/.test(key));
  expect(lost.map(({ key, parameters }) => [key.slice('exchange:'.length), parameters])).toEqual([
    ['note_not_placed', { source: 'N1.txt', words: 'Beyond' }],
    ['not_placed_at', { source: 'N1.txt', from: '5', to: '999' }],
    ['orphan_codings', { count: 3, entries: 'We; #13; firms' }],
    ['orphan_notes', { count: 1, entries: 'Lost thought' }],
    ['orphan_values', { count: 2, entries: 'Ghost: 1; Age: 50' }],
    ['orphan_journal_values', { count: 1, entries: 'Mood: good' }],
    ['orphan_ties', { count: 2, entries: 'N1.txt: Who was it?; Wang' }],
  ]);
});
