// A file of another program, imported and exported again, says what it said: nothing is moved, made up or doubled.
import { describe, expect, test } from 'vitest';
import { code, codes, guid, qde, qdpx, selection, textSource } from '../../../helpers/exchange-files.ts';
import { testProject } from '../../../helpers/project.ts';
import { broughtInto } from './brought-in.ts';
import { withoutOwn } from './own-data.ts';
import { differences, thereAndBack, written } from './written.ts';

const text = 'The fair was held in May.';
const ref = (name: string, key: string) => `<${name} targetGUID="${guid(key)}"/>`;
const coding = (key: string, named: string, attributes = '', inner = '') =>
  `<Coding guid="${guid(key)}" ${attributes}>${ref('CodeRef', named)}${inner}</Coding>`;
const place = (key: string, start: number, end: number, inner = '', attributes = '') =>
  `<PlainTextSelection guid="${guid(key)}" ${attributes} startPosition="${start}" endPosition="${end}">${inner}</PlainTextSelection>`;
const note = (key: string, inner = `<PlainTextContent>On ${key}.</PlainTextContent>`, attributes = '') =>
  `<Note guid="${guid(key)}" name="${key}" ${attributes}>${inner}</Note>`;
const study = (sources: string, { before = '', after = '' } = {}) =>
  qde(`${before}${codes(code('guide'), code('market'))}<Sources>${sources}</Sources>${after}`);
const file = (sources: string, around: { before?: string; after?: string } = {}) =>
  qdpx(study(sources, around), { 'sources/fair.txt': text });

describe('a selection without a coding', () => {
  const words = '😀 One line\r\nand the annotated 😀 words\r\nat the end.';
  const start = words.indexOf('annotated');
  const bare = place('bare', start, start + 9, '<Description>Here.</Description>');
  const tied = place('tied', start + 13, start + 18);
  const more = `<Notes>${note('n')}</Notes><Links><Link guid="${guid('l')}" originGUID="${guid('n')}" targetGUID="${guid('tied')}"/></Links>`;
  const nvivo = qdpx(
    qde(
      `${codes(code('guide'))}<Sources>${textSource('fair', bare + tied + place('gone', 900, 950))}</Sources>${more}`,
      'name="S" origin="NVivo 12.6"',
    ),
    { 'sources/fair.txt': words },
  );
  const stored = words.replaceAll('\r\n', '\n');
  const placed = (xml: string, key: string) =>
    new RegExp(`${guid(key)}"[^>]*startPosition="(-?\\d+)" endPosition="(-?\\d+)"`)
      .exec(xml)
      ?.slice(1)
      .map(Number) ?? [];

  test.each(['code-point', 'utf-16'] as const)(
    'stands on its words in a file that counts in %s',
    async (unit) => {
      const { xml, faults, lost } = await thereAndBack(nvivo, unit);

      const read = (key: string) => {
        const [from = 0, to = 0] = placed(xml, key);
        return unit === 'utf-16' ? stored.slice(from, to) : [...stored].slice(from, to).join('');
      };
      expect([read('bare'), read('tied')]).toEqual(['annotated', 'words']);
      // A selection without a place is exported at its positions and reported.
      expect(placed(xml, 'gone')).toEqual([900, 950]);
      expect(lost['places']).toEqual(['fair · 900–950']);
      expect(faults).toEqual([]);
    },
  );

  test('is linked to its note by the link only', async () => {
    const { xml } = await thereAndBack(nvivo);

    expect(xml).not.toContain('NoteRef');
  });

  test('moves with its words when the text changes, and is left out with them', async () => {
    await using project = await testProject();
    await broughtInto(project, nvivo);
    const change = async (from: string, to: string) => {
      const changed = qdpx(
        qde(
          `${codes(code('guide'))}<Sources>${textSource('fair', '')}</Sources>`,
          'name="S" origin="NVivo 12.6"',
        ),
        { 'sources/fair.txt': words.replace(from, to) },
      );
      await broughtInto(project, changed, `${to}.qdpx`);
      return await written(project, 'utf-16');
    };
    const moved = await change('One line', 'One very long line');
    const gone = await change('annotated', 'noted');

    const at = stored.indexOf('annotated') + 'very long '.length;
    expect(placed(moved.xml, 'bare')).toEqual([at, at + 9]);
    expect(gone.xml).not.toContain(guid('bare'));
    expect(gone.lost['words_gone']).toEqual(['fair · annotated']);
  });
});

describe('what the schema refuses', () => {
  test('is corrected everywhere in the same way, and reported', async () => {
    const picture = `<PictureSource guid="pic1" name="pic" creatingUser="" creationDateTime="2020-13-45"><PictureSelection guid="ps1" firstX="1.5" firstY="2" secondX="3" secondY="4">${coding('k', 'guide', 'modifiedDateTime="2020-01-01T00:00:00"').replace(guid('guide'), 'c001')}<Description>d</Description></PictureSelection></PictureSource>`;
    const sets = `<Sets><Set guid="set1" name="mixed" creatingUser="u1"><MemberSource guid="pic1"/><MemberCode guid="c001"/></Set></Sets>`;
    const graph = `<Graphs><Graph guid="g1"><Vertex guid="v1" firstX="0.4" firstY="1" representedGUID="c001" shape="star" color="red"/><Vertex guid="v2" firstY="1"/></Graph></Graphs>`;

    const { xml, faults, lost } = await thereAndBack(
      qdpx(
        qde(
          `<Users><User guid="u1" name="Ann"/></Users>${codes('<Code guid="c001" name="guide" isCodable="True" color="rgba(1,2,3,0.5)"/>')}<Sources>${picture}</Sources>${sets}${graph}`,
        ),
      ),
    );

    expect(faults).toEqual([]);
    const [, made] = /<Code guid="([^"]+)"/.exec(xml) ?? [];
    expect(xml).toContain(`<MemberCode targetGUID="${made}"/>`);
    expect(xml).toContain(`representedGUID="${made}"`);
    expect(xml).toContain(`<CodeRef targetGUID="${made}"/>`);
    expect(xml).toContain('color="#010203"');
    expect(xml).toContain('shape="Star"');
    const [, source] = /<PictureSource guid="([^"]+)"/.exec(xml) ?? [];
    expect(xml).toContain(`<MemberSource targetGUID="${source}"/>`);
    expect(lost['repaired']).toEqual(
      expect.arrayContaining([
        'PictureSource “pic” · creatingUser',
        'PictureSource “pic” · creationDateTime',
        'PictureSource “pic” · PictureSelection · firstX',
        'Set “mixed” · creatingUser',
        'Code “guide” · c001',
        'guide · rgba(1,2,3,0.5)',
      ]),
    );
  });

  test('from other namespaces is left out and reported', async () => {
    const foreign = file(
      textSource('fair', '<t:meta xmlns:t="urn:other"/>', 'xmlns:t="urn:other" t:by="me" unknown="1"'),
      { after: '<t:extra xmlns:t="urn:other"/>' },
    );

    const { lost, faults } = await thereAndBack(foreign);

    expect(faults).toEqual([]);
    expect(lost['unknown_parts']).toEqual([
      'Project “Test study” · {urn:other}extra',
      'TextSource “fair” · {urn:other}by',
      'TextSource “fair” · {urn:other}meta',
    ]);
    expect(lost['repaired']).toEqual(['TextSource “fair” · unknown']);
  });
});

test('a reference to a removed code is left out and reported, and no reference dangles', async () => {
  const media = `<PictureSource guid="${guid('pic')}" name="pic"><PictureSelection guid="${guid('ps')}" firstX="1" firstY="2" secondX="3" secondY="4">${coding('k', 'market')}${coding('k2', 'guide')}</PictureSelection></PictureSource>`;
  const after = `<Notes>${note('n')}</Notes><Links><Link guid="${guid('l')}" originGUID="${guid('n')}" targetGUID="${guid('market')}"/><Link guid="${guid('l2')}" originGUID="${guid('never')}"/></Links><Sets><Set guid="${guid('set')}" name="both">${ref('MemberCode', 'market')}${ref('MemberCode', 'guide')}</Set></Sets>`;
  await using project = await testProject();
  await broughtInto(project, file(textSource('fair', '') + media, { after }));
  await project.api.codes.remove({ id: guid('market') });

  const { xml, lost, faults } = await written(project);

  expect(faults).toEqual([]);
  expect(xml).not.toContain(guid('market'));
  expect(xml).toContain(guid('k2'));
  // A reference to something that the file never held is exported as it came.
  expect(xml).toContain(guid('never'));
  expect(lost['dangling']).toEqual([
    'PictureSource “pic” · Coding',
    `Link “${guid('l')}”`,
    'Set “both” · MemberCode',
  ]);
});

test('a case keeps its description beside a code with the same identifier', async () => {
  const before = `<CodeBook><Codes><Code guid="${guid('x')}" name="x" isCodable="true"><Description>of the code</Description></Code></Codes></CodeBook><Cases><Case guid="${guid('x')}" name="x"><Description>of the case</Description>${ref('CodeRef', 'x')}</Case></Cases>`;

  const { differences: differing } = await thereAndBack(qdpx(qde(before)));

  expect(differing).toEqual([]);
});

describe('codings', () => {
  const twice =
    place('s', 4, 8, coding('k1', 'guide')) +
    place('t', 4, 8, coding('k2', 'guide')) +
    place('u', 9, 12, coding('k3', 'nothing'), 'name="was"') +
    place('v', 4, 8, coding('k4', 'market') + coding('k5', 'nothing'));

  test('with the same words, code and coder all come back, and one of an unknown code is reported', async () => {
    const { differences: differing, lost, faults } = await thereAndBack(file(textSource('fair', twice)));

    expect(faults).toEqual([]);
    expect(differing.map((line) => line.split('/').at(-1)?.split(' ')[0])).toEqual([
      'Coding',
      'CodeRef',
      'Coding',
      'CodeRef',
    ]);
    expect(lost['dangling']).toHaveLength(2);
  });

  test('that are removed take equal ones with them', async () => {
    await using project = await testProject();
    const { tables } = await broughtInto(project, file(textSource('fair', twice)));
    const sourceId = tables.source[0]?.id ?? '';
    const all = await project.api.codings.of({ sourceId });
    const first = all.find(({ codeId }) => codeId === guid('guide'));
    await project.api.codings.remove({ ids: [first?.id ?? ''] });

    const { xml } = await written(project);

    expect(xml).not.toContain(guid('k2'));
    expect(xml).toContain(guid('k4'));
  });
});

describe('the person who did something', () => {
  const users = `<Users><User guid="${guid('ann')}" name="Ann"/><User guid="${guid('no')}"/></Users>`;
  const sources = textSource(
    'fair',
    place('s', 4, 8, coding('k1', 'guide')) +
      place('t', 9, 12, coding('k2', 'guide', `creatingUser="${guid('gone')}"`)) +
      place('u', 13, 17, coding('k3', 'market'), `creatingUser="${guid('no')}"`) +
      place('m', 4, 8, '<Description>A thought.</Description>'),
  );
  const anonymous = file(sources, { before: users, after: `<Notes>${note('n')}</Notes>` });

  test('is nobody if the file named nobody', async () => {
    const { differences: differing, found } = await thereAndBack(anonymous);

    expect(differing).toEqual([]);
    const nameless = found.tables.coder.find(({ id }) => id === guid('no'));
    const unknown = found.tables.coder.filter(({ name }) => name === 'unknown user');
    expect(nameless?.name).toBe('unknown user');
    expect(unknown).toHaveLength(2);
  });

  test('is the same after another import of the exported file', async () => {
    await using first = await testProject();
    await broughtInto(first, anonymous);
    const once = await written(first);
    await using second = await testProject();
    await broughtInto(second, withoutOwn(once.entries));

    expect(await differences(once.xml, (await written(second)).xml)).toEqual([]);
  });

  test('is a user if it was done here', async () => {
    await using project = await testProject();
    await broughtInto(project, anonymous);
    await project.api.memos.add({ about: 'code', subjectId: guid('guide'), body: 'Mine.' });

    const { xml, faults } = await written(project);

    expect(xml).toMatch(/<User guid="[^"]+" name="Wei"\/>/);
    expect(xml).not.toContain('unknown user');
    expect(faults).toEqual([]);
  });
});

test.each([
  ['as it came', (xml: string) => xml],
  [
    'with identifiers that the schema does not allow',
    (xml: string) => xml.replaceAll(guid('m'), 'm1').replaceAll(guid('set'), 's1'),
  ],
  [
    'without identifiers',
    (xml: string) => xml.replaceAll(`guid="${guid('m')}"`, '').replaceAll(`guid="${guid('set')}"`, ''),
  ],
])('what was created here and comes back is nothing new: %s', async (_, as) => {
  const sources = textSource(
    'fair',
    place('m', 4, 8, '<Description>A thought.</Description>') + place('x', 5, 5000),
  );
  await using project = await testProject();
  const after = `<Sets><Set guid="${guid('set')}" name="all">${ref('MemberCode', 'guide')}</Set></Sets>`;
  await broughtInto(project, qdpx(as(study(sources, { after })), { 'sources/fair.txt': text }));
  const once = await written(project);
  await broughtInto(project, withoutOwn(once.entries), 'again.qdpx');

  expect(await differences(once.xml, (await written(project)).xml)).toEqual([]);
});

describe('notes', () => {
  test('come back in their form and place', async () => {
    const stamp = `creatingUser="${guid('ann')}" creationDateTime="2020-01-01T00:00:00Z" modifyingUser="${guid('ann')}" modifiedDateTime="2020-01-02T00:00:00+01:00"`;
    const before = `<Users><User guid="${guid('ann')}" name="Ann"/></Users>`;
    const sources = textSource(
      'fair',
      `${place('s', 4, 8, coding('k1', 'guide', '', ref('NoteRef', 'shared')) + ref('NoteRef', 'n1'))}${place('m', 9, 12, ref('NoteRef', 'n2'))}${ref('NoteRef', 'shared')}${ref('NoteRef', 'n3')}`,
    );
    const notes = [
      note('n1', '<Description>In short.</Description>', `${stamp} plainTextPath="internal://n1.txt"`),
      note(
        'n2',
        ' <Description>  Of its own. </Description><PlainTextContent>  Words \n </PlainTextContent>',
        stamp,
      ),
      note('n3', '', 'plainTextPath="internal://missing.txt"'),
      note('shared'),
      note('free', '<PlainTextContent/>'),
    ].join('');
    const archive = qdpx(study(sources, { before, after: `<Notes>${notes}</Notes>` }), {
      'sources/fair.txt': text,
      'sources/n1.txt': 'At length.',
    });

    const { differences: differing, xml, entries, faults } = await thereAndBack(archive);

    expect(differing).toEqual([]);
    expect(faults).toEqual([]);
    const [, entry = ''] =
      new RegExp(`${guid('n1')}"[^>]*plainTextPath="internal://([^"]+)"`).exec(xml) ?? [];
    expect(entries.get(`sources/${entry}`)?.toString('utf8')).toBe('At length.');
    expect(xml).toContain('plainTextPath="internal://missing.txt"');
  });

  test('with selections of their own in code points are reported when the file counts otherwise', async () => {
    const own = note('n', `<PlainTextContent>Who?</PlainTextContent>${place('ns', 4, 8)}`);
    const annotated = qdpx(
      study(textSource('fair', ref('NoteRef', 'n')), { after: `<Notes>${own}</Notes>` }),
      { 'sources/fair.txt': `😀 ${text}` },
    );

    expect((await thereAndBack(annotated)).lost['places']).toBeUndefined();
    expect((await thereAndBack(annotated, 'utf-16')).lost['places']).toEqual(['n']);
  });

  test('that are rewritten get a new time of change', async () => {
    await using project = await testProject();
    await broughtInto(project, file(textSource('fair', ''), { after: `<Notes>${note('n')}</Notes>` }));
    await project.api.memos.update({ id: guid('n'), title: 'n', body: 'Otherwise.' });

    const { xml } = await written(project);

    expect(xml).toContain('<PlainTextContent>Otherwise.</PlainTextContent>');
    expect(xml).toMatch(new RegExp(`${guid('n')}"[^>]*modifiedDateTime="2026`));
  });

  test('and the text representation of a pdf keep everything attached to them', async () => {
    const representation = `<Representation guid="${guid('rep')}" name="rep" plainTextPath="internal://fair.txt" creationDateTime="2020-05-05T05:05:05Z"><Description>Of the text.</Description>${coding('kr', 'guide')}${ref('NoteRef', 'n')}</Representation>`;
    const pdf = `<PDFSource guid="${guid('pdf')}" name="pdf" path="internal://r.pdf"><Description/>${representation}${coding('ks', 'market')}</PDFSource>`;

    const { differences: differing } = await thereAndBack(
      qdpx(study(pdf, { after: `<Notes>${note('n')}</Notes>` }), {
        'sources/fair.txt': text,
        'sources/r.pdf': '%PDF-1.4',
      }),
    );

    expect(differing).toEqual([]);
  });
});

describe('values', () => {
  const variable = (name: string, type: string) =>
    `<Variable guid="${guid(name)}" name="${name}" typeOfVariable="${type}"/>`;
  const value = (name: string, element: string) =>
    `<VariableValue>${ref('VariableRef', name)}${element}</VariableValue>`;
  const spelled = [
    value('Boolean', '<BooleanValue>1</BooleanValue>'),
    value('Integer', '<IntegerValue>-007</IntegerValue>'),
    value('Float', '<FloatValue>0.10</FloatValue>'),
    value('Date', '<DateValue>2019-12-01+08:00</DateValue>'),
    value('Text', '<TextValue> spaced 007 </TextValue>'),
    value('Empty', ''),
    value('Blank', '<TextValue/>'),
  ].join('');
  const variables = `<Variables>${['Boolean', 'Integer', 'Float', 'Date', 'Text'].map((each) => variable(each, each)).join('')}${variable('Empty', 'Integer')}${variable('Blank', 'Text')}</Variables>`;
  const cases = `<Cases><Case guid="${guid('c')}" name="Wang">${spelled}${ref('SourceRef', 'fair')}</Case></Cases>`;
  const nameless = `<Cases><Case guid="${guid('c')}">${spelled}${ref('SourceRef', 'fair')}</Case></Cases>`;

  test.each([
    ['of a source', file(textSource('fair', spelled), { before: variables })],
    ['of a respondent', file(textSource('fair', ''), { before: variables + cases })],
    ['of a source and a respondent', file(textSource('fair', spelled), { before: variables + cases })],
    ['of a case without a name', file(textSource('fair', ''), { before: variables + nameless })],
  ])('%s keep their type and come back as they were spelled', async (_, archive) => {
    const { differences: differing, found, faults } = await thereAndBack(archive);

    expect(differing).toEqual([]);
    expect(faults).toEqual([]);
    const kinds = new Set(found.tables.attribute.map(({ name, type }) => `${name} ${type}`));
    expect([...kinds]).toEqual(
      expect.arrayContaining([
        'Boolean boolean',
        'Integer integer',
        'Float decimal',
        'Date date',
        'Text text',
      ]),
    );
    const stored = new Set(found.tables.attributeValue.map((each) => each.value));
    expect(stored).toEqual(new Set(['true', '-7', '0.1', '2019-12-01', 'spaced 007']));
  });

  test('that are changed here are exported as they are now', async () => {
    await using project = await testProject();
    const { tables } = await broughtInto(
      project,
      file(textSource('fair', ''), { before: variables + nameless }),
    );
    const integer = tables.attribute.find(({ name }) => name === 'Integer');
    await project.api.attributes.set({ id: integer?.id ?? '', owners: [guid('fair')], value: '8' });

    const { xml } = await written(project);

    expect(xml.match(/<IntegerValue>[^<]*/g)).toEqual(['<IntegerValue>8']);
  });
});

test('a source is exported under the name it came with, an interview of this project under its label', async () => {
  const long = 'A conversation about how firms in the delta find one another, held in May 2019 at the fair';
  const before = `<Cases><Case guid="${guid('c')}" name="Wang">${ref('SourceRef', 'fair')}</Case></Cases>`;
  const source = textSource('fair', '').replace('name="fair"', `name="${long}"`);

  const { differences: differing, found } = await thereAndBack(file(source, { before }));

  expect(differing).toEqual([]);
  expect(found.tables.source[0]?.label).not.toBe(long);
});

test('codes come back with their spelling, and no voice is invented for a coding of an interview', async () => {
  const before = `<CodeBook><Codes><Code guid="{${guid('a').toUpperCase()}}" name=" a " isCodable="1" color="#AbC"><Description/></Code></Codes></CodeBook><Cases><Case guid="${guid('c')}" name="Wang">${ref('SourceRef', 'fair')}</Case></Cases>`;
  const archive = qdpx(
    qde(`${before}<Sources>${textSource('fair', selection('s', 4, 8, ['a']))}</Sources>`),
    {
      'sources/fair.txt': text,
    },
  );

  const { differences: differing, xml, lost } = await thereAndBack(archive);

  expect(differing).toEqual([]);
  expect(xml).toContain(`guid="{${guid('a').toUpperCase()}}"`);
  expect(lost['weights']).toBeUndefined();
});

describe('the root that NVivo puts above all codes', () => {
  const below = `${code('guide', code('market'))}${code('fair')}`;
  const wrapped = `<CodeBook><Codes><Code guid="${guid('root')}" name="Nodes" isCodable="false"><Description>All.</Description>${below}</Code></Codes></CodeBook>`;

  test('is not a code here, and comes back', async () => {
    const { found, differences: differing } = await thereAndBack(qdpx(qde(wrapped)));

    const roots = found.tables.code.filter(({ parentId }) => parentId === null).map(({ name }) => name);
    expect(roots.toSorted()).toEqual(['fair', 'guide']);
    expect(found.remarks).toContain('exchange:root_unwrapped');
    expect(differing).toEqual([]);
  });

  test('contains no code of this project', async () => {
    await using project = await testProject();
    await broughtInto(project, qdpx(qde(wrapped)));
    await project.api.codes.create({ name: 'mine' });

    const { xml } = await written(project);

    expect(xml).toMatch(/^ {6}<\/Code>\n {6}<Code guid="[^"]+" name="mine"/m);
  });

  test('is a code if something is coded with it', async () => {
    const coded = `<Sources>${textSource('fair', place('s', 4, 8, coding('k', 'root')))}</Sources>`;
    const { found } = await thereAndBack(qdpx(qde(wrapped + coded), { 'sources/fair.txt': text }));

    expect(found.codings).toEqual([{ source: 'fair', words: 'fair', code: 'Nodes' }]);
  });
});

test('a project with the name of the file keeps its dates, until somebody works in it', async () => {
  const archive = qdpx(
    qde(
      `<Users><User guid="${guid('ann')}" name="Ann"/></Users>${codes(code('guide'))}`,
      `name="Test study" origin="T" creatingUserGUID="${guid('ann')}" creationDateTime="2020-01-01T00:00:00.123Z" modifyingUserGUID="${guid('ann')}" modifiedDateTime="2020-02-01T00:00:00+02:00"`,
    ),
  );
  await using project = await testProject();
  await broughtInto(project, archive);
  const before = await written(project);
  await project.api.memos.add({ about: 'project', body: 'Mine.' });
  const after = await written(project);

  expect(before.xml).toContain(
    `creatingUserGUID="${guid('ann')}" creationDateTime="2020-01-01T00:00:00.123Z" modifyingUserGUID="${guid('ann')}" modifiedDateTime="2020-02-01T00:00:00+02:00"`,
  );
  expect(after.xml).toContain('creationDateTime="2020-01-01T00:00:00.123Z"');
  expect(after.xml).not.toContain('modifyingUserGUID');
});

test('a code without a colour is exported without one until it gets another', async () => {
  await using project = await testProject();
  const { tables } = await broughtInto(project, qdpx(qde(codes(code('guide')))));
  const before = await written(project);
  const [given] = tables.code;
  await project.api.codes.update({ id: guid('guide'), colour: ((given?.colour ?? 0) + 1) % 5 });
  const after = await written(project);

  expect(before.xml).not.toContain('color=');
  expect(after.xml).toContain('color="#');
});

test('a selection named after its words is renamed when these change', async () => {
  const named =
    place('s', 4, 8, coding('k1', 'guide'), 'name="fair"') +
    place('t', 9, 12, coding('k2', 'market'), 'name="line:1"');
  await using project = await testProject();
  const { tables } = await broughtInto(project, file(textSource('fair', named)));
  const { textHash = '' } = tables.source[0] ?? {};
  const before = await written(project);
  for (const id of [guid('k1'), guid('k2')])
    await project.api.codings.resize({ id, textHash, span: { start: 18, end: 20 } });
  const after = await written(project);

  const names = (xml: string) =>
    xml.match(/<PlainTextSelection[^>]* name="[^"]*"/g)?.map((each) => each.split('name=')[1]);
  expect(names(before.xml)).toEqual(['"fair"', '"line:1"']);
  expect(names(after.xml)).toEqual(expect.arrayContaining(['"in"', '"line:1"']));
});
