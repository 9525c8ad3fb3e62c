// What is decided about a place under a code holds under the codes above it and below it, where the same codings lie.
import { expect, test } from 'vitest';
import { isOpen } from '#core/agreement/decisions.ts';
import { unpackPlaces } from '#core/agreement/packed-places.ts';
import { testProject, type TestProject } from '../../helpers/project.ts';
import { agreedStudy } from '../acceptance/agreed-study.ts';

const text = 'One line.\nThe second line is longer.\n\nA third.';

/** `standards` is below `guide`. In the second line both codes overlap; in the third only `standards` stands, of Wei. */
async function nested() {
  const project = await testProject();
  const study = await agreedStudy(project, {
    coders: ['Wei', 'Lena'],
    codes: ['guide', 'standards'],
    texts: { D: text },
    codings: [
      ['D', 'Wei', 'guide', [10, 20]],
      ['D', 'Lena', 'standards', [14, 25]],
      ['D', 'Wei', 'standards', [38, 46]],
    ],
  });
  const { api } = project;
  await api.codes.move({ id: study.codes['standards']!, parentId: study.codes['guide']! });
  const request = { coderIds: Object.values(study.coders), of: 'codes', level: 'character' } as const;
  const names = new Map(Object.entries(study.codes).map(([name, id]) => [id, name]));
  const coders = new Map(Object.entries(study.coders).map(([name, id]) => [id, name]));
  /** Every place, and what was decided about it. */
  const said = async (rollup = true): Promise<string[]> => {
    const { places } = unpackPlaces(await api.agreement.places({ ...request, rollup }));
    return places
      .map(({ codeId, span, decision }) => {
        const { outcome, takenFrom, isChanged } = decision ?? { outcome: 'open', takenFrom: null };
        const who = coders.get(takenFrom ?? '') ?? '';
        return `${names.get(codeId)} ${span?.start}: ${outcome}${who && ` ${who}`}${isChanged === true ? ', changed' : ''}`;
      })
      .toSorted();
  };
  const decide = async (
    code: string,
    start: number,
    outcome: 'one' | 'neither' | 'discuss',
    from = 'Wei',
  ) => {
    const { places } = unpackPlaces(await api.agreement.places(request));
    const { sourceId, codeId, span } = places.find(
      (place) => names.get(place.codeId) === code && place.span?.start === start,
    )!;
    const takenFrom = outcome === 'one' ? study.coders[from]! : null;
    await api.agreement.decide({ request, places: [{ sourceId, codeId, span }], outcome, takenFrom });
  };
  const agreed = (): string[] =>
    (
      project
        .store()
        .db.sqlite.prepare(
          `SELECT code_id AS code, start FROM coding JOIN coder ON coder.id = coder_id
           WHERE coder.kind = 'adjudication' ORDER BY start`,
        )
        .all() as { code: string; start: number }[]
    ).map(({ code, start }) => `${names.get(code)} ${start}`);
  return { project, study, request, said, decide, agreed };
}

const decisionsKept = ({ store }: TestProject): unknown =>
  store().db.sqlite.prepare('SELECT count(*) FROM adjudication').pluck().get();

test('a place that is decided under a code is decided under the code above it, and the source can be finished', async () => {
  const { project, study, request, said, decide, agreed } = await nested();
  await using _ = project;
  await decide('standards', 38, 'neither');

  expect(await said()).toEqual([
    'guide 10: open',
    'guide 38: neither',
    'standards 14: open',
    'standards 38: neither',
  ]);
  await decide('guide', 10, 'one', 'Lena');
  expect(await said()).toEqual([
    'guide 10: one Lena',
    'guide 38: neither',
    'standards 14: one Lena',
    'standards 38: neither',
  ]);
  expect(agreed()).toEqual(['standards 14']);
  expect(await project.api.agreement.finish({ request })).toEqual([study.sources['D']]);
  expect(agreed()).toEqual(['standards 14']);
});

test('the later of two decisions about the same codings holds under both codes, and undo brings the earlier back', async () => {
  const { project, said, decide, agreed } = await nested();
  await using _ = project;
  await decide('standards', 38, 'one');
  const before = await said();
  expect(before).toContain('guide 38: one Wei');

  await decide('guide', 38, 'neither');
  expect((await said()).filter((place) => place.includes(' 38'))).toEqual([
    'guide 38: neither',
    'standards 38: neither',
  ]);
  expect([agreed(), decisionsKept(project)]).toEqual([[], 1]);
  await project.api.history.undo();
  expect(await said()).toEqual(before);
  expect(agreed()).toEqual(['standards 38']);
});

test('a place whose codings are decided about in several ways says so, and is open while one of them is discussed', async () => {
  const { project, study, said, decide, agreed } = await nested();
  await using _ = project;
  await decide('guide', 10, 'one', 'Wei');
  expect(agreed()).toEqual(['guide 10']);

  await decide('standards', 14, 'one', 'Lena');
  expect(agreed()).toEqual(['guide 10', 'standards 14']);
  expect(await said()).toContain('guide 10: several');
  await decide('standards', 14, 'discuss');
  expect(await said()).toContain('guide 10: discuss');
  await decide('standards', 14, 'one', 'Lena');
  const { tables } = await project.api.project.records();
  const [own] = (await project.api.codings.of({ sourceId: study.sources['D']! })).filter(
    ({ start, coderId }) => start === 14 && coderId === study.coders['Lena'],
  );
  const span = { start: 14, end: 22 };
  const textHash = tables.source[0]!.textHash;
  await project.api.codings.resize({ id: own!.id, textHash, span }, { as: study.coders['Lena']! });
  expect((await said()).slice(0, 3)).toEqual([
    'guide 10: several, changed',
    'guide 38: open',
    'standards 14: one Lena, changed',
  ]);
});

test('a place that was left open under a code keeps no source from being finished once all under it is decided', async () => {
  await using project = await testProject();
  const { api } = project;
  const study = await agreedStudy(project, {
    coders: ['Wei', 'Lena'],
    codes: ['guide', 'standards', 'practice'],
    texts: { D: text },
    codings: [
      ['D', 'Wei', 'standards', [10, 20]],
      ['D', 'Lena', 'practice', [14, 25]],
    ],
  });
  const { coders, codes, sources } = study;
  for (const id of [codes['standards']!, codes['practice']!])
    await api.codes.move({ id, parentId: codes['guide']! });
  const request = { coderIds: Object.values(coders), of: 'codes', level: 'character' } as const;
  const decide = async (code: string, deciding: { outcome: 'one' | 'discuss'; takenFrom: string | null }) => {
    const { places } = unpackPlaces(await api.agreement.places(request));
    const { sourceId, codeId, span } = places.find((place) => place.codeId === codes[code])!;
    await api.agreement.decide({ request, places: [{ sourceId, codeId, span }], ...deciding });
  };
  const open = async (): Promise<number> => {
    const { places } = unpackPlaces(await api.agreement.places(request));
    return places.filter(({ decision }) => isOpen(decision)).length;
  };
  await decide('guide', { outcome: 'discuss', takenFrom: null });
  expect(await open()).toBe(3);
  await decide('standards', { outcome: 'one', takenFrom: coders['Wei']! });
  expect(await open()).toBe(2);
  expect(await api.agreement.finish({ request })).toEqual([]);

  await decide('practice', { outcome: 'one', takenFrom: coders['Lena']! });
  expect(await open()).toBe(0);
  expect(await api.agreement.finish({ request })).toEqual([sources['D']]);
});

test('without sub-codes, a place is one of its own code alone', async () => {
  const { project, said, decide } = await nested();
  await using _ = project;
  await decide('guide', 38, 'neither');

  expect(await said(false)).toEqual(['guide 10: open', 'standards 14: open', 'standards 38: open']);
});
