// Every worked relation, from a project file, through the method that the command line calls.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MeetBy } from '#core/relations/request.ts';
import analysis from '#fixtures/methods/analysis.json' with { type: 'json' };
import { lines, testProject, type TestProject } from '../../helpers/project.ts';
import { keyed } from './keyed.ts';
import { queriedStudy, type QueriedStudy } from './queried-study.ts';

const { cells } = analysis.relations;

let project: TestProject;
let study: QueriedStudy;

beforeAll(async () => {
  project = await testProject();
  study = await queriedStudy(project);
  project.reopen();
});

afterAll(async () => {
  await project[Symbol.asyncDispose]();
});

describe('the worked relations', () => {
  it.each(cells.map((cell) => [`${cell.a} and ${cell.b} by ${cell.by}, ${cell.layer}`, cell] as const))(
    '%s',
    async (_, cell) => {
      const { relations, of } = await project.api.tallies.relations({
        of: [keyed(study.codes, cell.a), keyed(study.codes, cell.b)],
        by: cell.by === 'within 1' ? 'within' : (cell.by as MeetBy),
        layer: cell.layer === 'union' ? 'union' : { coderId: keyed(study.coders, cell.layer) },
        denominator: 'all',
      });

      expect(relations).toMatchObject([
        {
          nA: cell.n_a,
          nB: cell.n_b,
          aMeetingB: cell.a_meeting_b ?? null,
          bMeetingA: cell.b_meeting_a ?? null,
          both: cell.both,
          either: cell.places ?? cell.either,
          sharedCharacters: cell.shared_characters ?? null,
        },
      ]);
      expect(of).toBe(cell.of ?? null);
    },
  );
});

it('paragraphs are those of the text as it is now', async () => {
  const { api } = project;
  const asked = {
    of: [keyed(study.codes, 'guide'), keyed(study.codes, 'connector')],
    by: 'paragraph',
    denominator: 'all',
  } as const;
  const before = await api.tallies.relations(asked);
  const { id: sourceId, textHash } = (await api.project.records()).tables.source.find(
    ({ title }) => title === 'I2',
  )!;
  const { text } = await api.sources.text({ id: sourceId });
  const moved = (await api.codings.of({ sourceId })).map(({ id, start, end }) => ({
    id,
    start: start!,
    end: end!,
  }));
  await api.notes.save({ sourceId, textHash, doc: lines(`${text}\n\nOne more.\nAnd another.`), moved });
  const after = await api.tallies.relations(asked);

  expect([before.of, after.of]).toEqual([24, 26]);
});
