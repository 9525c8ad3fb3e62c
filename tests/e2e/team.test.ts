// A team in two windows: two people, each with a file of their own, over one server that goes away and comes back.
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { clientOf, newSession } from '#electron/hosts/commands/open-project.ts';
import { createWords } from '#words/words.ts';
import { quickKeys } from '../../scripts/quick-keys.ts';
import { concordInBrowser } from '../helpers/concord-in-browser.ts';
import { intercept } from '../helpers/intercept.ts';
import { startPostgres } from '../helpers/postgres.ts';
import { lines, testProject } from '../helpers/project.ts';
import { barriers } from '../helpers/screens.ts';
import { codeWords, NOTE, smallStudy } from '../helpers/study.ts';
import { teamDatabase } from '../helpers/team.ts';

const { t } = createWords('en');

test('what one person codes shows in the other’s window; without the server work goes on and is sent later', async () => {
  await using server = await startPostgres();
  await server.logins('boss', 'lena');
  const database = await teamDatabase(server);
  await using project = await testProject();
  const study = await smallStudy(project);
  const path = project.path;
  project.session.close();

  await using wei = await concordInBrowser({ project: path });
  await wei.api.team.create({
    url: `postgres://boss@/${database}?host=${server.folder}&port=${server.port}`,
  });
  const footer = wei.page.locator('footer');
  await footer.getByText('· 1 here').waitFor();
  await footer.getByText('· all sent').waitFor();
  const { invitation } = await wei.api.team.invite({ login: 'lena', role: 'coder' });
  await server.asked('postgres', 'GRANT concord_member TO lena');
  const other = join(wei.folder, 'lena.concord');
  const joining = newSession('en');
  await clientOf(joining).team.join({ path: other, invitation, name: 'Lena' });
  await joining.end();

  await using lena = await concordInBrowser({ project: other });
  await lena.page.getByRole('button', { name: /^Working as Lena/u }).waitFor();
  await lena.page.getByRole('button', { name: /^Working as Lena/u }).click();
  expect(await lena.page.getByRole('menuitem', { name: /^Wei/u }).count()).toBe(0);
  await lena.page.keyboard.press('Escape');
  await lena.api.codes.create({ name: 'broker' });
  await quickKeys(wei.page, 'g', 'c');
  await wei.page
    .getByRole('treeitem', { name: /broker/u })
    .or(wei.page.getByText('broker', { exact: true }))
    .first()
    .waitFor();

  await footer.getByRole('button', { name: 'Wei: team' }).click();
  const dialog = wei.page.getByRole('dialog', { name: 'Team' });
  await dialog.getByRole('row', { name: /Lena/u }).waitFor();
  expect(await barriers(wei.page, 'every')).toEqual([]);
  await dialog.getByRole('button', { name: 'What each may do' }).click();
  const mayChange = dialog.getByRole('button', { name: /Who may change codes/u });
  const chosen = async (who: string): Promise<void> => {
    await mayChange.click();
    await wei.page.getByRole('option', { name: who }).click();
  };
  await chosen('Owners alone');
  await dialog.getByRole('cell', { name: 'sources only' }).waitFor();
  await chosen('Every coder');
  await dialog.getByRole('cell', { name: 'sources only' }).waitFor({ state: 'detached' });
  // Escape closes the list of choices as long as it is there, and then the dialog.
  await wei.page.getByRole('option').first().waitFor({ state: 'detached' });
  await wei.page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });

  await server.stop();
  await lena.api.codes.create({ name: 'host' });
  const lenas = lena.page.locator('footer');
  await lenas.getByText(/· offline since/u).waitFor();
  await lenas.getByText('· 1 kept here').waitFor();

  await expect(lena.api.team.leave({})).rejects.toMatchObject({
    key: 'errors:team_leave_offline',
    parameters: { count: 1 },
  });

  await server.start();
  // Not waiting until they try again by themselves: the longer the server was away, the longer that takes.
  for (const { api } of [lena, wei]) await api.team.sync({});
  await lenas.getByText('· all sent').waitFor();
  await wei.page.getByText('host', { exact: true }).first().waitFor();

  // Both write in one note at once, in different paragraphs: the caret stays where it is.
  const { id: noteId, textHash: noteHash } = study.sources.second;
  await wei.page.keyboard.press('ControlOrMeta+k');
  await wei.page.getByRole('combobox', { name: 'Find anything' }).fill('N9.2');
  await wei.page.keyboard.press('Enter');
  const note = wei.page.getByRole('textbox', { name: 'Text of Interview N9.2' });
  await note.waitFor();
  await note.focus();
  await wei.page.keyboard.press('ControlOrMeta+End');
  const doc = lines(NOTE.replace('Sees', 'Lena sees'));
  await lena.api.notes.save({ sourceId: noteId, textHash: noteHash, doc, moved: [] });
  const lenaSends = lena.api.team.sync({});
  await wei.page.keyboard.type(' Wei goes on', { delay: 60 });
  await lenaSends;
  await note.getByText('Lena sees').waitFor();
  await wei.page.keyboard.type(' writing.');
  const both = NOTE.replace('Sees', 'Lena sees').concat(' Wei goes on writing.');
  const noteOf = async ({ api }: typeof wei): Promise<string> =>
    (await api.sources.text({ id: noteId })).text;
  for (const each of [wei, lena]) await expect.poll(() => noteOf(each)).toBe(both);

  // What one renames, the other sees. In a blind round neither window shows what the other codes, until the owner unlocks it.
  await lena.api.codes.update({ id: study.codes.standards.id, name: 'norms' });
  await lena.api.team.sync({});
  const namesOf = async ({ api }: typeof wei): Promise<string[]> =>
    (await api.project.records()).tables.code.map(({ name }) => name);
  await expect.poll(() => namesOf(wei)).toContain('norms');
  await wei.page.keyboard.press('ControlOrMeta+k');
  await wei.page.getByRole('combobox', { name: 'Find anything' }).fill('Blind rounds');
  await wei.page.getByRole('option', { name: 'Blind rounds' }).first().waitFor();
  await wei.page.keyboard.press('Enter');
  await wei.page.getByRole('button', { name: t('blind_rounds:open') }).press('Enter');
  const opening = wei.page.getByRole('dialog', { name: t('blind_rounds:dialog.title') });
  await opening.getByRole('radio', { name: t('blind_rounds:dialog.codebooks.own') }).check({ force: true });
  await opening.getByRole('button', { name: t('blind_rounds:dialog.action') }).click();
  await wei.page
    .getByText('As an administrator of the database, keeper could read what is sealed.')
    .waitFor();
  await lena.api.team.sync({});
  for (const each of [footer, lenas]) await each.getByText('· Round 1, sealed').waitFor();
  await codeWords(lena, study.sources.other, study.codes.connector, '两家供应商');
  for (const { api } of [lena, wei]) await api.team.sync({});
  const codingsOf = async ({ api }: typeof wei) =>
    (await api.sources.text({ id: study.sources.other.id })).codings.map(({ codeId }) => codeId).sort();
  expect(await codingsOf(wei)).toEqual([]);
  await wei.page.getByRole('button', { name: 'Unlock…' }).press('Enter');
  const unlocking = wei.page.getByRole('dialog', { name: 'Unlock Round 1?' });
  await unlocking.getByText(/^All that Wei and Lena sealed in the round is published/u).waitFor();
  // As where the team had moved and Lena's file had not come yet: she is named, and nothing is unlocked unless Wei says so.
  const parameters = { names: 'Lena', round: 'Round 1', count: 1 };
  const error = { code: 'conflict', key: 'errors:team_round_not_come', parameters };
  const refusal = `${JSON.stringify({ outcome: { ok: false, error } })}\n`;
  await intercept(wei.page, '**/rpc/rounds.unlock', (route) => route.fulfill({ body: refusal }), {
    times: 1,
  });
  await unlocking.getByRole('button', { name: 'Unlock for both' }).press('Enter');
  const question = wei.page.getByRole('alertdialog', { name: t('blind_rounds:unlocking.not_come_title') });
  await question.getByText(/^Lena may have coded in the round and has not come/u).waitFor();
  const unlocks = wei.page.waitForRequest('**/rpc/rounds.unlock');
  await question.getByRole('button', { name: t('blind_rounds:unlocking.not_come_yes') }).press('Enter');
  expect((await unlocks).postDataJSON()).toMatchObject({ input: { anyway: true } });
  await wei.page.getByRole('heading', { name: 'Where Wei and Lena differ' }).waitFor();
  for (const each of [wei, lena])
    await expect.poll(() => codingsOf(each)).toEqual([study.codes.connector.id]);
  for (const each of [footer, lenas]) await each.getByText('· all sent').waitFor();

  // Before she has heard of the unlock, Lena's file would refuse to change texts that the round froze.
  const isUnlocked = async ({ api }: typeof wei): Promise<boolean> =>
    (await api.rounds.list()).rounds.every(({ unlockedAt }) => unlockedAt !== null);
  for (const each of [wei, lena]) await expect.poll(() => isUnlocked(each)).toBe(true);

  // Both go on without the server, in the same places.
  await server.stop();
  await wei.api.codes.merge({ fromIds: [study.codes.market.id], intoId: study.codes.guide.id });
  await codeWords(lena, study.sources.other, study.codes.market, 'certificates help little');
  for (const [{ api }, name] of [
    [wei, 'Wei'],
    [lena, 'Lena'],
  ] as const) {
    const { id, textHash } = study.sources.first;
    await api.notes.save({
      sourceId: id,
      textHash,
      doc: lines(NOTE.replace('Sees', `${name} sees`)),
      moved: [],
    });
    await api.codes.update({
      id: study.codes.connector.id,
      fullDefinition: `Brings people together, says ${name}.`,
    });
  }
  for (const each of [footer, lenas]) await each.getByText('· 3 kept here').waitFor();
  await server.start();
  for (const { api } of [wei, lena, wei]) await api.team.sync({});
  for (const each of [footer, lenas]) await each.getByText('· all sent').waitFor();
  const held = async ({ api }: typeof wei): Promise<number> => (await api.team.state({}))!.held;
  await expect.poll(async () => (await held(wei)) + (await held(lena))).toBe(1);
  const [later, earlier] = (await held(lena)) === 1 ? [lena, wei] : [wei, lena];
  const { connector, guide } = study.codes;
  for (const each of [wei, lena])
    await expect.poll(() => codingsOf(each)).toEqual([connector.id, guide.id].sort());

  const { page } = later;
  await page.locator('footer').getByRole('button', { name: '1 held' }).click();
  await page.getByRole('heading', { name: 'Text of N9' }).waitFor();
  await page.getByRole('button', { name: 'Both, one after the other A' }).waitFor();
  expect(await barriers(page, 'every')).toEqual([]);
  await page.keyboard.press('a');
  await page.getByRole('heading', { name: 'connector: the definition' }).waitFor();
  const text = async ({ api }: typeof wei) => (await api.sources.text({ id: study.sources.first.id })).text;
  await expect.poll(() => text(earlier)).toMatch(/^(?:Wei|Lena) sees.*\n(?:Wei|Lena) sees/u);
  await page.getByRole('button', { name: 'Mine stays 1' }).waitFor();
  await page.keyboard.press('s');
  await page.getByText('Nothing waits for you').waitFor();
  await page.keyboard.press('ControlOrMeta+z');
  await page.getByRole('heading', { name: 'connector: the definition' }).waitFor();
  await page.keyboard.press('Shift+s');
  await page.getByText('Nothing waits for you').waitFor();

  // The same person on another machine takes back what was done on the first.
  const second = newSession('en');
  const laptop = clientOf(second);
  await laptop.team.join({ path: join(wei.folder, 'laptop.concord'), invitation });
  await lena.api.codes.create({ name: 'guide of fairs' });
  await lena.api.team.sync({});
  await laptop.team.sync({});
  await laptop.history.undo();
  await laptop.team.sync({});
  await second.end();
  const isThere = async ({ api }: typeof wei): Promise<boolean> =>
    (await api.project.records()).tables.code.some(({ name }) => name === 'guide of fairs');
  for (const each of [wei, lena]) await expect.poll(() => isThere(each)).toBe(false);

  // The team moves, and each goes there by themselves.
  const elsewhere = await teamDatabase(server);
  await footer.getByRole('button', { name: 'Wei: team' }).click();
  await dialog.getByRole('button', { name: 'Start the log again…' }).click();
  const again = wei.page.getByRole('dialog', { name: 'Start the log again' });
  await again.getByRole('button', { name: 'Compare' }).click();
  await wei.page.getByText(/^The log is whole and ends at change/u).waitFor();
  await wei.page.keyboard.press('Escape');
  await again.getByRole('button', { name: 'Compare' }).waitFor();
  await wei.page.keyboard.press('Escape');
  await footer.getByRole('button', { name: 'Wei: team' }).click();
  await dialog.getByRole('button', { name: 'Move the team…' }).click();
  const moving = wei.page.getByRole('dialog', { name: 'Move the team to another place' });
  await moving.getByLabel('Server', { exact: true }).fill(`${server.folder}:${server.port}`);
  await moving.getByLabel('Database', { exact: true }).fill(elsewhere);
  await wei.page.keyboard.press('Enter');
  await moving.getByRole('button', { name: 'Move the team', exact: true }).click();
  await moving.getByText('The old place tells the others where the team is.', { exact: false }).waitFor();
  expect(await barriers(wei.page, 'every')).toEqual([]);
  await lena.api.team.sync({}).catch(() => undefined);
  await lenas.getByText('· the team has moved').waitFor();
  await lenas.getByRole('button', { name: 'Go there…' }).click();
  const moved = lena.page.getByRole('dialog', { name: 'Team' });
  await moved.getByText(new RegExp(`kept at .*${elsewhere}`, 'u')).waitFor();
  expect(await barriers(lena.page, 'every')).toEqual([]);
  await moved.getByRole('button', { name: 'Go there', exact: true }).click();
  await moved.getByRole('row', { name: /Wei/u }).waitFor();
  await lenas.getByText('· all sent').waitFor();
  expect([...wei.complaints, ...lena.complaints]).toEqual([]);
});
