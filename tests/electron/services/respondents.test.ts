// A person counts once, however the name is written.
import { expect, test } from 'vitest';
import { expectCommand } from '../../helpers/laws.ts';
import { testProject } from '../../helpers/project.ts';

test('a name in another case or width is the same respondent, by every way in', async () => {
  await using project = await testProject();
  const { api } = project;
  await api.interviews.create({ label: 'N9', date: '2024-12' });
  await api.interviews.create({ label: 'n9.2', date: '2025-01' });
  await api.imports.paste({ title: 'n9.3', text: 'Says this.', kind: 'interview', respondents: ['Ｎ９'] });

  const { tables } = await api.project.records();

  expect(tables.respondent.map(({ name }) => name)).toEqual(['N9']);
  expect(tables.sourceRespondent).toHaveLength(3);
  await expect(api.respondents.add({ name: 'n9' })).rejects.toMatchObject({
    key: 'errors:respondent_name_taken',
    parameters: { name: 'N9' },
  });
  const other = await api.respondents.add({ name: 'N10' });
  await expect(api.respondents.rename({ id: other.id, name: 'n9' })).rejects.toMatchObject({
    key: 'errors:respondent_name_taken',
  });
  await api.respondents.rename({ id: other.id, name: 'n10' });
});

test('the consent of people is recorded as one act, and merged people keep the narrower one', async () => {
  await using project = await testProject();
  const { api } = project;
  const [one, other] = [await api.respondents.add({ name: 'N1' }), await api.respondents.add({ name: 'N2' })];
  const scopes = async () =>
    (await api.project.records()).tables.respondent.map(({ name, consent }) => `${name} ${consent}`).sort();

  await expectCommand(project, () =>
    api.respondents.setConsent({ ids: [one.id, other.id], consent: 'quotation' }),
  );
  await api.respondents.setConsent({ ids: [other.id], consent: 'counts' });
  expect(await scopes()).toEqual(['N1 quotation', 'N2 counts']);
  await expectCommand(project, () => api.respondents.merge({ keepId: one.id, goneId: other.id }));
  expect(await scopes()).toEqual(['N1 counts']);
});
