// A file of another program is imported again after changes there: the changes are taken, and nothing is doubled.
import { expect, test } from 'vitest';
import { all } from '#db/write.ts';
import { attributeValue } from '#core/attribute-value.ts';
import { code, codes, guid, qde, qdpx, selection, textSource } from '../../../helpers/exchange-files.ts';
import { testProject, type TestProject } from '../../../helpers/project.ts';
import { bring, keys, preview, saved, withoutOwn } from './own-data.ts';

interface Said {
  readonly type?: string;
  readonly ofSource?: string;
  readonly ofCase?: string;
  readonly description?: string;
  readonly more?: string;
}

/** One variable with values on a source and on a case. */
function ages({
  type = 'Integer',
  ofSource = '42',
  ofCase = '33',
  description = 'cdesc',
  more = '',
}: Said = {}) {
  const value = (literal: string) =>
    `<VariableValue><VariableRef targetGUID="${guid('age')}"/>${literal === '' ? '' : `<${type}Value>${literal}</${type}Value>`}</VariableValue>`;
  return qdpx(
    qde(
      `<Variables><Variable guid="${guid('age')}" name="Age" typeOfVariable="${type}"><Description>v${more}</Description></Variable></Variables>` +
        `<Cases><Case guid="${guid('anna')}" name="Anna"><Description>${description}</Description>${value(ofCase)}<SourceRef targetGUID="${guid('fair')}"/></Case></Cases>` +
        `<Sources>${textSource('fair', value(ofSource))}</Sources>`,
    ),
    { 'sources/fair.txt': 'The fair was held in May.' },
  );
}

function values({ store }: TestProject): string[] {
  const attributes = new Map(all(store().db, 'attribute').map((row) => [row.id, row]));
  return all(store().db, 'attributeValue')
    .map(({ attributeId, sourceId, value }) => {
      const { name, owner, type } = attributes.get(attributeId) ?? {};
      expect(type && attributeValue(value, type)).toBe(value);
      return `${name} of ${owner}: ${value} on ${sourceId === null ? 'respondent' : 'source'}`;
    })
    .toSorted();
}

test.each([
  ['lacks one', ages(), ages({ ofSource: '' })],
  ['has one value more', ages({ ofSource: '' }), ages()],
  ['lacks the other value', ages(), ages({ ofCase: '' })],
  ['has the other value too', ages({ ofCase: '' }), ages()],
])('values of a variable stay where they belong when the newer file %s', async (_, older, newer) => {
  await using project = await testProject();
  await bring(project, older);
  const before = all(project.store().db, 'attribute').length;

  await bring(project, newer);

  expect(before).toBeLessThanOrEqual(2);
  expect(values(project)).toEqual(['Age of respondent: 33 on respondent', 'Age of source: 42 on source']);
  expect((await project.api.project.check()).problems).toEqual([]);
  const { entries } = await saved(project);
  const written = String(entries.get('project.qde'));
  expect(written.match(/<Variable /g)).toHaveLength(1);
  expect(written).toContain(`<Variable guid="${guid('age')}" name="Age"`);
});

test('a value on an owner of the wrong kind is a problem that the check finds', async () => {
  await using project = await testProject();
  await bring(project, ages());
  project.store().db.sqlite.exec(
    `UPDATE attribute_value SET source_id = NULL, respondent_id = (SELECT id FROM respondent)
     WHERE source_id IS NOT NULL`,
  );

  expect((await project.api.project.check()).problems).toMatchObject([
    // No act wrote this value.
    { key: 'check_rows', parameters: { table: 'attribute_value', count: 1 } },
    { key: 'check_value', parameters: { name: 'Age', count: 1 } },
  ]);
});

test('a new type comes with its values, without a conflict if nothing was changed here', async () => {
  await using project = await testProject();
  await bring(project, ages());

  const report = await bring(project, ages({ type: 'Text', ofCase: 'thirty' }));

  expect(keys(report)).not.toContain('exchange:conflicts_ours');
  expect(report.changed).toEqual({ attribute: 2, attributeValue: 1 });
  expect(values(project)).toEqual(['Age of respondent: thirty on respondent', 'Age of source: 42 on source']);
});

test('but not if a value here does not fit it: then attribute and value stay, with a remark', async () => {
  await using project = await testProject();
  await bring(project, ages({ type: 'Text', ofCase: 'thirty' }));
  const [respondent] = all(project.store().db, 'attributeValue', { value: 'thirty' });
  await project.api.attributes.set({
    id: respondent?.attributeId ?? '',
    owners: [respondent?.respondentId ?? ''],
    value: 'about thirty',
  });

  const report = await bring(project, ages({ ofCase: '33' }), { conflicts: 'ours' });

  expect(keys(report)).toContain('exchange:unsound');
  expect(values(project)).toContain('Age of respondent: about thirty on respondent');
});

test('the description of a case is a memo, which is updated and exported again', async () => {
  await using project = await testProject();
  await bring(project, ages());
  expect(all(project.store().db, 'memo')).toMatchObject([{ about: 'respondent', body: 'cdesc' }]);

  const report = await bring(project, ages({ description: 'CDESC NEW' }));

  expect(report.changed).toEqual({ memo: 1 });
  expect(all(project.store().db, 'memo')).toMatchObject([{ about: 'respondent', body: 'CDESC NEW' }]);
  const { entries, losses } = await saved(project);
  expect(String(entries.get('project.qde'))).toContain('<Description>CDESC NEW</Description>');
  expect(losses).not.toContain('exchange:lost_memos');
  expect((await bring(project, withoutOwn(entries))).made).toEqual({});
});

const coded = (...[maker, note, description]: [string, string, string]) =>
  qdpx(
    qde(
      `<Users><User guid="${guid('ulla')}" name="Ulla"/><User guid="${guid('vera')}" name="Vera"/></Users>` +
        codes(code('guide')) +
        `<Sources>${textSource('fair', selection('s', 4, 8, ['guide'], note).replace('<Coding ', `<Coding creatingUser="${guid(maker)}" `))}</Sources>` +
        `<Notes><Note guid="${guid('n1')}" name="n1"><PlainTextContent>Words.</PlainTextContent></Note></Notes>` +
        `<Description>${description}</Description>`,
    ),
    { 'sources/fair.txt': 'The fair was held in May.' },
  );

test('a new creator of a coding, a note moved from a passage and a new description of the project are taken', async () => {
  await using project = await testProject();
  const { db } = project.store();
  await bring(project, coded('ulla', '', 'Old.'));

  const report = await bring(project, coded('vera', `<NoteRef targetGUID="${guid('n1')}"/>`, 'New.'));

  expect(report.changed).toEqual({ coding: 1, memo: 1, project: 1 });
  const [vera] = all(db, 'coder', { name: 'Vera' });
  expect(all(db, 'coding')).toMatchObject([{ coderId: vera?.id }]);
  expect(all(db, 'memo')).toMatchObject([{ about: 'coding', codingId: all(db, 'coding')[0]?.id }]);
  expect(all(db, 'project')).toMatchObject([{ description: 'New.' }]);
});

test('a project with a description keeps it, whatever the file says', async () => {
  await using project = await testProject();
  await project.api.project.update({ description: 'Ours.' });

  const report = await bring(project, coded('ulla', '', 'Theirs.'));

  expect(keys(report)).not.toContain('exchange:conflicts_ours');
  expect(all(project.store().db, 'project')).toMatchObject([{ description: 'Ours.' }]);
});

test('a new description of a variable is reported, and exported again', async () => {
  await using project = await testProject();
  await bring(project, ages());
  const newer = ages({ more: ' NEW' });

  const looked = await preview(project, newer);
  const report = await bring(project, newer);

  expect(looked.isNew).toBe(true);
  expect(report.remarks).toContainEqual({
    key: 'exchange:renewed',
    parameters: { count: 1 },
    items: ['Age'],
  });
  const { entries } = await saved(project);
  expect(String(entries.get('project.qde'))).toContain('<Description>v NEW</Description>');
  expect(await bring(project, newer)).toMatchObject({ exchangeId: null });
  // The last import counts, as for rows: nothing tells that it is older.
  expect(keys(await bring(project, ages()))).toContain('exchange:renewed');
  expect(String((await saved(project)).entries.get('project.qde'))).toContain('<Description>v</Description>');
});

test('a coder who did nothing here is not reported as having worked on both sides', async () => {
  await using project = await testProject();
  await bring(project, coded('ulla', '', 'x'));
  const other = qdpx(
    qde(
      `<Users><User guid="${guid('ulla')}" name="Ulla"/></Users>` +
        codes(code('guide')) +
        `<Sources>${textSource('fair', selection('t', 9, 12, ['guide']).replace('<Coding ', `<Coding creatingUser="${guid('ulla')}" `))}</Sources>`,
    ),
    { 'sources/fair.txt': 'The fair was held in May.' },
  );

  expect(keys(await bring(project, other))).not.toContain('exchange:coder_on_both_sides');
  expect(keys(await bring(project, other, { merge: false }))).not.toContain('exchange:coder_on_both_sides');
});

test('a name given here stays without a conflict when a file with other identifiers still has the earlier name', async () => {
  await using project = await testProject();
  const file = (key: string) =>
    qdpx(qde(`<Sources>${textSource('fair', '').replace(guid('fair'), guid(key))}</Sources>`), {
      'sources/fair.txt': 'The fair was held in May.',
    });
  await bring(project, file('one'));
  const [source] = all(project.store().db, 'source');
  await project.api.sources.update({ ids: [source?.id ?? ''], title: 'About the fair' });

  const report = await bring(project, file('two'));

  expect(keys(report)).not.toContain('exchange:conflicts_ours');
  expect(all(project.store().db, 'source')).toMatchObject([{ title: 'About the fair' }]);
});
