// Whatever was done to a codebook: a file of it, imported again, does no harm.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isWithin, type Codebook } from '#core/codes/codebook.ts';
import { isSame } from '#core/codebook-import/differences.ts';
import type { CodeRecord } from '#core/records.ts';
import { openStore } from '#db/open.ts';
import { whereHistoryStands } from '#electron/services/act-marks.ts';
import { dump } from '../../helpers/dump.ts';
import { openOptions, testProject, type TestProject } from '../../helpers/project.ts';
import { codebookAct, codebookActs, codebookHere } from '../../helpers/random-codebooks.ts';
import type { Act } from '../../helpers/random-acts.ts';
import { lawOf, tries } from '../../helpers/seeded-ids.ts';
import { smallStudy } from '../../helpers/study.ts';

const formats = ['csv', 'xlsx', 'qdc'] as const;
type Format = (typeof formats)[number];
const languages = ['en', 'zh-CN'] as const;

const anyFile = { format: fc.constantFrom(...formats), language: fc.constantFrom(...languages) };

interface Kind {
  readonly format: Format | 'maxqda';
  readonly language: (typeof languages)[number];
}

/** Exports the codebook; null where no code is left, which a qdc cannot express. */
async function written(project: TestProject, { format, language }: Kind, name = 'codes') {
  const { inOrder } = await codebookHere(project);
  if (inOrder.length === 0) return null;
  const path = join(project.folder, `${name}.${format === 'maxqda' ? 'xlsx' : format}`);
  const { losses } = await project.api.exports.codebook({ to: path, format, language });
  return { file: { reference: path, name: `${name}.${format}` }, losses };
}

/** A study with a random codebook. */
async function studyAfter(acts: readonly Act[], each: Each = () => undefined): Promise<TestProject> {
  const project = await testProject();
  await smallStudy(project);
  await each(project);
  for (const next of acts) {
    await codebookAct(project, next);
    await each(project);
  }
  return project;
}

/** Called after each act. */
type Each = (project: TestProject) => Promise<void> | undefined;

/** The fields of a code that a file contains. */
type Field = Exclude<keyof CodeRecord, 'id' | 'position' | 'mergedInto'>;
const fields = [
  'parentId',
  'name',
  'name2',
  'aliases',
  'colour',
  'codable',
  'isTheme',
  'shortDefinition',
  'fullDefinition',
  'whenToUse',
  'whenNotToUse',
  'definition2',
  'origin',
  'prompted',
  'status',
  'onePerSource',
  'pin',
  'createdAt',
] as const satisfies Field[];

/** The codes that themes gather from elsewhere in the tree. */
function links(codebook: Codebook): string[] {
  return [...codebook.gathered]
    .flatMap(([theme, codes]) =>
      codes.flatMap((code) => (isWithin(codebook, code, theme) ? [] : [`${theme} ${code}`])),
    )
    .toSorted();
}

/** The codes of a codebook in order, and the codes that themes gather. */
async function told(project: TestProject) {
  const codebook = await codebookHere(project);
  return { codes: codebook.inOrder, links: links(codebook), byId: codebook.byId };
}

/** The fields in which a file would tell these codes apart. */
function differing(one: CodeRecord, other: CodeRecord | undefined, compared: readonly Field[]): string[] {
  return compared
    .filter((field) => !isSame(field, one[field], other?.[field]))
    .map((field) => `${one.name}: ${field}`);
}

describe('a codebook exported after any acts', () => {
  test('changes nothing where it comes from, and leaves nothing to decide', async () => {
    const input = fc.record({
      ...anyFile,
      acts: codebookActs,
      format: fc.constantFrom(...formats, 'maxqda' as const),
    });
    await fc.assert(
      lawOf(input, async ({ acts, ...kind }) => {
        await using project = await studyAfter(acts);
        const out = await written(project, kind);
        if (!out || out.losses.length > 0) return;
        const before = dump(project.store());

        const preview = await project.api.codebookImport.preview({ file: out.file });
        await project.api.codebookImport.run({ file: out.file, conflicts: 'theirs' });

        expect(
          preview.codes.filter(({ outcome, notes }) => outcome !== 'unchanged' || notes.length > 0),
        ).toEqual([]);
        expect(preview.absent).toEqual([]);
        expect(dump(project.store())).toBe(before);
        expect(project.faults).toEqual([]);
      }),
      tries(4, 20261129),
    );
  });

  test('comes back whole into an empty study, exports the same again, and can be undone', async () => {
    await fc.assert(
      lawOf(fc.record({ ...anyFile, acts: codebookActs }), async ({ acts, ...kind }) => {
        await using project = await studyAfter(acts);
        const out = await written(project, kind);
        if (!out) return;
        // Later than the study, so that codes may keep the time of their creation.
        await using other = await testProject(undefined, { now: () => '2026-04-01T00:00:00.000Z' });
        const empty = dump(other.store());

        const { codes } = await other.api.codebookImport.run({ file: out.file });

        expect(codes.filter(({ outcome }) => outcome !== 'added')).toEqual([]);
        const notes = codes.flatMap((code) => code.notes.map(({ key }) => key));
        expect(notes.filter((key) => key !== 'codebook_import:already_below')).toEqual([]);
        const [from, to] = [await told(project), await told(other)];
        const carried = kind.format === 'qdc' ? fields.filter((field) => !notInQdc.includes(field)) : fields;
        expect(from.codes.flatMap((code, at) => differing(code, to.codes[at], carried))).toEqual([]);
        expect(to.codes.map(({ id }) => id)).toEqual(from.codes.map(({ id }) => id));
        expect(to.links).toEqual(from.links);
        expect((await other.api.project.check()).problems).toEqual([]);
        // A workbook is compressed, so its bytes are not compared.
        const plain = { ...kind, format: kind.format === 'xlsx' ? ('csv' as const) : kind.format };
        const again = await written(other, plain, 'again');
        await using third = await testProject(undefined, { now: () => '2026-04-01T00:00:00.000Z' });
        await third.api.codebookImport.run({ file: again?.file ?? out.file });
        const last = await written(third, plain, 'last');
        expect(bytesOf(last?.file)).toEqual(bytesOf(again?.file));
        await other.api.history.undo();
        expect(dump(other.store())).toBe(empty);
        expect([...project.faults, ...other.faults]).toEqual([]);
      }),
      tries(4, 20261129),
    );
  });
});

/** Fields that a qdc has no place for. */
const notInQdc: readonly Field[] = ['pin', 'createdAt'];

/** What a file contains, without the act after which it was exported. */
function bytesOf(file: { readonly reference: string } | undefined): string {
  return readFileSync(file?.reference ?? '', 'utf8').replaceAll(
    /act \d+ [\da-f]{8}(?:, \d+ [\da-f]{8})*/g,
    'act',
  );
}

test('an older codebook brings nothing back, and asks nothing, whatever was done since', async () => {
  const input = fc.record({
    ...anyFile,
    before: codebookActs,
    since: codebookActs,
    conflicts: fc.constantFrom('ours' as const, 'theirs' as const),
  });
  await fc.assert(
    lawOf(input, async ({ before, since, conflicts, ...kind }) => {
      await using project = await studyAfter(before);
      const out = await written(project, kind);
      if (!out) return;
      for (const each of since) await codebookAct(project, each);
      const stood = dump(project.store());

      const preview = await project.api.codebookImport.preview({ file: out.file, conflicts });
      await project.api.codebookImport.run({ file: out.file, conflicts });

      expect(
        preview.codes.filter(({ outcome, isContested }) => outcome !== 'unchanged' || isContested),
      ).toEqual([]);
      const notes = new Set(preview.codes.flatMap((code) => code.notes.map(({ key }) => key)));
      expect([...notes].filter((key) => !/:(?:removed_here|merged)$/.test(key))).toEqual([]);
      expect(dump(project.store())).toBe(stood);
      expect(project.faults).toEqual([]);
    }),
    tries(4, 20261129),
  );
});

/** A copy of the project's file, worked on by somebody else. */
async function copyOf(project: TestProject): Promise<TestProject> {
  const other = await testProject();
  const path = join(other.folder, 'copy.concord');
  await project.api.project.saveCopy({ to: path });
  const store = openStore(path, openOptions);
  other.session.adopt(store);
  return { ...other, store: () => store };
}

/** Fields that are taken or kept each by itself. */
const ownFields = fields.filter(
  (field) => !['parentId', 'name', 'isTheme', 'pin', 'createdAt'].includes(field),
);

/** The value that a field gets by the rule of three: here, in the file, and when both were the same. */
function settled(
  field: Field,
  here: CodeRecord,
  there: CodeRecord,
  base: CodeRecord,
  isTheirs: boolean,
): unknown {
  if (isSame(field, base[field], there[field]) || isSame(field, here[field], there[field]))
    return here[field];
  return isSame(field, base[field], here[field]) || isTheirs ? there[field] : here[field];
}

/** Whether the two sides disagree about a field. */
function disagree(field: Field, here: CodeRecord, there: CodeRecord, base: CodeRecord): boolean {
  return (
    !isSame(field, here[field], there[field]) &&
    !isSame(field, base[field], there[field]) &&
    !isSame(field, base[field], here[field])
  );
}

test('a codebook changed elsewhere brings what only it changed, keeps what only this study changed, and asks about the rest', async () => {
  const input = fc.record({
    ...anyFile,
    before: codebookActs,
    here: codebookActs,
    there: codebookActs,
    conflicts: fc.constantFrom('ours' as const, 'theirs' as const),
  });
  await fc.assert(
    lawOf(input, async ({ before, here, there, conflicts, ...kind }) => {
      const bases = new Map<number, ReadonlyMap<string, CodeRecord>>();
      await using project = await studyAfter(before, async (study) => {
        bases.set(countActs(study), (await codebookHere(study)).byId);
      });
      const shared = countActs(project);
      await using copy = await copyOf(project);
      for (const each of there) await codebookAct(copy, each);
      // A file names some of the last acts: the newest of them that both have is the base.
      const base = bases.get(Math.max(...actsNamed(copy).filter((act) => act <= shared)));
      const out = await written(copy, kind);
      if (!out || !base) return;
      for (const each of here) await codebookAct(project, each);
      const [ours, theirs] = [(await told(project)).byId, (await told(copy)).byId];
      const stood = dump(project.store());

      const { codes } = await project.api.codebookImport.run({ file: out.file, conflicts });

      const now = (await told(project)).byId;
      const of = new Map(codes.map((code) => [code.id, code]));
      const wrong: string[] = [];
      for (const [id, was] of ours) {
        const is = now.get(id);
        const said = theirs.get(id);
        const then = base.get(id);
        if (!is) wrong.push(`${was.name}: gone`);
        else if (!said && of.get(id)?.isContested === true && conflicts === 'theirs') {
          // Both sides made a code of this name since, under ids of their own: its fields were asked about.
        } else if (was.status === 'merged' || said?.status === 'merged' || !said)
          wrong.push(...differing(was, is, ownFields));
        else if (then && then.status !== 'merged')
          for (const field of ownFields.filter((each) => kind.format !== 'qdc' || !notInQdc.includes(each))) {
            if (!isSame(field, settled(field, was, said, then, conflicts === 'theirs'), is[field]))
              wrong.push(`${was.name}: ${field}`);
            if (disagree(field, was, said, then) && of.get(id)?.isContested !== true)
              wrong.push(`${was.name}: ${field} not asked about`);
          }
      }
      for (const [id, then] of base) {
        const said = theirs.get(id);
        if (ours.has(id) || !said || said.status === 'merged' || then.status === 'merged') continue;
        const isNew = fields.some(
          (field) => !notCompared.includes(field) && !isSame(field, then[field], said[field]),
        );
        if (now.has(id) && (!isNew || conflicts === 'ours')) wrong.push(`${then.name}: back`);
        if (isNew && of.get(id)?.outcome === 'unchanged') wrong.push(`${then.name}: not asked about`);
      }
      expect(wrong).toEqual([]);
      expect((await project.api.project.check()).problems).toEqual([]);
      const after = dump(project.store());
      await project.api.codebookImport.run({ file: out.file, conflicts });
      expect(dump(project.store())).toBe(after);
      if (after !== stood) await project.api.history.undo();
      expect(dump(project.store())).toBe(stood);
      if (after !== stood) await project.api.history.redo();
      expect(dump(project.store())).toBe(after);
      expect([...project.faults, ...copy.faults]).toEqual([]);
    }),
    tries(3, 20261129),
  );
});

/** Changes of these alone restore no code. */
const notCompared: readonly Field[] = ['createdAt', 'pin'];

function countActs(project: TestProject): number {
  return project.store().db.sqlite.prepare('SELECT count(*) FROM change').pluck().get() as number;
}

/** The numbers of the acts that a file exported now names. */
function actsNamed(project: TestProject): number[] {
  return Array.from(whereHistoryStands(project.store().db).matchAll(/(\d+) [\da-f]{8}/g), ([, act]) =>
    Number(act),
  );
}
