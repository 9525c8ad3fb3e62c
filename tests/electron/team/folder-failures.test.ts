// What goes wrong with a shared folder and with the files in it: each is said in a sentence, nothing is lost or half done, and all
// goes on once it is mended.
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Role } from '#core/team/transport.ts';
import { fileIdOf } from '#db/file-id.ts';
import { teamOf } from '#db/team/team-of.ts';
import { countUnsent } from '#db/team/unsent.ts';
import { asFolderError } from '#electron/team/folder/folder-errors.ts';
import { folderTeam, type FolderTeam, type KeeperState } from '#electron/team/folder/folder-team.ts';
import { createFolderTeam } from '#electron/team/folder/make-folder-team.ts';
import { sealed, sealedJson } from '#electron/team/folder/sealed-file.ts';
import { keepLog } from '#electron/team/keeper.ts';
import { Replica } from '#electron/team/replica.ts';
import { expectUnchanged } from '#electron/team/verify-log.ts';
import { catalogues } from '#words/words.ts';
import { testFolder, testProject, type TestProject } from '../../helpers/project.ts';
import { fileOf, replicaOf, SCHEMA, sharedRows, studyIn } from '../../helpers/replicas.ts';
import { TeamInMemory } from '../../helpers/team-in-memory.ts';
import { begunStudy, type Begun } from '../../helpers/team-histories.ts';

let begun: Begun;
const open: AsyncDisposable[] = [];

beforeAll(async () => {
  begun = await begunStudy();
});

afterAll(() => begun.project[Symbol.asyncDispose]());

afterEach(async () => {
  for (const one of open.splice(0)) await one[Symbol.asyncDispose]();
});

/** A file of a team over a folder. */
interface Member {
  readonly project: TestProject;
  readonly personId: string;
  readonly team: FolderTeam;
  /** Exchanges acts with the folder; keeps the log where it is this file that does. */
  sync(): Promise<unknown>;
  /** Reads what it has received of the log once more. */
  check(): Promise<void>;
  /** Adds a code of that name. */
  code(name: string): Promise<unknown>;
  keeping(): Promise<KeeperState>;
  unsent(): number;
}

function memberIn(project: TestProject, shared: string, machine: string): Member {
  const row = teamOf(project.store().db)!;
  const { projectId, login, personId } = row;
  const access = { login, projectId, now: () => '2026-03-14T09:00:00.000Z', self: null };
  const team = folderTeam(shared, access);
  const study = studyIn(project);
  const parts = {
    study,
    transport: team,
    machine,
    program: 'test',
    schema: SCHEMA,
    now: project.session.now,
  };
  const replica = new Replica(parts);
  return {
    project,
    personId,
    team,
    sync: async () => {
      await replica.sync();
      await keepLog({ study, folder: team, replica, schema: SCHEMA });
    },
    check: () => {
      const { db } = project.store();
      const reading = { signal: new AbortController().signal, progress: () => undefined };
      return expectUnchanged(db, team, teamOf(db)?.head ?? 0, reading);
    },
    code: (name) => project.api.codes.create({ name }),
    keeping: () => team.keeperState(teamOf(project.store().db)?.head ?? 0, 0),
    unsent: () => countUnsent(project.store().db),
  };
}

/** A new file of the person of that number, on a machine of their own. */
async function fileFor(index: number, shared: string): Promise<Member> {
  const personId = begun.people[index] ?? '';
  const made = await replicaOf(fileOf(begun.project), personId, new TeamInMemory().transportOf(personId));
  open.push(made);
  return memberIn(made.project, shared, `machine ${index}`);
}

/** A copy of a member's file, on that machine. */
async function copyOf({ project }: Member, shared: string, machine: string): Promise<Member> {
  const path = join(project.folder, `copy on ${machine}.concord`);
  project.store().db.sqlite.prepare('VACUUM INTO ?').run(path);
  const copy = await testProject(undefined, {}, path);
  open.push(copy);
  return memberIn(copy, shared, machine);
}

interface SharedTeam {
  readonly shared: string;
  /** The keeper. */
  readonly wei: Member;
  readonly lin: Member;
}

/** A team over a new folder with two files: both hold the two acts that are in the log, each in a parcel. */
async function sharedTeam(role: Role = 'coder'): Promise<SharedTeam> {
  const place = testFolder();
  open.push({ [Symbol.asyncDispose]: () => Promise.resolve(place[Symbol.dispose]()) });
  const shared = join(place.path, 'shared');
  mkdirSync(shared);
  const wei = await fileFor(0, shared);
  const { db } = wei.project.store();
  const { personId } = wei;
  const { projectId } = teamOf(db)!;
  const replicaId = fileIdOf(db);
  const owner = { login: personId, personId, name: 'Wei' };
  const access = { login: personId, projectId, now: () => '2026-03-14T09:00:00.000Z', self: null };
  const facts = {
    projectId,
    name: 'Study',
    owner,
    machine: 'machine 0',
    schema: SCHEMA,
    log: 'log',
    replicaId,
  };
  const team = await createFolderTeam(shared, facts, access);
  await team.hello({ replicaId, machine: 'machine 0', program: 'test', schema: SCHEMA, head: 0 });
  for (const [index, one] of [role, 'coder' as const].entries()) {
    const person = begun.people[index + 1] ?? '';
    await team.members.invite(person, one, { personId: person });
  }
  const lin = await fileFor(1, shared);
  for (const name of ['first', 'second']) {
    await wei.code(name);
    await wei.sync();
  }
  await lin.sync();
  return { shared, wei, lin };
}

/** Has all exchange until nothing is left, and expects the same study in all of their files, with codes of these names. */
async function expectSame(members: readonly Member[], ...names: string[]): Promise<void> {
  const heads = (): Set<number | undefined> =>
    new Set(members.map(({ project }) => teamOf(project.store().db)?.head));
  for (let round = 0; round < 4; round += 1) {
    for (const { sync } of members) await sync();
    if (heads().size === 1 && members.every(({ unsent }) => unsent() === 0)) break;
  }
  const [first, ...others] = members.map(({ project }) => sharedRows(project.store()));
  for (const other of others) expect(other).toEqual(first);
  for (const name of names) expect(first).toContain(`"${name}"`);
  expect(members.map(({ unsent }) => unsent())).toEqual(members.map(() => 0));
}

/** The files of the log, in its order. */
const log = (shared: string): string[] =>
  readdirSync(join(shared, 'log'))
    .sort()
    .map((name) => join(shared, 'log', name));

/** Changes a file; returns how it is put back. */
function changed(path: string, change: (bytes: Buffer) => Uint8Array): () => void {
  const before = readFileSync(path);
  writeFileSync(path, change(Buffer.from(before)));
  return () => writeFileSync(path, before);
}

/** Moves something away; returns how it is put back. */
function away(path: string): () => void {
  const other = `${path}-away`;
  renameSync(path, other);
  return () => renameSync(other, path);
}

const half = (bytes: Buffer): Uint8Array => bytes.subarray(0, bytes.length / 2);

function resealed(change: object): (bytes: Buffer) => Uint8Array {
  return (bytes) => {
    const { sha256: _, ...json } = JSON.parse(bytes.toString('utf8')) as Record<string, unknown>;
    return sealedJson({ ...json, ...change });
  };
}

test('whatever is amiss with the folder is said, work is kept, and goes once it is mended', async () => {
  const { shared, wei, lin } = await sharedTeam();
  const team = join(shared, 'TEAM.json');
  const keeper = join(shared, 'keepers', '000001.json');
  const rows: readonly (readonly [what: string, damage: () => () => void, key: string, said?: object])[] = [
    ['folder away', () => away(shared), 'team_folder:gone'],
    [
      'a file where it was',
      () => {
        const back = away(shared);
        writeFileSync(shared, '');
        return () => (rmSync(shared), back());
      },
      'team_folder:gone',
    ],
    ['no TEAM.json', () => away(team), 'team_folder:gone'],
    ['half of it', () => changed(team, half), 'team_folder:team_damaged'],
    [
      'changed by hand',
      () => changed(team, (bytes) => Buffer.from(bytes.toString().replace('Study', 'X'))),
      'team_folder:team_damaged',
    ],
    ['another study', () => changed(team, resealed({ projectId: 'x' })), 'team_folder:other_study'],
    ['another team', () => changed(team, resealed({ log: 'other' })), 'team_folder:other_log'],
    ['half a list of members', () => changed(keeper, half), 'team_folder:team_damaged'],
    ['the log gone', () => away(join(shared, 'log')), 'team_folder:behind', { there: 0 }],
    ['its end gone', () => away(log(shared).at(-1) ?? ''), 'team_folder:behind'],
  ];
  const names: string[] = [];
  for (const [index, [what, damage, key, said = {}]] of rows.entries()) {
    const repair = damage();
    for (const [member, who] of [
      [lin, 'Lin'],
      [wei, 'Wei'],
    ] as const) {
      await member.code(`${what} ${who}`);
      names.push(`${what} ${who}`);
      await expect(member.sync(), what).rejects.toMatchObject({ key, parameters: said });
      expect(member.unsent(), what).toBe(index + 1);
    }
    repair();
  }
  await expectSame([wei, lin], ...names);
});

test('what the system says of a folder is told in a sentence that says that work is kept', () => {
  for (const [code, key] of [
    ['ENOENT', 'gone'],
    ['EACCES', 'no_rights'],
    ['EROFS', 'read_only'],
    ['ENOSPC', 'full'],
    ['EBUSY', 'refused'],
  ] as const) {
    const said = asFolderError(Object.assign(new Error(code), { code }), '/shared');
    expect(said).toMatchObject({
      code: 'locked',
      key: `team_folder:${key}`,
      parameters: { folder: '/shared' },
    });
    expect(catalogues.en.team_folder[key]).toContain('Your work is kept here');
  }
});

test('a hole in the log is told, stops nobody from sending, and is not filled by the keeper', async () => {
  const { shared, wei, lin } = await sharedTeam();
  const [first = ''] = log(shared);
  for (const damage of [
    away,
    (path: string) => changed(path, half),
    (path: string) => changed(path, (bytes) => bytes.fill(65, 10, 20)),
  ]) {
    const repair = damage(first);
    const chen = await fileFor(2, shared);
    await chen.code('tower');
    await chen.sync();
    expect(await chen.keeping()).toMatchObject({ lacks: 1, isHere: false });
    expect(await lin.keeping()).toMatchObject({ lacks: null });
    await expect(lin.check()).rejects.toMatchObject({ key: 'team_folder:lacks', parameters: { number: 1 } });
    repair();
    await lin.check();
    await expectSame([wei, lin, chen], 'tower');
    expect(await chen.keeping()).toMatchObject({ lacks: null });
  }
  // The keeper's file, as it was before anything was sent.
  const repair = away(first);
  const early = await fileFor(0, shared);
  const { db } = early.project.store();
  db.sqlite.prepare('UPDATE team SET replica_id = ?').run(fileIdOf(wei.project.store().db));
  await early.code('harbour');
  const before = log(shared);
  await expect(early.sync()).rejects.toMatchObject({
    code: 'locked',
    key: 'team_folder:lacks',
    parameters: { number: 1 },
  });
  expect(log(shared)).toEqual(before);
  repair();
  await expectSame([early, lin], 'harbour');
});

test('what no program of the team can have written lies in nobody’s way, and is named; what may be half a parcel is waited for', async () => {
  const { shared, wei, lin } = await sharedTeam();
  const strangers = {
    'log/000000000003-000000000003.parcel': 'Minutes of Monday',
    'log/000000000900-000000000901.parcel': '\u00ff\u00d8\u00ff',
    'keepers/000009.json': 'Keys are at the porter’s.',
  };
  for (const [name, text] of Object.entries(strangers)) writeFileSync(join(shared, name), text);
  mkdirSync(join(shared, 'log', '000000000902-000000000902.parcel'));
  await wei.code('third');
  await expectSame([wei, lin], 'third');
  expect(await wei.keeping()).toMatchObject({ lacks: null, isHere: true });
  const ignored = (await lin.team.ignored()).toSorted();
  expect(ignored).toEqual([
    'keepers/000009.json',
    'log/000000000003-000000000003.parcel.aside',
    'log/000000000900-000000000901.parcel',
    'log/000000000902-000000000902.parcel',
  ]);
  expect(
    ignored
      .slice(0, 3)
      .map((name) => readFileSync(join(shared, name), 'utf8'))
      .toSorted(),
  ).toEqual(Object.values(strangers).toSorted());

  await wei.code('fourth');
  for (const part of ['', '\0\0\0\0', '{"id":"7f1c'])
    for (const [name, key] of [
      ['log/000000000910-000000000910.parcel', 'team_folder:lacks'],
      ['keepers/000010.json', 'team_folder:team_damaged'],
    ] as const) {
      writeFileSync(join(shared, name), part);
      await expect(wei.sync()).rejects.toMatchObject({ code: 'locked', key });
      rmSync(join(shared, name));
    }
  await expectSame([wei, lin], 'fourth');
});

test('a file of the log that somebody wrote anew is not received, and is told to who had received it', async () => {
  const { shared, lin } = await sharedTeam();
  const repair = changed(log(shared)[0] ?? '', (bytes) => {
    const content = bytes.subarray(0, -64);
    content[content.length - 1] = (content.at(-1) ?? 0) ^ 1;
    return sealed(content);
  });
  const chen = await fileFor(2, shared);
  await expect(chen.sync()).rejects.toMatchObject({ key: 'errors:team_parcel_refused' });
  expect(teamOf(chen.project.store().db)?.stopped?.why).toBe('errors:team_chain_broken');
  await expect(lin.check()).rejects.toMatchObject({
    key: 'errors:team_log_changed',
    parameters: { number: 1 },
  });
  repair();
  await lin.check();
  await chen.sync();
});

test('what was sent and vanished is sent again; half of it, or a copy under another name, is not taken', async () => {
  const { shared, wei, lin } = await sharedTeam();
  const own = join(shared, 'in', fileIdOf(lin.project.store().db));
  await lin.code('vanished');
  await lin.sync();
  rmSync(own, { recursive: true });
  await wei.sync();
  await expectSame([lin, wei], 'vanished');

  await lin.code('halved');
  await lin.sync();
  const waiting = readdirSync(own).filter((name) => name.endsWith('.parcel'));
  const path = join(own, waiting.at(-1) ?? '');
  for (const name of [' (2)', '.sync-conflict-20260314', ' (conflicted copy)'])
    cpSync(path, path.replace('.parcel', `${name}.parcel`));
  const repair = changed(path, half);
  await wei.sync();
  expect(lin.unsent()).toBe(1);
  expect(await wei.team.ignored()).toHaveLength(3);
  repair();
  await expectSame([wei, lin], 'halved');
});

test('files that come late, in halves and in the wrong order become the same study', async () => {
  const { shared, wei, lin } = await sharedTeam();
  const here = join(dirname(shared), 'here');
  cpSync(shared, here, { recursive: true });
  const late = memberIn(lin.project, here, 'machine 1');
  await late.code('late');
  for (const name of ['third', 'fourth', 'fifth']) {
    await wei.code(name);
    await wei.sync();
  }
  const news = log(shared).slice(2).toReversed();
  for (const [index, path] of news.entries()) {
    const to = join(here, 'log', basename(path));
    writeFileSync(to, half(readFileSync(path)));
    await late.sync();
    copyFileSync(path, to);
    await late.sync();
    expect(await late.keeping()).toMatchObject({ lacks: index < news.length - 1 ? 3 : null });
  }
  expect(sharedRows(late.project.store())).toContain('"third"');
  cpSync(join(here, 'in'), join(shared, 'in'), { recursive: true });
  await wei.sync();
  for (const folder of ['log', 'keepers', 'back'])
    if (existsSync(join(shared, folder)))
      cpSync(join(shared, folder), join(here, folder), { recursive: true });
  await late.sync();
  expect(sharedRows(late.project.store())).toEqual(sharedRows(wei.project.store()));
  expect(late.unsent()).toBe(0);
});

test('a copy of a file goes on as another, on another machine and on the same one', async () => {
  const { shared, wei, lin } = await sharedTeam();
  await lin.code('before');
  await lin.sync();
  const there = await copyOf(lin, shared, 'another machine');
  const beside = await copyOf(lin, shared, 'machine 1');
  for (const [index, member] of [lin, there, beside].entries()) {
    await member.code(`copied ${index}`);
    await member.sync();
  }
  await expectSame([wei, lin, there, beside], 'before', 'copied 0', 'copied 1', 'copied 2');
  expect(teamOf(there.project.store().db)?.replicaId).not.toBe(fileIdOf(lin.project.store().db));
  expect(teamOf(lin.project.store().db)?.replicaId).toBe(fileIdOf(lin.project.store().db));
});

test('where the keeper was copied to another computer, only one goes on keeping, and nothing is lost', async () => {
  const { shared, wei, lin } = await sharedTeam();
  const copy = await copyOf(wei, shared, 'another machine');
  await copy.code('of the copy');
  await copy.sync();
  expect(await copy.keeping()).toMatchObject({ isHere: true, machine: 'another machine' });
  await wei.code('of the first');
  await wei.sync();
  expect(await wei.keeping()).toMatchObject({ isHere: false, machine: 'another machine' });
  expect(wei.unsent()).toBe(1);
  await expectSame([copy, wei, lin], 'of the copy', 'of the first');
  expect(await wei.keeping()).toMatchObject({ isHere: false });
});

test('a keeper goes on after its computer got another name, and after its file came from a backup', async () => {
  const { shared, wei, lin } = await sharedTeam();
  const renamed = memberIn(wei.project, shared, 'renamed');
  await renamed.code('renamed');
  const backup = await copyOf(wei, shared, 'renamed');
  await renamed.sync();
  expect(await renamed.keeping()).toMatchObject({ isHere: true, machine: 'renamed' });
  await lin.code('for both');
  await lin.sync();
  await backup.sync();
  expect(await backup.keeping()).toMatchObject({ isHere: true });
  await expectSame([backup, lin], 'renamed', 'for both');
});

test('two keepers that put different work under one number stop all', async () => {
  const { shared, wei, lin } = await sharedTeam();
  const here = join(dirname(shared), 'here');
  cpSync(shared, here, { recursive: true });
  const copy = await copyOf(wei, here, 'another machine');
  await wei.code('one');
  await wei.sync();
  for (const name of ['two', 'three']) await copy.code(name);
  await copy.sync();
  cpSync(join(here, 'log'), join(shared, 'log'), { recursive: true });
  await lin.code('kept');
  for (const member of [lin, wei])
    await expect(member.sync()).rejects.toMatchObject({ code: 'conflict', key: 'team_folder:two_keepers' });
  expect(lin.unsent()).toBe(1);
});

test('an owner’s file takes the log over from one that was lost', async () => {
  const { shared, wei, lin } = await sharedTeam('owner');
  const chen = await fileFor(2, shared);
  await chen.code('waits');
  await chen.sync();
  await lin.code('own');
  await lin.sync();
  const end = ({ project }: Member) => teamOf(project.store().db)!;
  await expect(chen.team.takeOver(end(chen))).rejects.toMatchObject({ key: 'team_folder:owner_only' });
  await expect(lin.team.takeOver({ ...end(lin), head: 1 })).rejects.toMatchObject({ code: 'locked' });
  // What somebody left there under the name of the next keeping is in nobody's way.
  writeFileSync(join(shared, 'keepers', '000002.json'), 'Keys are at the porter’s.');
  await lin.team.takeOver(end(lin));
  expect(await lin.team.ignored()).toEqual(['keepers/000002.json.aside']);
  await expectSame([lin, chen], 'waits', 'own');
  expect(await lin.keeping()).toMatchObject({ isHere: true, personId: lin.personId });
  await lin.team.members.setRole(wei.personId, 'coder');

  // The one before comes back, with work that it had not sent.
  await wei.code('kept by the one before');
  await wei.sync();
  expect(await wei.keeping()).toMatchObject({ isHere: false });
  await expectSame([lin, wei, chen], 'kept by the one before');

  const repair = changed(join(shared, 'keepers', '000002.json'), half);
  await expect(wei.sync()).rejects.toMatchObject({ key: 'team_folder:team_damaged' });
  repair();
});

test('what the keeper before put into the log after it was taken over counts for nothing, and stops its file alone', async () => {
  const { shared, wei, lin } = await sharedTeam('owner');
  const here = join(dirname(shared), 'here');
  cpSync(shared, here, { recursive: true });
  const before = memberIn(wei.project, here, 'machine 0');
  await before.code('too late');
  await before.sync();
  await lin.team.takeOver(teamOf(lin.project.store().db)!);
  // It arrives after the taking over, under the name that the next parcel has.
  cpSync(join(here, 'log'), join(shared, 'log'), { recursive: true });
  await lin.code('goes on');
  await lin.sync();
  expect(lin.unsent()).toBe(0);
  expect(sharedRows(lin.project.store())).not.toContain('too late');
  await expect(wei.sync()).rejects.toMatchObject({ code: 'conflict', key: 'team_folder:other_log' });
  const chen = await fileFor(2, shared);
  await expectSame([lin, chen], 'goes on');
  expect((await lin.team.ignored()).filter((name) => name.endsWith('aside'))).toHaveLength(1);
});

test('a keeper does not cut its own file off', async () => {
  const { wei } = await sharedTeam('owner');
  await wei.sync();
  const own = fileIdOf(wei.project.store().db);
  await expect(wei.team.members.cutOff(own)).rejects.toMatchObject({ key: 'team_folder:keeper_stays' });
  await wei.sync();
});

test('who left and was taken back stays in the team', async () => {
  const { wei, lin } = await sharedTeam();
  const stands = async (): Promise<string | null | undefined> =>
    (await wei.team.members.list()).find(({ personId }) => personId === lin.personId)?.leftAt;
  await lin.team.members.remove(lin.personId);
  await wei.sync();
  expect(await stands()).not.toBeNull();
  await wei.team.members.setRole(lin.personId, 'coder');
  await wei.sync();
  expect(await stands()).toBeNull();
});

test('a parcel that was not taken is not settled again until something has changed', async () => {
  const { wei, lin } = await sharedTeam();
  await lin.code('refused');
  await lin.sync();
  await wei.team.members.setRole(lin.personId, 'reader');
  await wei.sync();
  expect(await wei.team.waitingWork()).toEqual([]);
  await wei.team.members.setRole(lin.personId, 'coder');
  await expectSame([wei, lin], 'refused');
});
