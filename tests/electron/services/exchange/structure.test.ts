// What exchange files hold besides texts and positions, and what becomes of it.
import { describe, expect, test } from 'vitest';
import { expectCommand } from '../../../helpers/laws.ts';
import { code, codes, guid, put, qde, qdpx, selection, textSource } from '../../../helpers/exchange-files.ts';
import { dump } from '../../../helpers/dump.ts';
import { testProject } from '../../../helpers/project.ts';
import { broughtIn, broughtInto, inAnyOrder } from './brought-in.ts';

const text = 'The fair was held in May.';
const fair = (inner: string): string => textSource('fair', inner);

function file(sections: string): Buffer {
  return qdpx(qde(sections), { 'sources/fair.txt': text });
}

describe('the XML', () => {
  const inner = `${codes(code('guide'))}<Sources>${fair(selection('s', 4, 8, ['guide']))}</Sources>`;
  const named = (namespace: string) => `<Project name="S" origin="T" xmlns="${namespace}">${inner}</Project>`;

  test.each([
    ['a byte-order mark', `\uFEFF${qde(inner)}`],
    ['another version of the namespace', named('urn:QDA-XML:project:0:10')],
    ['no namespace', `<Project name="S" origin="T">${inner}</Project>`],
    ['a namespace of its own', named('http://example.org/qda')],
    [
      'prefixes',
      `<q:Project xmlns:q="urn:QDA-XML:project:1.0" name="S">${inner.replaceAll(/<(\/?)/g, '<$1q:')}</q:Project>`,
    ],
    [
      'schemaLocation with an undeclared prefix',
      named('urn:QDA-XML:project:1.0').replace('name="S"', 'name="S" xsi:schemaLocation="urn:x y.xsd"'),
    ],
    [
      'a codebook of another namespace',
      named('urn:QDA-XML:project:1.0').replace('<CodeBook>', '<CodeBook xmlns="urn:QDA-XML:codebook:1.0">'),
    ],
  ])('%s makes no difference', async (_, xml) => {
    const found = await broughtIn(qdpx(xml, { 'sources/fair.txt': text }));

    expect(found.codings).toEqual([{ source: 'fair', words: 'fair', code: 'guide' }]);
  });

  test('keeps characters that XML escapes, in names and descriptions', async () => {
    const found = await broughtIn(
      file(
        codes(
          `<Code guid="${guid('a')}" name="R&amp;D &lt;b&gt; &quot;x&quot; &#x27;y&#x27;" isCodable="true"><Description>a &lt; b &amp; c</Description></Code>`,
        ),
      ),
    );

    expect(found.tables.code.map(({ name, fullDefinition }) => [name, fullDefinition])).toEqual([
      [`R&D <b> "x" 'y'`, 'a < b & c'],
    ]);
  });

  test('takes no name and no description for a number or a boolean', async () => {
    const found = await broughtIn(
      file(codes(...['007', '1e5', 'true'].map((name) => code(name, `<Description>${name}</Description>`)))),
    );

    expect(inAnyOrder(found.tables.code.map(({ name, fullDefinition }) => [name, fullDefinition]))).toEqual(
      inAnyOrder([
        ['007', '007'],
        ['1e5', '1e5'],
        ['true', 'true'],
      ]),
    );
  });
});

describe('codes', () => {
  test('keep their tree, their names even if repeated, and whether they can be applied', async () => {
    const inner = (key: string, name: string, more = '', codable = '') =>
      `<Code guid="${guid(key)}" name="${name}" ${codable}>${more}</Code>`;
    const tree = inner(
      'a',
      'place',
      inner('b', 'place', inner('c', 'Place', '', 'isCodable="0"'), 'isCodable="1"'),
      'isCodable="false"',
    );

    const found = await broughtIn(file(codes(tree, inner('d', 'place'))));

    const byId = new Map(found.tables.code.map((each) => [each.id, each]));
    const shape = found.tables.code.map(({ id, name, parentId, codable }) => [id, name, parentId, codable]);
    expect(inAnyOrder(shape)).toEqual(
      inAnyOrder([
        [guid('a'), 'place', null, false],
        [guid('b'), 'place', guid('a'), true],
        [guid('c'), 'Place', guid('b'), false],
        [guid('d'), 'place', null, true],
      ]),
    );
    expect(byId.get(guid('d'))?.position).toBeGreaterThan(byId.get(guid('a'))?.position ?? 9);
  });

  test('keep colours as written, beside the nearest colour here', async () => {
    const written = ['rgba(12,34,56,0.5)', '#abc', '#AABBCCDD', 'red', '#0077BB'];

    const found = await broughtIn(
      file(
        codes(...written.map((colour, index) => code(`c${index}`, '', `isCodable="true" color="${colour}"`))),
      ),
    );

    const kept = found.parts
      .filter(({ kind }) => kind === 'code')
      .map(({ shell }) => shell.attributes['color']);
    expect(kept).toEqual(written);
    expect(found.tables.code.find(({ name }) => name === 'c4')?.colour).toBe(0);
  });

  test('with no GUID, or one already taken, get a new one and stay apart', async () => {
    const found = await broughtIn(
      file(
        codes(
          '<Code guid="c001" name="one" isCodable="true"/>',
          `<Code guid="${guid('x')}" name="two" isCodable="true"/>`,
          `<Code guid="{${guid('x').toUpperCase()}}" name="three" isCodable="true"/>`,
        ),
      ),
    );

    expect(inAnyOrder(found.tables.code.map(({ name }) => name))).toEqual(
      inAnyOrder(['one', 'two', 'three']),
    );
    expect(found.tables.code.find(({ name }) => name === 'two')?.id).toBe(guid('x'));
    expect(found.remarks.filter((key) => key === 'exchange:code_renumbered')).toHaveLength(2);
    expect(
      found.parts.filter(({ kind }) => kind === 'code').map(({ shell }) => shell.attributes['guid']),
    ).toEqual(['c001', guid('x'), `{${guid('x').toUpperCase()}}`]);
  });
});

describe('a note becomes a memo about whatever refers to it', () => {
  const ref = (name: string) => `<NoteRef targetGUID="${guid(name)}"/>`;
  const note = (name: string, title = name) =>
    `<Note guid="${guid(name)}" name="${title}"><PlainTextContent>On ${name}.</PlainTextContent></Note>`;
  const coding = `<Coding guid="${guid('coding')}"><CodeRef targetGUID="${guid('guide')}"/>${ref('n4')}</Coding>`;
  const marked = `<PlainTextSelection guid="${guid('s')}" startPosition="4" endPosition="8"><Description>Seen twice.</Description>${coding}${ref('n3')}</PlainTextSelection>`;
  const bare = `<PlainTextSelection guid="${guid('t')}" startPosition="9" endPosition="12"><Description>No code yet.</Description></PlainTextSelection>`;
  const notes = ['n1', 'n2', 'n3', 'n4', 'n5', 'n6'].map((each) => note(each)).join('') + note('n7', '');
  const sections = `${codes(code('guide', ref('n1')))}<Sources>${fair(`<Description>Of the source.</Description>${marked}${bare}${ref('n2')}`)}</Sources><Notes>${notes}</Notes><Links><Link guid="${guid('l')}" originGUID="${guid('n6')}" targetGUID="${guid('s')}"/></Links><Description>All of it.</Description>${ref('n5')}`;

  test('whatever that is, and so do descriptions', async () => {
    const found = await broughtIn(file(sections));

    const told = found.tables.memo.map(({ about, title, body }) => [about, title, body]);
    expect(inAnyOrder(told)).toEqual(
      inAnyOrder([
        ['code', 'n1', 'On n1.'],
        ['source', 'n2', 'On n2.'],
        ['coding', 'n3', 'On n3.'],
        ['coding', 'n4', 'On n4.'],
        ['project', 'n5', 'On n5.'],
        ['coding', 'n6', 'On n6.'],
        ['free', '', 'On n7.'],
        ['coding', '', 'Seen twice.'],
        ['source', 'was', 'No code yet.'],
        ['source', '', 'Of the source.'],
      ]),
    );
    expect(found.tables.project[0]?.description).toBe('All of it.');
  });
});

describe('cases, variables and their values', () => {
  const variable = (name: string, type: string) =>
    `<Variable guid="${guid(name)}" name="${name}" typeOfVariable="${type}"/>`;
  const value = (name: string, element: string) =>
    `<VariableValue><VariableRef targetGUID="${guid(name)}"/>${element}</VariableValue>`;

  test('a named case is a respondent and its source an interview; an unnamed one stands for its source', async () => {
    const sections = `<Variables>${variable('age', 'Integer')}${variable('region', 'Text')}</Variables><Cases><Case guid="${guid('wei')}" name="Wei">${value('age', '<IntegerValue>41</IntegerValue>')}<SourceRef targetGUID="${guid('fair')}"/></Case><Case guid="${guid('no')}">${value('region', '<TextValue>East</TextValue>')}<SourceRef targetGUID="${guid('fair')}"/></Case></Cases><Sources>${fair('')}</Sources>`;

    const { tables } = await broughtIn(file(sections));

    expect(tables.respondent.map(({ id, name }) => [id, name])).toEqual([[guid('wei'), 'Wei']]);
    expect(tables.source.map(({ kind, label }) => [kind, label])).toEqual([['interview', 'fair']]);
    expect(tables.sourceRespondent).toHaveLength(1);
    const names = new Map(
      tables.attribute.map((each) => [each.id, `${each.owner} ${each.name} ${each.type}`]),
    );
    expect(
      inAnyOrder(tables.attributeValue.map(({ attributeId, value: is }) => [names.get(attributeId), is])),
    ).toEqual(
      inAnyOrder([
        ['respondent age integer', '41'],
        ['source region text', 'East'],
      ]),
    );
  });

  test('values have the declared type, however spelled; a value that does not fit makes the attribute a text', async () => {
    const kinds = ['Text', 'Boolean', 'Integer', 'Float', 'Date', 'DateTime', 'Odd'];
    const literals: Readonly<Record<string, string>> = {
      Text: ' padded ',
      Boolean: 'true',
      Integer: '042',
      Float: '0,5',
      Date: '2019-12-05',
      DateTime: '2019-12-05T10:00:00+08:00',
    };
    const values = Object.entries(literals).map(([kind, is]) =>
      value(kind, `<${kind}Value>${is}</${kind}Value>`),
    );
    const sections = `<Variables>${kinds.map((kind) => variable(kind, kind)).join('')}</Variables><Sources>${fair([...values, value('Odd', '')].join(''))}</Sources>`;

    const { tables } = await broughtIn(file(sections));

    const byName = tables.attribute.map(({ id, name, type }) => [
      name,
      type,
      tables.attributeValue.find(({ attributeId }) => attributeId === id)?.value ?? null,
    ]);
    expect(inAnyOrder(byName)).toEqual(
      inAnyOrder([
        ['Boolean', 'boolean', 'true'],
        ['Date', 'date', '2019-12-05'],
        ['DateTime', 'text', '2019-12-05T10:00:00+08:00'],
        ['Float', 'text', '0,5'],
        ['Integer', 'integer', '42'],
        ['Odd', 'text', null],
        ['Text', 'text', 'padded'],
      ]),
    );
  });
});

test('what has no row is kept whole and reported', async () => {
  const coded = `<Coding guid="${guid('k')}"><CodeRef targetGUID="${guid('guide')}"/></Coding>`;
  const area = `<PDFSelection guid="${guid('p')}" page="0" firstX="1" firstY="2" secondX="3" secondY="4">${coded}</PDFSelection>`;
  const pdf = `<PDFSource guid="${guid('pdf')}" name="report.pdf" path="internal://report.pdf">${area}<Representation guid="${guid('rep')}" plainTextPath="internal://fair.txt">${selection('p', 4, 8, ['guide'])}</Representation></PDFSource>`;
  const film = `<VideoSource guid="${guid('film')}" name="fair.mp4" path="relative:///fair.mp4"><VideoSelection guid="${guid('v')}" begin="1" end="1">${coded}</VideoSelection></VideoSource>`;
  const sections = `${codes(code('guide'))}<Sources>${pdf}${film}</Sources><Links><Link guid="${guid('l')}" originGUID="${guid('x')}" targetGUID="${guid('y')}"/></Links><Sets><Set guid="${guid('set')}" name="&lt;3"><MemberSource targetGUID="${guid('pdf')}"/><MemberCode guid="${guid('guide')}"/></Set></Sets><Graphs><Graph guid="${guid('g')}" name="map"><Vertex guid="${guid('vx')}" firstX="1" firstY="2"/></Graph></Graphs><t:extra xmlns:t="urn:other" t:how="so"/>`;

  const found = await broughtIn(
    qdpx(qde(sections), { 'sources/fair.txt': text, 'sources/report.pdf': '%PDF-1.4' }),
  );

  expect(found.codings).toEqual([{ source: 'report.pdf', words: 'fair', code: 'guide' }]);
  expect(found.tables.source.map(({ originalName }) => originalName)).toEqual(['report.pdf']);
  expect(found.remarks).toEqual(
    expect.arrayContaining([
      'exchange:foreign',
      'exchange:kept_media',
      'exchange:kept_areas',
      'exchange:kept_sets',
      'exchange:kept_links',
      'exchange:kept_graphs',
    ]),
  );
  const kept = (kind: string) => JSON.stringify(found.parts.filter((part) => part.kind === kind));
  expect(kept('source')).toContain('"firstX":"1"');
  expect(kept('media')).toContain('"begin":"1"');
  expect(kept('set')).toContain('MemberCode');
  expect(kept('graph')).toContain('Vertex');
  expect(kept('project')).toContain('{urn:other}extra');
});

describe('users', () => {
  const by = (user: string) =>
    selection('s', 4, 8, ['guide']).replace(
      '<PlainTextSelection',
      `<PlainTextSelection creatingUser="${user}"`,
    );
  const sections = (users: string, user: string) =>
    `${users}${codes(code('guide'))}<Sources>${fair(by(user))}</Sources>`;
  const someone = `<Users><User guid="${guid('lena')}" name="Lena"/><User guid="${guid('id')}" id="KM"/></Users>`;

  test.each([
    ['who is listed', someone, guid('lena'), 'Lena'],
    ['in braces and capitals', someone, `{${guid('lena').toUpperCase()}}`, 'Lena'],
    ['who has only an id', someone, guid('id'), 'KM'],
    ['whose reference is empty', someone, '', 'unknown user'],
    ['who is not listed', someone, guid('gone'), 'unknown user'],
    ['who are not listed in a file without a list', '', guid('gone'), 'unknown user'],
  ])('%s', async (_, users, user, name) => {
    await using project = await testProject();
    await broughtInto(project, file(sections(users, user)));

    const { tables } = await project.api.project.records();
    const [coding] = await project.api.codings.of({ sourceId: tables.source[0]?.id ?? '' });
    expect(tables.coder.find(({ id }) => id === coding?.coderId)?.name).toBe(name);
  });

  test('who are not named at all become the person who imports the file', async () => {
    await using project = await testProject();
    await broughtInto(
      project,
      file(`${codes(code('guide'))}<Sources>${fair(selection('s', 4, 8, ['guide']))}</Sources>`),
    );

    const { tables } = await project.api.project.records();
    expect(tables.coder.map(({ name }) => name)).toEqual(['Wei']);
  });
});

test('is one act that undo reverts and redo repeats', async () => {
  await using project = await testProject();
  const before = dump(project.store());
  const given = put(
    project.folder,
    'study.qdpx',
    file(`${codes(code('guide'))}<Sources>${fair(selection('s', 4, 8, ['guide']))}</Sources>`),
  );

  await expectCommand(project, () => project.api.exchange.bringIn({ file: given }));
  await project.api.history.undo();

  expect(dump(project.store())).toBe(before);
});

test('that is cancelled leaves nothing', async () => {
  await using project = await testProject();
  const before = dump(project.store());
  const many = Array.from(
    { length: 30 },
    (_, number) =>
      `<TextSource guid="${guid(`s${number}`)}" name="s${number}"><PlainTextContent>Day ${number}.</PlainTextContent></TextSource>`,
  );
  const given = put(project.folder, 'study.qdpx', file(`<Sources>${many.join('')}</Sources>`));
  const stop = new AbortController();

  const bringing = project.api.exchange.bringIn(
    { file: given },
    {
      signal: stop.signal,
      onProgress: ({ stage, done }) => {
        if (stage === 'writing' && done > 5) stop.abort();
      },
    },
  );

  await expect(bringing).rejects.toMatchObject({ code: 'cancelled' });
  expect(dump(project.store())).toBe(before);
});

test('a duplicate coding is one, and a coding without a code of the file is none; both are reported and kept', async () => {
  const twice =
    selection('s', 4, 8, ['guide']) + selection('t', 4, 8, ['guide']) + selection('u', 4, 8, ['nothing']);

  const found = await broughtIn(file(`${codes(code('guide'))}<Sources>${fair(twice)}</Sources>`));

  expect(found.codings).toHaveLength(1);
  expect(found.remarks).toEqual([
    'exchange:counted_same',
    'exchange:coding_twice',
    'exchange:coding_without_code',
    'exchange:work_is_yours',
  ]);
  expect(found.parts.filter(({ kind }) => kind === 'coding')).toHaveLength(3);
});
