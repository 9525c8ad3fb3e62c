// What a repository reads of a package: every coding as an annotation that finds its words, and records of the structure
// that DataCite and DDI publish.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { XmlDocument, XsdValidator } from 'libxml2-wasm';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { readCsv } from '../../core/exports/recount.ts';
import { testProject, type TestProject } from '../../helpers/project.ts';
import { codeWords, smallStudy } from '../../helpers/study.ts';
import { rowsIn, sampleWithTables } from './annex-study.ts';

let project: TestProject;

beforeAll(async () => {
  project = await sampleWithTables();
});

afterAll(async () => {
  await project[Symbol.asyncDispose]();
});

type Asked = Omit<Parameters<TestProject['api']['replication']['write']>[0], 'to'>;

async function packaged(name: string, options: Asked = {}): Promise<(file: string) => string> {
  const to = join(project.folder, name);
  await project.api.replication.write({ to, ...options });
  return (file) => readFileSync(join(to, file), 'utf8');
}

interface Selector {
  readonly type: 'TextPositionSelector' | 'TextQuoteSelector';
  readonly start: number;
  readonly end: number;
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
}

interface Collection {
  readonly '@context': string;
  readonly type: string;
  readonly total: number;
  readonly first: {
    readonly type: string;
    readonly items: readonly {
      readonly id: string;
      readonly type: string;
      readonly creator: Readonly<Record<string, string>>;
      readonly created: string;
      readonly body: readonly { readonly type: string; readonly purpose: string; readonly value: string }[];
      readonly target: string | { readonly source: string; readonly selector: readonly Selector[] };
    }[];
  };
}

const annotationsIn = (read: (file: string) => string) =>
  JSON.parse(read('annotations.jsonld')) as Collection;

describe('the annotations of a package', () => {
  it('find the words of each coding in the file of its text, by place and by quote', async () => {
    const read = await packaged('whole');
    const { first, total, ...collection } = annotationsIn(read);
    const rows = new Map(readCsv(read('codings.csv')).map((row) => [`urn:uuid:${row['coding_id']}`, row]));

    expect(collection).toMatchObject({
      '@context': 'http://www.w3.org/ns/anno.jsonld',
      type: 'AnnotationCollection',
    });
    expect(first.type).toBe('AnnotationPage');
    expect([first.items.length, total]).toEqual([rows.size, rows.size]);
    let quoted = 0;
    for (const { id, type, body, target, creator, created } of first.items) {
      const row = rows.get(id)!;
      expect([type, body[0]?.value, body[0]?.purpose, creator['name']]).toEqual([
        'Annotation',
        row['code'],
        'tagging',
        row['coder'],
      ]);
      expect(created).toMatch(/Z$/);
      const isWhole = typeof target === 'string';
      expect(isWhole).toBe(row['start'] === '');
      if (isWhole) continue;
      const characters = Array.from(read(target.source));
      const [position, quote] = target.selector;
      expect([String(position!.start), String(position!.end)]).toEqual([row['start'], row['end']]);
      expect(characters.slice(position!.start, position!.end).join('')).toBe(quote!.exact);
      const around = characters.slice(Math.max(0, position!.start - 32), position!.end + 32).join('');
      expect(`${quote!.prefix}${quote!.exact}${quote!.suffix}`).toBe(around);
      quoted += 1;
    }
    expect(quoted).toBeGreaterThan(200);
    const themes = new Set(first.items.flatMap(({ body }) => body.slice(1).map(({ purpose }) => purpose)));
    expect([...themes]).toEqual(rowsIn(project, 'themeCode').length > 0 ? ['classifying'] : []);
  });

  it('hold no words of confidential interviews, and name neither coders nor respondents under pseudonyms', async () => {
    const read = await packaged('hidden', { pseudonyms: true, interviews: 'without-words' });
    const { first } = annotationsIn(read);
    const coders = rowsIn(project, 'coder').flatMap(({ kind, name }) => (kind === 'person' ? name : []));
    const ids = new Set(rowsIn(project, 'coding').map(({ id }) => `urn:uuid:${id}`));

    expect(first.items.length).toBe(readCsv(read('codings.csv')).length);
    for (const { id, target, creator } of first.items) {
      expect(ids.has(id)).toBe(false);
      expect(creator['name']).toBeUndefined();
      expect(creator['nickname']).toMatch(/^(Coder \d+|Adjudicated)$/);
      if (typeof target === 'string') continue;
      const isThere = target.source.startsWith('texts/');
      expect(target.selector.map(({ type }) => type)).toEqual(
        isThere ? ['TextPositionSelector', 'TextQuoteSelector'] : ['TextPositionSelector'],
      );
    }
    expect(
      first.items.some(({ target }) => typeof target !== 'string' && !target.source.startsWith('texts/')),
    ).toBe(true);
    for (const coder of coders) expect(read('annotations.jsonld')).not.toContain(JSON.stringify(coder));
  });

  it('quote nothing that somebody agreed to be counted or paraphrased with only', async () => {
    const ids = rowsIn(project, 'respondent').map(({ id }) => id);
    await project.api.respondents.setConsent({ ids, consent: 'counts' });
    const { first } = annotationsIn(await packaged('agreed'));
    await project.api.respondents.setConsent({ ids, consent: null });
    const interviews = new Set(
      rowsIn(project, 'source').flatMap(({ id, kind }) => (kind === 'interview' ? id : [])),
    );
    const held = new Set(
      rowsIn(project, 'coding').flatMap(({ id, sourceId }) =>
        interviews.has(sourceId) ? `urn:uuid:${id}` : [],
      ),
    );

    const quoted = first.items.flatMap(({ id, target }) =>
      typeof target !== 'string' && target.selector.length > 1 ? id : [],
    );
    expect(quoted.length).toBeGreaterThan(50);
    expect(quoted.filter((id) => held.has(id))).toEqual([]);
  });
});

test('no file of a package has words of people who agreed to be counted only, and the readme says so', async () => {
  await using own = await testProject();
  const { api, folder } = own;
  const { codes, sources } = await smallStudy(own);
  for (const source of [sources.first, sources.other])
    await codeWords(own, source, codes.guide, 'Sees the association');
  await api.memos.add({ about: 'source', subjectId: sources.first.id, title: 'On N9', body: 'Retold.' });
  const n9 = rowsIn(own, 'respondent').find(({ name }) => name === 'N9')!;
  await api.respondents.setConsent({ ids: [n9.id], consent: 'counts' });
  // Others are heard with them here; what they say would tell what they were asked together.
  await api.interviews.create({ label: 'Both', respondents: ['N11', 'N12'] });
  const n11 = rowsIn(own, 'respondent').find(({ name }) => name === 'N11')!;
  await api.respondents.setConsent({ ids: [n11.id], consent: 'counts' });
  await api.memos.add({ about: 'respondent', subjectId: n11.id, title: 'On N11', body: 'Retold.' });
  await api.summaries.write({ place: { themeId: codes.guide.id, respondentId: n11.id }, body: 'Retold.' });
  const to = join(folder, 'counted');

  const { leftOut } = await api.replication.write({ to });
  await api.replication.write({ to: join(folder, 'apart'), confidential: [sources.other.id] });

  expect(leftOut).toMatchObject({ interviews: 0, texts: 3, consent: 2, shared: 1, paraphrase: 0 });
  expect(leftOut).toMatchObject({ memos: 2, summaries: 1, codings: 0 });
  expect(readdirSync(join(to, 'texts'))).toEqual(['0003-N10.txt']);
  const codings = readCsv(readFileSync(join(to, 'codings.csv'), 'utf8'));
  const quotes = new Map(codings.map((row) => [row['source_id'], row['quote']]));
  expect([quotes.get(sources.first.id), quotes.get(sources.other.id)]).toEqual(['', 'Sees the association']);
  const readme = readFileSync(join(to, 'README.txt'), 'utf8');
  expect(readme).toContain('- 2 interviews are left without their words because the people heard in them');
  expect(readme).toContain('- 1 interview with several people is left without its words because somebody');
  expect(existsSync(join(folder, 'apart', 'texts'))).toBe(false);
});

/** The published order and number of elements, as far as these records use them. */
const dataciteXsd = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://datacite.org/schema/kernel-4"
  targetNamespace="http://datacite.org/schema/kernel-4" elementFormDefault="qualified">
  <xs:import namespace="http://www.w3.org/XML/1998/namespace"/>
  <xs:simpleType name="filled"><xs:restriction base="xs:string"><xs:minLength value="1"/></xs:restriction></xs:simpleType>
  <xs:simpleType name="year"><xs:restriction base="xs:token"><xs:pattern value="[\\d]{4}"/></xs:restriction></xs:simpleType>
  <xs:complexType name="typed"><xs:simpleContent><xs:extension base="filled">
    <xs:anyAttribute processContents="skip" namespace="##any"/></xs:extension></xs:simpleContent></xs:complexType>
  <xs:element name="resource"><xs:complexType><xs:all>
    <xs:element name="identifier" type="typed"/>
    <xs:element name="creators"><xs:complexType><xs:sequence><xs:element name="creator" maxOccurs="unbounded">
      <xs:complexType><xs:sequence><xs:element name="creatorName" type="typed"/></xs:sequence></xs:complexType>
    </xs:element></xs:sequence></xs:complexType></xs:element>
    <xs:element name="titles"><xs:complexType><xs:sequence><xs:element name="title" type="typed" maxOccurs="unbounded"/></xs:sequence></xs:complexType></xs:element>
    <xs:element name="publisher" type="typed"/>
    <xs:element name="publicationYear" type="year"/>
    <xs:element name="resourceType"><xs:complexType><xs:simpleContent><xs:extension base="filled">
      <xs:attribute name="resourceTypeGeneral" use="required"><xs:simpleType><xs:restriction base="xs:string"><xs:enumeration value="Dataset"/></xs:restriction></xs:simpleType></xs:attribute>
    </xs:extension></xs:simpleContent></xs:complexType></xs:element>
    <xs:element name="subjects" minOccurs="0"><xs:complexType><xs:sequence><xs:element name="subject" type="typed" maxOccurs="unbounded"/></xs:sequence></xs:complexType></xs:element>
    <xs:element name="dates" minOccurs="0"><xs:complexType><xs:sequence><xs:element name="date" maxOccurs="unbounded"><xs:complexType><xs:simpleContent><xs:extension base="filled">
      <xs:attribute name="dateType" use="required"><xs:simpleType><xs:restriction base="xs:string"><xs:enumeration value="Created"/><xs:enumeration value="Collected"/></xs:restriction></xs:simpleType></xs:attribute>
    </xs:extension></xs:simpleContent></xs:complexType></xs:element></xs:sequence></xs:complexType></xs:element>
    <xs:element name="language" type="xs:language" minOccurs="0"/>
    <xs:element name="formats" minOccurs="0"><xs:complexType><xs:sequence><xs:element name="format" type="typed" maxOccurs="unbounded"/></xs:sequence></xs:complexType></xs:element>
    <xs:element name="descriptions" minOccurs="0"><xs:complexType><xs:sequence><xs:element name="description" type="typed" maxOccurs="unbounded"/></xs:sequence></xs:complexType></xs:element>
  </xs:all></xs:complexType></xs:element>
</xs:schema>`;

const sequence = (...elements: readonly string[]): string =>
  `<xs:complexType><xs:sequence>${elements.join('')}</xs:sequence><xs:anyAttribute processContents="skip" namespace="##any"/></xs:complexType>`;
const of = (name: string, type: string, least = 0, most = '1'): string =>
  `<xs:element name="${name}" minOccurs="${least}" maxOccurs="${most}">${type}</xs:element>`;
const said =
  '<xs:complexType><xs:simpleContent><xs:extension base="xs:string"><xs:anyAttribute processContents="skip" namespace="##any"/></xs:extension></xs:simpleContent></xs:complexType>';
const citation = sequence(
  of('titlStmt', sequence(of('titl', said, 1)), 1),
  of('rspStmt', sequence(of('AuthEnty', said, 1, 'unbounded'))),
  of('prodStmt', sequence(of('prodDate', said), of('software', said))),
);
const ddiXsd = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="ddi:codebook:2_5" targetNamespace="ddi:codebook:2_5" elementFormDefault="qualified">
${of(
  'codeBook',
  sequence(
    of('docDscr', sequence(of('citation', citation))),
    of(
      'stdyDscr',
      sequence(
        of('citation', citation, 1),
        of(
          'stdyInfo',
          sequence(
            of('subject', sequence(of('keyword', said, 0, 'unbounded'))),
            of('abstract', said),
            of(
              'sumDscr',
              sequence(
                of('collDate', said, 0, 'unbounded'),
                of('anlyUnit', said, 0, 'unbounded'),
                of('dataKind', said, 0, 'unbounded'),
              ),
            ),
            of('notes', said, 0, 'unbounded'),
          ),
        ),
        of(
          'method',
          sequence(
            of('dataColl', sequence(of('sampProc', said, 0, 'unbounded'))),
            of('notes', said, 0, 'unbounded'),
          ),
        ),
        of('notes', said, 0, 'unbounded'),
      ),
      1,
    ),
  ),
).replace(' minOccurs="0" maxOccurs="1"', '')}
</xs:schema>`;

function faults(xml: string, schema: string): string[] {
  using xsd = XmlDocument.fromString(schema);
  using validator = XsdValidator.fromDoc(xsd);
  using document = XmlDocument.fromString(xml);
  try {
    validator.validate(document);
    return [];
  } catch (error) {
    return [String(error).slice(0, 400)];
  }
}

describe('the metadata of a package', () => {
  it.each(['en', 'zh-CN'] as const)('have the published structure, in %s', async (language) => {
    const read = await packaged(`metadata-${language}`, { language });

    expect(faults(read('datacite.xml'), dataciteXsd)).toEqual([]);
    expect(faults(read('ddi-codebook.xml'), ddiXsd)).toEqual([]);
    const { xml, json } = { xml: read('datacite.xml'), json: JSON.parse(read('datacite.json')) as object };
    const { name } = rowsIn(project, 'project')[0]!;
    expect(json).toMatchObject({
      schemaVersion: 'http://datacite.org/schema/kernel-4',
      types: { resourceTypeGeneral: 'Dataset' },
      titles: [{ title: name }],
      publisher: { name: '(:tba)' },
      publicationYear: expect.stringMatching(/^\d{4}$/) as string,
    });
    const main = rowsIn(project, 'project')[0]!.mainCoderId;
    const wei = rowsIn(project, 'coder').find(({ id }) => id === main)!.name;
    expect((json as { creators: { name: string }[] }).creators[0]?.name).toBe(wei);
    expect(xml).toContain('dateType="Collected"');
    expect(read('ddi-codebook.xml')).toContain(language === 'en' ? '63 documents' : '文档 63 份');
    // The checks above can fail.
    expect(faults(xml.replace('<publicationYear>', '<publicationYear>x'), dataciteXsd)).toHaveLength(1);
    expect(faults(read('ddi-codebook.xml').replaceAll('method', 'methods'), ddiXsd)).toHaveLength(1);
  });

  it('survive whatever a study holds, and are left out if nobody wants them', async () => {
    const { id: themeId, name } = rowsIn(project, 'code').find(({ isTheme }) => isTheme)!;
    await project.api.codes.update({ id: themeId, name: '</subject>&<x y="]]>\u0001' });
    const read = await packaged('hostile');
    await project.api.codes.update({ id: themeId, name });

    expect(faults(read('datacite.xml'), dataciteXsd)).toEqual([]);
    expect(faults(read('ddi-codebook.xml'), ddiXsd)).toEqual([]);
    expect(read('datacite.xml')).not.toContain('<x y');
    await packaged('without', { forRepositories: false });
    expect(readdirSync(join(project.folder, 'without')).join(' ')).not.toMatch(/datacite|ddi|jsonld/);
  });
});
