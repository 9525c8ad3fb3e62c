import { describe, expect, it, test } from 'vitest';
import { likeness, shingleIndex } from '#core/likeness/similarity.ts';
import { shingled } from '#core/likeness/shingles.ts';
import type { SourceRecord } from '#core/records.ts';
import { initial } from '#core/tables/all.ts';
import { insert } from '#db/write.ts';
import { keepText } from '#electron/services/texts.ts';
import {
  chineseStory,
  edited,
  englishStory,
  minutes,
  syndicated,
  wireStory,
} from '../../core/likeness/wire.ts';
import { expectCommand } from '../../helpers/laws.ts';
import { testProject, type TestProject } from '../../helpers/project.ts';

let created = 0;

/** Adds documents to the project as an import would; each title is also the id. */
function documents(
  project: TestProject,
  texts: Readonly<Record<string, string>>,
  facts: Partial<SourceRecord> = {},
): void {
  project
    .store()
    .transact(
      { method: 'imports.run', coderId: coderOf(project), at: '2026-03-14', group: 'import' },
      (db) => {
        for (const [title, text] of Object.entries(texts)) {
          created += 1;
          insert(db, 'source', {
            ...initial.source,
            id: title,
            title,
            kind: 'document',
            status: 'new',
            ...keepText(db, text),
            createdAt: new Date(Date.UTC(2026, 0, 1) + created * 1000).toISOString(),
            ...facts,
          });
        }
      },
    );
}

function coderOf(project: TestProject): string {
  return String(project.store().db.sqlite.prepare('SELECT id FROM coder').pluck().get());
}

function sketches(project: TestProject): number {
  return Number(project.store().db.sqlite.prepare('SELECT count(*) FROM text_sketch').pluck().get());
}

async function copiesOf(project: TestProject): Promise<Record<string, string | null>> {
  const { tables } = await project.api.project.records();
  return Object.fromEntries(tables.source.map(({ id, duplicateOf }) => [id, duplicateOf]));
}

const newsroom = {
  wire: wireStory('en'),
  courier: syndicated('en', 0.08),
  通稿: wireStory('zh'),
  日报: syndicated('zh', 0.08),
  welding: minutes('en', 0),
  exports: minutes('en', 1),
};

describe('looking for near-duplicates', () => {
  it('groups syndicated copies in both languages and leaves look-alikes alone', async () => {
    await using project = await testProject();
    documents(project, newsroom);

    const { groups, contained } = await project.api.duplicates.find({});

    const truth = (a: string, b: string): number =>
      likeness(shingleIndex(shingled(a)), shingleIndex(shingled(b))).similarity;
    expect(groups).toEqual([
      {
        originalId: 'wire',
        sources: [{ id: 'courier', similarity: truth(newsroom.wire, newsroom.courier), via: null }],
      },
      {
        originalId: '通稿',
        sources: [{ id: '日报', similarity: truth(newsroom.通稿, newsroom.日报), via: null }],
      },
    ]);
    expect(contained).toEqual([]);
    expect(project.faults).toEqual([]);
  });

  it('proposes the earliest by date as original', async () => {
    await using project = await testProject();
    documents(project, { wire: wireStory('en') });
    documents(project, { courier: syndicated('en', 0.05) }, { date: '2024-03-02' });
    documents(project, { herald: syndicated('en', 0.05, 2) }, { date: '2024-03' });

    const { groups } = await project.api.duplicates.find({});

    expect(groups.map(({ originalId }) => originalId)).toEqual(['herald']);
  });

  it('can be limited to texts similar to some sources', async () => {
    await using project = await testProject();
    documents(project, newsroom);

    const { groups } = await project.api.duplicates.find({ sourceIds: ['日报', 'welding'] });

    expect(groups.map(({ originalId }) => originalId)).toEqual(['通稿']);
  });

  it('finds a wire story inside a longer one, but not once they were judged distinct', async () => {
    await using project = await testProject();
    documents(project, {
      story: englishStory,
      longer: `${minutes('en', 0)}\n${englishStory}\n${edited(englishStory, 1, 'en')}`,
    });

    const { groups, contained } = await project.api.duplicates.find({});
    expect(groups).toEqual([]);
    expect(contained).toEqual([{ id: 'story', inId: 'longer', containment: expect.closeTo(1, 1) as number }]);

    await project.api.duplicates.setDistinct({ ids: ['longer', 'story'] });
    expect((await project.api.duplicates.find({})).contained).toEqual([]);
  });

  it('stores sketches, works without them, and makes new ones for new texts', async () => {
    await using project = await testProject();
    documents(project, newsroom);
    const first = await project.api.duplicates.find({});
    expect(sketches(project)).toBe(6);

    project.store().db.sqlite.exec("UPDATE text_sketch SET sketch = x'00' WHERE rowid % 2 = 0");
    expect(await project.api.duplicates.find({})).toEqual(first);
    project.store().db.sqlite.exec('DELETE FROM text_sketch');
    expect(await project.api.duplicates.find({})).toEqual(first);

    documents(project, { tribune: syndicated('en', 0.06, 3) });
    const after = await project.api.duplicates.find({});
    expect(after.groups[0]?.sources.map(({ id }) => id).toSorted()).toEqual(['courier', 'tribune']);
    expect(sketches(project)).toBe(7);
  });

  it('writes nothing to the history and nothing to a read-only project', async () => {
    await using project = await testProject();
    documents(project, newsroom);
    const changes = () => project.store().db.sqlite.prepare('SELECT count(*) FROM change').pluck().get();
    const before = changes();
    project.store().db.sqlite.pragma('query_only = ON');

    const { groups } = await project.api.duplicates.find({});

    expect(groups).toHaveLength(2);
    expect(sketches(project)).toBe(0);
    project.store().db.sqlite.pragma('query_only = OFF');
    expect(changes()).toBe(before);
  });

  it('reports its progress and stops when told to', async () => {
    await using project = await testProject();
    documents(project, newsroom);
    const seen: number[] = [];
    const stopped = new AbortController();

    const done = await project.session.call(
      'duplicates.find',
      {},
      {
        onProgress: ({ done: far, total }) => seen.push(far / total),
      },
    );
    stopped.abort();
    const cancelled = await project.session.call('duplicates.find', {}, { signal: stopped.signal });
    const midway = new AbortController();
    const cut = project.session.call('duplicates.find', {}, { signal: midway.signal });
    midway.abort();

    expect(done.ok).toBe(true);
    expect(seen.length).toBeGreaterThan(0);
    expect(seen.toSorted((a, b) => a - b)).toEqual(seen);
    for (const outcome of [cancelled, await cut])
      expect(outcome).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  });

  it('accepts no share below a half or above the whole', async () => {
    await using project = await testProject();

    for (const threshold of [0.4, 1.1])
      await expect(project.api.duplicates.find({ threshold })).rejects.toMatchObject({ code: 'invalid' });
  });
});

describe('linking', () => {
  it('makes sources duplicates of the original and says what leaves the counts', async () => {
    await using project = await testProject();
    documents(project, newsroom);
    const code = await project.api.codes.create({ name: 'centre' });
    await project.api.codings.applyToSources({ sourceIds: ['courier', 'wire'], codeId: code.id });

    const linked = await expectCommand(project, () =>
      project.api.duplicates.link({ originalId: 'wire', copyIds: ['courier'] }),
    );

    expect(linked).toEqual({
      originalId: 'wire',
      copies: 1,
      coded: [{ id: 'courier', codings: 1 }],
      codings: 1,
    });
    expect((await project.api.duplicates.find({})).groups.map(({ originalId }) => originalId)).toEqual([
      '通稿',
    ]);
  });

  it('never leaves a duplicate of a duplicate', async () => {
    await using project = await testProject();
    documents(project, { a: englishStory, b: englishStory, c: englishStory, d: englishStory });
    await project.api.duplicates.link({ originalId: 'b', copyIds: ['c'] });

    await expectCommand(project, () => project.api.duplicates.link({ originalId: 'a', copyIds: ['b'] }));
    expect(await copiesOf(project)).toEqual({ a: null, b: 'a', c: 'a', d: null });

    const { originalId } = await project.api.duplicates.link({ originalId: 'c', copyIds: ['d'] });
    expect(originalId).toBe('a');
    expect(await copiesOf(project)).toEqual({ a: null, b: 'a', c: 'a', d: 'a' });
  });

  it('lets an original and its duplicate change places', async () => {
    await using project = await testProject();
    documents(project, { a: englishStory, b: englishStory, c: englishStory });
    await project.api.duplicates.link({ originalId: 'a', copyIds: ['b', 'c'] });

    await expectCommand(project, () => project.api.duplicates.link({ originalId: 'b', copyIds: ['a'] }));

    expect(await copiesOf(project)).toEqual({ a: 'b', b: null, c: 'b' });
  });

  it('withdraws the judgement that they are distinct', async () => {
    await using project = await testProject();
    documents(project, { a: englishStory, b: englishStory });
    await project.api.duplicates.setDistinct({ ids: ['a', 'b'] });

    await expectCommand(project, () => project.api.duplicates.link({ originalId: 'a', copyIds: ['b'] }));

    expect((await project.api.project.records()).tables.distinctPair).toEqual([]);
  });

  it('refuses a source as a duplicate of itself', async () => {
    await using project = await testProject();
    documents(project, { a: englishStory });

    await expect(project.api.duplicates.link({ originalId: 'a', copyIds: ['a'] })).rejects.toMatchObject({
      key: 'errors:duplicate_of_itself',
    });
  });
});

test('unlinked sources are proposed again, sources judged distinct are not', async () => {
  await using project = await testProject();
  documents(project, { a: englishStory, b: syndicated('en', 0.05), c: syndicated('en', 0.05, 2) });
  const open = async () =>
    (await project.api.duplicates.find({})).groups.map(
      ({ originalId, sources }) =>
        `${originalId}: ${sources
          .map(({ id }) => id)
          .toSorted()
          .join(' ')}`,
    );
  await project.api.duplicates.link({ originalId: 'a', copyIds: ['b', 'c'] });
  expect(await open()).toEqual([]);

  await expectCommand(project, () => project.api.duplicates.unlink({ ids: ['b', 'c'] }));
  expect(await open()).toEqual(['a: b c']);

  await expectCommand(project, () => project.api.duplicates.setDistinct({ ids: ['a', 'c'] }));
  await project.api.duplicates.setDistinct({ ids: ['c', 'b', 'a'] });
  expect((await project.api.project.records()).tables.distinctPair).toHaveLength(3);
  expect(await open()).toEqual([]);
});

test('two texts are set side by side: what both have and what only one has', async () => {
  await using project = await testProject();
  documents(project, {
    first: '协会会员30家。\nThe centre opens on Tuesday.\nIt is free.\n',
    second: '协会会员35家。\nThe centre opens on Friday at last.\nIt is free.\n本报讯。',
  });

  const { parts } = await project.api.duplicates.compare({ id: 'first', otherId: 'second' });

  expect(parts).toEqual([
    { in: 'both', text: '协会会员' },
    { in: 'first', text: '30' },
    { in: 'second', text: '35' },
    { in: 'both', text: '家。\nThe centre opens on ' },
    { in: 'first', text: 'Tuesday' },
    { in: 'second', text: 'Friday at last' },
    { in: 'both', text: '.\nIt is free.\n' },
    { in: 'second', text: '本报讯。' },
  ]);
});

test('the parts together are both texts', async () => {
  await using project = await testProject();
  documents(project, {
    wire: wireStory('en'),
    courier: syndicated('en', 0.1),
    通稿: wireStory('zh'),
    日报: syndicated('zh', 0.1),
    story: chineseStory,
    empty: '',
  });
  const pairs = [
    ['wire', 'courier'],
    ['通稿', '日报'],
    ['wire', 'story'],
    ['empty', 'wire'],
    ['empty', 'empty'],
  ] as const;

  for (const [id, otherId] of pairs) {
    const { parts } = await project.api.duplicates.compare({ id, otherId });
    const without = (where: 'first' | 'second'): string =>
      parts.flatMap((part) => (part.in === where ? [] : part.text)).join('');
    expect(without('second')).toBe((await project.api.sources.text({ id })).text);
    expect(without('first')).toBe((await project.api.sources.text({ id: otherId })).text);
  }
});
