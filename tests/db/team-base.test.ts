// A base of a team's study that leaves out what is not in the log.
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { makeBase } from '#db/team/base.ts';
import { teamOf } from '#db/team/team-of.ts';
import type { TestProject } from '../helpers/project.ts';
import { codeWords } from '../helpers/study.ts';
import { twoReplicas } from '../helpers/two-replicas.ts';

/** Copies the study into a file of its own, of which a base is to be made, and returns its path. */
function copied(project: TestProject): string {
  const base = join(project.folder, 'base.concord');
  project.store().db.sqlite.exec(`VACUUM INTO '${base}'`);
  return base;
}

/** The same with what is coded sealed in a round, and the number of the act before it. */
function withSealedCoding(project: TestProject): { readonly base: string; readonly before: number } {
  const base = copied(project);
  const copy = new Database(base);
  copy.exec("UPDATE change SET team_seq = NULL, round = 'r', is_late = 1 WHERE method = 'codings.apply'");
  const coded = copy.prepare("SELECT min(seq) FROM change WHERE method = 'codings.apply'").pluck().get();
  copy.close();
  return { base, before: Number(coded) - 1 };
}

test('an act that was settled after a later one was done stands in the base as it stands in the log', async () => {
  await using files = await twoReplicas();
  const { wei, lin, study } = files;
  const { id } = study.codes.guide;
  await lin.project.api.codes.update({ id, whenToUse: 'of Lin' });
  // What is coded in a round is not in the log until it is unlocked.
  await codeWords(lin.project, study.sources.first, study.codes.guide, 'suppliers');
  await wei.project.api.codes.update({ id, whenToUse: 'of Wei' });
  await wei.replica.sync();
  await lin.replica.sync();
  const { sqlite } = lin.project.store().db;
  const { base, before } = withSealedCoding(lin.project);
  expect(teamOf(lin.project.store().db)?.head).toBe(3);

  makeBase(base, before);

  const made = new Database(base, { readonly: true });
  const words = (db: Database.Database): unknown =>
    db.prepare('SELECT when_to_use FROM code WHERE id = ?').pluck().get(id);
  expect(words(made)).toBe(words(sqlite));
  expect(made.prepare("SELECT count(*) FROM coding WHERE quote_digest <> ''").pluck().get()).toBe(0);
  made.close();
});

test('an act of which nothing was left when it was settled is undone in the base, as it is in the file', async () => {
  await using files = await twoReplicas();
  const { wei, lin, study } = files;
  const { guide, connector } = study.codes;
  // Its place among the codes of its parent stays the second.
  await wei.project.api.codes.create({ name: 'forums', parentId: connector.id });
  await wei.replica.sync();
  await lin.replica.sync();
  await lin.project.api.codes.move({ id: guide.id, parentId: connector.id });
  await codeWords(lin.project, study.sources.first, guide, 'suppliers');
  await wei.project.api.codes.move({ id: connector.id, parentId: guide.id });
  await wei.replica.sync();
  await lin.replica.sync();
  const { sqlite } = lin.project.store().db;
  expect(
    sqlite.prepare("SELECT team_seq FROM change WHERE method = 'codes.move' ORDER BY seq").pluck().all(),
  ).toContain(0);
  const parents = (db: Database.Database): unknown =>
    db.prepare('SELECT id, parent_id FROM code ORDER BY id').all();
  const { base, before } = withSealedCoding(lin.project);

  makeBase(base, before);

  const made = new Database(base, { readonly: true });
  expect(parents(made)).toEqual(parents(sqlite));
  expect(parents(made)).toContainEqual({ id: connector.id, parent_id: guide.id });
  made.close();
});

test('an act of which nothing was left when it was settled is undone in the base, too, where it and its undo were set aside together', async () => {
  await using files = await twoReplicas();
  const { wei, lin, study } = files;
  const { guide, market } = study.codes;
  await lin.project.api.codes.remove({ id: market.id });
  await lin.project.api.history.undo();
  await codeWords(lin.project, study.sources.first, guide, 'suppliers');
  // With what is changed of it meanwhile, the code stays: the removal comes to nothing, and so does its undo.
  await wei.project.api.codes.update({ id: market.id, whenToUse: 'of Wei' });
  await wei.replica.sync();
  await lin.replica.sync();
  const { sqlite } = lin.project.store().db;
  // Both together changed nothing, so that no row tells that they were set aside.
  expect(sqlite.prepare("SELECT count(*) FROM change WHERE method = 'team.aside'").pluck().get()).toBe(0);
  expect(sqlite.prepare("SELECT team_seq FROM change WHERE method = 'codes.remove'").pluck().get()).toBe(0);
  const codes = (db: Database.Database): unknown => db.prepare('SELECT * FROM code ORDER BY id').all();
  const { base, before } = withSealedCoding(lin.project);

  makeBase(base, before);

  const made = new Database(base, { readonly: true });
  expect(codes(made)).toEqual(codes(sqlite));
  made.close();
});

test('keys of one person’s own that came along beside the history do not keep a base from being made', async () => {
  await using files = await twoReplicas();
  const { lin, study } = files;
  const { guide } = study.codes;
  await lin.replica.sync();
  await lin.project.api.codes.update({ id: guide.id, pin: 3 });
  await codeWords(lin.project, study.sources.first, guide, 'suppliers');
  const { sqlite } = lin.project.store().db;
  const since = Number(sqlite.prepare('SELECT since FROM team').pluck().get());
  const base = copied(lin.project);
  const copy = new Database(base);
  expect(copy.prepare('DELETE FROM own_pin').run().changes).toBeGreaterThan(0);
  copy.close();

  makeBase(base, since);

  const made = new Database(base, { readonly: true });
  expect(made.prepare('SELECT count(*) FROM coding').pluck().get()).toBe(
    Number(sqlite.prepare('SELECT count(*) FROM coding').pluck().get()) - 1,
  );
  made.close();
});
