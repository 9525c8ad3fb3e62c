// Whatever differs in the exported file is reported, and what has no name gets none there.
import { expect, test } from 'vitest';
import { all } from '#db/write.ts';
import { code, codes, guid, qde, qdpx, selection, textSource } from '../../../helpers/exchange-files.ts';
import { testProject } from '../../../helpers/project.ts';
import { smallStudy } from '../../../helpers/study.ts';
import { bring } from './own-data.ts';
import { written } from './written.ts';

const files = { 'sources/fair.txt': 'The fair was held in May.' };

test('a code and a variable without a name get a name in this project only', async () => {
  await using project = await testProject();
  await bring(
    project,
    qdpx(
      qde(
        codes(code('guide').replace('name="guide"', 'name=""')) +
          `<Variables><Variable guid="${guid('v')}" name=" " typeOfVariable="Text"/></Variables>`,
      ),
    ),
  );
  const qdeOf = async () => (await written(project)).xml;

  expect(all(project.store().db, 'code').map(({ name }) => name)).not.toEqual(['']);
  expect(await qdeOf()).toContain(`<Code guid="${guid('guide')}" name=""`);
  expect(await qdeOf()).toContain(`<Variable guid="${guid('v')}" name=" "`);
  await project.api.codes.update({ id: guid('guide'), name: 'now named' });
  expect(await qdeOf()).toContain(`<Code guid="${guid('guide')}" name="now named"`);
});

test('characters that no file of the standard can hold are reported as losses, with their places', async () => {
  await using project = await testProject();
  await project.api.memos.add({ about: 'project', title: 'Of a bell\u0007', body: 'It rang\u0007.' });

  const { lost } = await written(project);

  expect(lost['repaired']).toEqual(['Note “Of a bell\u0007” · U+0007']);
});

test('the titles of interviews, which are exported under their labels, are reported as losses', async () => {
  await using project = await testProject();
  const { sources } = await smallStudy(project);
  await project.api.sources.update({ ids: [sources.first.id], title: 'The long talk' });

  const { lost } = await written(project);

  expect(lost['titles']).toContain('N9 · The long talk');
});

test('the name of a project imported into one of another name is reported, but not that of a project made from it', async () => {
  await using project = await testProject();
  await bring(project, qdpx(qde(codes(code('guide'))).replace(/ name="[^"]*"/, ' name="Of theirs"')));

  const { lost } = await written(project);
  expect(lost['project_facts']).toEqual(['Of theirs']);

  await project.api.project.update({ name: 'Of theirs' });
  expect((await written(project)).lost['project_facts']).toBe(undefined);
});

test('no identifier occurs twice when a note with selections of its own came a second time', async () => {
  await using project = await testProject();
  const note = `<Note guid="${guid('n')}" name="n"><PlainTextContent>On it.</PlainTextContent>${selection('own', 0, 3, ['guide'])}</Note>`;
  const bytes = qdpx(
    qde(
      codes(code('guide')) +
        `<Sources>${textSource('fair', `<NoteRef targetGUID="${guid('n')}"/>`)}</Sources><Notes>${note}</Notes>`,
    ),
    files,
  );
  await bring(project, bytes);
  await bring(project, bytes, { merge: false });

  const { xml } = await written(project);

  const guids = [...xml.matchAll(/ guid="([^"]+)"/g)].map(([, each]) => each?.toLowerCase());
  expect(guids.filter((each, index) => guids.indexOf(each) !== index)).toEqual([]);
  expect(guids).toContain(guid('own').toLowerCase());
});

test('a malformed identifier is reported once', async () => {
  await using project = await testProject();
  const same = '<Code guid="c1" name="one" isCodable="true"/><Code guid="c1" name="two" isCodable="true"/>';

  const { remarks } = await bring(project, qdpx(qde(codes(same))));

  expect(remarks.filter(({ key }) => key === 'exchange:code_renumbered')).toHaveLength(1);
});

test('white space around a description is kept', async () => {
  await using project = await testProject();
  const says = '  Indented.\n\n';

  await bring(project, qdpx(qde(codes(code('guide', `<Description>${says}</Description>`)))));

  expect(all(project.store().db, 'code').map(({ fullDefinition }) => fullDefinition)).toEqual([says]);
});

test('white space around descriptions of other programs is kept', async () => {
  await using project = await testProject();
  const note = `<Notes><Note guid="${guid('n')}" name="A note"><Description> as is \n</Description><PlainTextContent>said</PlainTextContent></Note></Notes>`;
  await bring(project, qdpx(qde(codes(code('guide', '<Description>  To lead.\n</Description>')) + note)));

  expect(all(project.store().db, 'code').map(({ fullDefinition }) => fullDefinition)).toEqual([
    '  To lead.\n',
  ]);
  expect(all(project.store().db, 'memo').map(({ body }) => body)).toEqual([' as is \n\n\nsaid']);
  const { xml } = await written(project);
  expect(xml).toContain('<Description> as is \n</Description>');
});

test('an annotation without a name is named after its words, and exported without a name again', async () => {
  await using project = await testProject();
  const ownSelection = `<Note guid="${guid('qc')}"><PlainTextContent>Who?</PlainTextContent><PlainTextSelection guid="${guid('qs')}" startPosition="4" endPosition="8"/></Note>`;
  const linked = `<Note guid="${guid('nv')}"><PlainTextContent>When?</PlainTextContent></Note>`;
  const links = `<Links><Link guid="${guid('l')}" direction="OneWay" originGUID="${guid('nv')}" targetGUID="${guid('s')}"/></Links>`;
  const source = textSource('fair', `${selection('s', 21, 24, [])}<NoteRef targetGUID="${guid('qc')}"/>`);
  await bring(
    project,
    qdpx(
      qde(
        `${codes(code('guide'))}<Sources>${source}</Sources><Notes>${ownSelection}${linked}</Notes>${links}`,
      ),
      files,
    ),
  );

  const memos = all(project.store().db, 'memo').map(({ title, body, about }) => [title, body, about]);
  expect(memos.toSorted(([a], [b]) => (a ?? '').localeCompare(b ?? ''))).toEqual([
    ['fair', 'Who?', 'source'],
    ['May', 'When?', 'source'],
  ]);
  const { xml } = await written(project);
  expect(xml.match(/<Note [^>]*>/g)?.filter((note) => note.includes('name='))).toEqual([]);
  const [first] = all(project.store().db, 'memo');
  await project.api.memos.update({ id: first?.id ?? '', title: 'Of the fair' });
  expect((await written(project)).xml).toContain('name="Of the fair"');
});
