// Members of a team update their programs on different days.
import { expect, test } from 'vitest';
import { findProblems } from '#db/check.ts';
import { teamOf } from '#db/team/team-of.ts';
import { unsentActs } from '#db/team/unsent.ts';
import { packActs } from '#electron/team/packing.ts';
import { testProject } from '../../helpers/project.ts';
import { fileOf, replicaIn, replicaOf, sharedRows } from '../../helpers/replicas.ts';
import { codeWords, NOTE, smallStudy } from '../../helpers/study.ts';
import { spanOf } from '../../helpers/marked.ts';
import { TeamInMemory } from '../../helpers/team-in-memory.ts';

/** The first schema whose codings say what suggested them. */
const WITH_SUGGESTIONS = 11;

test('what a later program writes waits for an update of an earlier one, which loses nothing and goes on after it', async () => {
  await using begun = await testProject();
  const study = await smallStudy(begun);
  const { id: linId } = await begun.api.coders.add({ name: 'Lin' });
  const weiId = (await begun.api.project.records()).tables.project[0]?.mainCoderId ?? '';
  begun.session.close();
  const place = new TeamInMemory();
  await using wei = await replicaOf(fileOf(begun), weiId, place.transportOf(weiId));
  await using lin = await replicaOf(fileOf(begun), linId, place.transportOf(linId));
  const { first } = study.sources;
  const earlier = replicaIn(lin.project, place.transportOf(linId), WITH_SUGGESTIONS - 1);
  const inBoth = await codeWords(wei.project, first, study.codes.market, 'window on policy');
  await wei.replica.sync();
  expect(await earlier.sync()).toMatchObject({ received: 1 });

  // Wei accepts a suggestion, which the earlier program has no column for.
  await wei.project.api.suggestions.accept({
    sourceId: first.id,
    textHash: first.textHash,
    codeId: study.codes.guide.id,
    span: spanOf(NOTE, 'certificates help little'),
  });
  await wei.replica.sync();
  await lin.project.api.codings.apply({
    sourceId: first.id,
    textHash: first.textHash,
    codeId: study.codes.connector.id,
    span: spanOf(NOTE, 'Firms meet suppliers'),
  });
  await expect(earlier.sync()).rejects.toMatchObject({ key: 'errors:team_newer_schema' });

  // Lin's own work is there, and waits with what was received before.
  const { db } = lin.project.store();
  expect(teamOf(db)?.stopped).toMatchObject({ why: 'errors:team_newer_schema' });
  expect(unsentActs(db).map(({ method }) => method)).toEqual(['codings.apply']);
  expect((await lin.project.api.codings.of({ sourceId: first.id })).map(({ id }) => id)).toContain(inBoth.id);
  expect(findProblems(db)).toEqual([]);

  const updated = replicaIn(lin.project, place.transportOf(linId));
  expect(await updated.sync()).toMatchObject({ received: 1, sent: 1 });
  await wei.replica.sync();
  expect(teamOf(db)?.stopped).toBeNull();
  expect(sharedRows(lin.project.store())).toBe(sharedRows(wei.project.store()));
  const kept = await lin.project.api.codings.of({ sourceId: first.id });
  expect(kept).toHaveLength(3);
  expect(kept.filter(({ suggestedBy }) => suggestedBy === 'likeness')).toHaveLength(1);
});

test('an act that no parcel can hold is not sent: nobody could receive it, nor anything after it', async () => {
  await using begun = await testProject();
  await smallStudy(begun);
  const weiId = (await begun.api.project.records()).tables.project[0]?.mainCoderId ?? '';
  begun.session.close();
  await using wei = await replicaOf(fileOf(begun), weiId, new TeamInMemory().transportOf(weiId));
  await wei.project.api.codes.create({ name: 'one' });
  const acts = unsentActs(wei.project.store().db);

  for (const most of [
    { unpacked: 100, packed: 10_000 },
    { unpacked: 10_000, packed: 100 },
  ])
    expect(() => packActs(acts, most)).toThrow(
      expect.objectContaining({ code: 'unsupported', key: 'errors:team_act_too_large' }),
    );
  expect(packActs(acts, { unpacked: 10_000, packed: 10_000 }).length).toBeGreaterThan(100);
});
