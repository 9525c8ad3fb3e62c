// What must hold when the files of a team have exchanged everything.
import { changeIn } from '#core/change.ts';
import type { Problem } from '#core/health.ts';
import { brokenLinks } from '#db/chain.ts';
import { findProblems } from '#db/check.ts';
import type { ReadDb } from '#db/handles.ts';
import { digestsOf, sharedRows } from './replicas.ts';
import type { TeamInMemory } from './team-in-memory.ts';
import { type Member, unsentIn } from './team-steps.ts';

/** In what the files differ, what is damaged in one of them, and what is lost; empty where all is well. */
export function differences(members: readonly Pick<Member, 'project'>[], place: TeamInMemory): string[] {
  const found: string[] = [];
  const digests = members.map(({ project }) => digestsOf(project.store()));
  // Files with one digest have the same rows: one of them is checked wholly, and of the others what they do not share.
  const whole = digests.some(([, digest]) => digest !== digests[0]?.[1])
    ? null
    : place.log.length % members.length;
  for (const [index, { project }] of members.entries()) {
    const [newest, digest] = digests[index] ?? [];
    if (digest !== digests[0]?.[1])
      found.push(
        `file ${index} differs from file 0:\n${firstDifference(sharedRows(project.store()), sharedRows(members[0]!.project.store()))}`,
      );
    if (newest !== digest) found.push(`the digest of file ${index} is not that of its rows`);
    const { db } = project.store();
    const isWhole = whole === null || whole === index;
    for (const problem of isWhole ? findProblems(db) : [])
      // Somebody changed words under a coding of somebody else, which waits on the repair list of all files.
      if (problem.key !== 'check_quote' && !stoodTogether(db, problem))
        found.push(`${index}: ${JSON.stringify(problem)}`);
    if (!isWhole && brokenLinks(db.sqlite).length > 0) found.push(`the history of file ${index} is broken`);
    if (unsentIn(project) > 0) found.push(`file ${index} has acts that were not sent`);
  }
  found.push(...lostWork(members, place.decided));
  const ids = place.log.map(({ parcel }) => parcel.id);
  if (new Set(ids).size < ids.length) found.push('a parcel is in the log twice');
  return found;
}

/**
 * Whether a source has several codes of a branch that allows one because the branch came to hold them, or to allow one, when they
 * stood there: a person removes all but one then, as in a study of one person alone.
 */
function stoodTogether({ sqlite }: ReadDb, { key, parameters }: Problem): boolean {
  if (key !== 'check_one_per_source') return false;
  const onSource = sqlite
    .prepare(
      'SELECT coding.id FROM coding JOIN source ON source.id = source_id WHERE title = ? AND start IS NULL',
    )
    .pluck()
    .all(parameters['title']) as string[];
  let [coded, moved] = [0, 0];
  const acts = sqlite.prepare('SELECT coalesce(team_seq, 0) AS number, body, settled FROM change');
  for (const { number, body, settled } of acts.iterate() as Iterable<LoggedAct>) {
    const { added, updated } = changeIn(settled ?? body);
    const isCoding = onSource.some((id) => {
      const [from, to] = updated.coding?.[id] ?? [];
      return id in (added.coding ?? {}) || from?.codeId !== to?.codeId || from?.coderId !== to?.coderId;
    });
    const isMove = Object.values(updated.code ?? {}).some(
      ([from, to]) => from.parentId !== to.parentId || from.onePerSource !== to.onePerSource,
    );
    if (isCoding) coded = Math.max(coded, number);
    if (isMove) moved = Math.max(moved, number);
  }
  // A merge moves the codings of a code and its sub-codes in one act.
  return moved >= coded && moved > 0;
}

interface LoggedAct {
  /** Its number in the log. */
  readonly number: number;
  readonly body: string;
  readonly settled: string | null;
}

function firstDifference(one: string, other: string): string {
  const [here, there] = [one.split('\n'), other.split('\n')];
  const onlyHere = here.filter((line) => !there.includes(line)).slice(0, 3);
  const onlyThere = there.filter((line) => !here.includes(line)).slice(0, 3);
  return `+ ${onlyHere.join('\n+ ')}\n- ${onlyThere.join('\n- ')}`;
}

/**
 * What somebody made that is neither there, nor was removed by an act that names it, nor waits, nor was decided about where it
 * waited: sources, and codings. A coding may also be there, or be removed, as its twin: a coding of the same code by the same coder
 * at the same place, made in another file of that person. The two become one.
 */
function lostWork(members: readonly Pick<Member, 'project'>[], decided: ReadonlySet<string>): string[] {
  const lost: string[] = [];
  /** By coding, everywhere it has stood. */
  const made = new Map<string, { readonly row: Coding; readonly stood: Coding[] }>();
  /** By code, into which it was ever merged: a coding becomes one with its twin there. */
  const into = new Map<string, Set<string>>();
  const removed = new Set<string>();
  const sources = new Set<string>();
  const acts = "SELECT method, body, settled FROM change WHERE method <> 'team.aside'";
  for (const { project } of members)
    for (const { method, body, settled } of project.store().db.sqlite.prepare(acts).iterate() as Iterable<{
      readonly method: string;
      readonly body: string;
      readonly settled: string | null;
    }>)
      for (const text of settled === null ? [body] : [body, settled]) {
        const { added, updated, removed: gone } = changeIn(text);
        const stood = [
          ...Object.values(added.coding ?? {}),
          ...Object.values(updated.coding ?? {}).map(([, row]) => row),
        ] as Coding[];
        for (const row of stood) {
          const known = made.get(row.id) ?? { row, stood: [] };
          made.set(row.id, known);
          known.stood.push(row);
        }
        for (const [, { id, mergedInto }] of Object.values(updated.code ?? {}))
          if (mergedInto) into.set(id, (into.get(id) ?? new Set()).add(mergedInto));
        for (const id of Object.keys(added.source ?? {})) sources.add(id);
        if (method === 'team.again') continue;
        for (const row of Object.values(gone.coding ?? {})) removed.add(row.id).add(placeOf(row));
        for (const id of Object.keys(gone.source ?? {})) removed.add(id);
      }
  const { sqlite } = members[0]!.project.store().db;
  const there = new Set(sqlite.prepare('SELECT id FROM coding').pluck().all());
  const settled = sqlite.prepare(
    'SELECT 1 FROM change WHERE instr(settled, ?) > 0 OR instr(body, ?) > 0 LIMIT 1',
  );
  const twins = sqlite.prepare('SELECT count(*) FROM coding WHERE source_id = ? AND coder_id = ?').pluck();
  const isHeld = (id: string): boolean =>
    members.some(({ project }) =>
      project.store().db.sqlite.prepare('SELECT 1 FROM team_held WHERE instr(rows, ?) > 0').get(id),
    );
  // The twin may have been moved since, as to a duplicate of its source.
  const stoodAt = Map.groupBy(
    [...made].flatMap(([id, { stood }]) => stood.map((each) => ({ id, place: placeOf(each) }))),
    ({ place }) => place,
  );
  const isTwinKnown = (id: string, place: string): boolean =>
    (stoodAt.get(place) ?? []).some((twin) => twin.id !== id && (there.has(twin.id) || removed.has(twin.id)));
  for (const [id, { row, stood }] of made) {
    const places = stood.flatMap((each) =>
      [...mergedFrom(each.codeId, into)].map((codeId) => placeOf({ ...each, codeId })),
    );
    if (there.has(id) || removed.has(id) || decided.has(id) || places.some((place) => removed.has(place)))
      continue;
    if (Number(twins.get(row.sourceId, row.coderId)) > 0) continue;
    if (places.some((place) => isTwinKnown(id, place))) continue;
    if (!isHeld(id)) lost.push(`coding ${id} is lost ${settled.get(id, id) ? '(told)' : ''}`);
  }
  const isThere = sqlite.prepare('SELECT 1 FROM source WHERE id = ?');
  for (const id of sources)
    if (!isThere.get(id) && !removed.has(id) && !decided.has(id) && !isHeld(id))
      lost.push(`source ${id} is lost`);
  return lost;
}

interface Coding {
  readonly id: string;
  readonly sourceId: string;
  readonly coderId: string;
  readonly codeId: string;
}

/** The code and all that it was merged into, one after the other. */
function mergedFrom(codeId: string, into: ReadonlyMap<string, ReadonlySet<string>>): Set<string> {
  const codes = new Set([codeId]);
  for (const code of codes) for (const next of into.get(code) ?? []) codes.add(next);
  return codes;
}

/** What twins have in common. */
function placeOf(coding: object): string {
  const { sourceId, codeId, coderId, start, end } = coding as Record<string, unknown>;
  return JSON.stringify([sourceId, codeId, coderId, start, end]);
}
