// What is counted when a round is unlocked: how much each of its coders did, and how much of others' work they could have
// seen, or were shown, before it was opened.
import type { BlindRoundRecord } from '#core/records.ts';
import type { AtUnlock, CoderAtUnlock } from '#core/sealing/at-unlock.ts';
import type { ReadDb } from '#db/handles.ts';
import type { CodingsOfLanes } from './codings-of-lanes.ts';

const SOURCES = "SELECT count(*) FROM source WHERE status <> 'excluded'";

const OWN = `
  SELECT
    (SELECT count(*) FROM coding WHERE coder_id = @coder AND created_at <= @until
      AND id NOT IN (SELECT value FROM json_each(@late))) AS codings,
    (SELECT count(*) FROM review JOIN source ON source.id = review.source_id
      WHERE review.coder_id = @coder AND review.at <= @until AND source.status <> 'excluded') AS reviewed`;

/** The person who codes, with all their passes: what they did or saw in one of them is no work of others in another. */
const ONESELF = `
  SELECT own.id FROM coder AS own JOIN coder AS asked ON asked.id = @coder
  WHERE coalesce(own.person_id, own.id) = coalesce(asked.person_id, asked.id)`;

/** Codings of others that stood before the round was opened. */
const COULD_SEE = `
  SELECT count(*) FROM coding JOIN source ON source.id = coding.source_id
  WHERE coding.coder_id NOT IN (${ONESELF}) AND coding.created_at < @opened AND source.status <> 'excluded'
    AND coding.id NOT IN (SELECT value FROM json_each(@unseen))`;

/** Those of them that were there when their coder's work on their source was last displayed to this coder. */
const DISPLAYED = `${COULD_SEE} AND EXISTS (
  SELECT 1 FROM displayed WHERE displayed.viewer_id IN (${ONESELF}) AND displayed.coder_id = coding.coder_id
    AND displayed.source_id = coding.source_id AND displayed.first_at < @opened
    AND coding.created_at <= displayed.last_at)`;

/** After every time. */
const EVER = '9999';

/**
 * Counts on the whole study, whatever is sealed; `ofLanes` says what a team's server kept apart, `until` the time up to which work
 * counts where people have worked on since the unlock.
 */
export function countedAtUnlock(
  { sqlite }: ReadDb,
  { openedAt }: Pick<BlindRoundRecord, 'openedAt'>,
  coderIds: readonly string[],
  ofLanes: CodingsOfLanes,
  until = EVER,
): AtUnlock {
  const [own, couldSee, displayed] = [
    sqlite.prepare(OWN),
    sqlite.prepare(COULD_SEE).pluck(),
    sqlite.prepare(DISPLAYED).pluck(),
  ];
  const counted = (coder: string): CoderAtUnlock => {
    const before = { coder, opened: openedAt, unseen: ofLanes.unseen };
    // The columns of the statement.
    const numbers = own.get({ coder, late: ofLanes.late, until }) as { codings: number; reviewed: number };
    return {
      coderId: coder,
      ...numbers,
      couldSee: Number(couldSee.get(before)),
      displayed: Number(displayed.get(before)),
    };
  };
  return { sources: Number(sqlite.prepare(SOURCES).pluck().get()), coders: coderIds.map(counted) };
}
