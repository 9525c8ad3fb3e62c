// Two moments compared for somebody who asks: whose codings are counted, and who changed what.
import { compareMoments, driftBetween, type ComparedMoments, type Side } from '#core/versions/compared.ts';
import type { VersionCode } from '#core/versions/codebook.ts';
import { versionPaths } from '#core/versions/versions-json.ts';
import type { Arrival, CodeDrift, Fate } from '#core/versions/drift.ts';
import { isMachine } from '#core/program-origin.ts';
import { AppError } from '#core/errors.ts';
import { all, get } from '#db/write.ts';
import type { QueryContext } from '../context.ts';
import { blindCoderId } from '../blind-history.ts';
import { formerCoders } from '../merged-coders.ts';
import { projectRow } from '../project.ts';
import { momentOf, type Moment, type VersionFacts } from './moments.ts';
import { whoChanged } from './who-changed.ts';

/** Which moments are compared, and whose codings are counted. */
export interface Comparison {
  /** The earlier version. */
  readonly fromId: string;
  /** The later one; null for now. */
  readonly toId: string | null;
  /** Whose codings; by default the main coder's, in a second pass one's own. */
  readonly coderId?: string | undefined;
}

/** A change with who made it last; null where the history does not tell. */
export type ListedChange = ComparedMoments['changes'][number] & {
  readonly by: { readonly name: string; readonly at: string } | null;
};

/** A code as a comparison names it. */
export interface NamedCode extends Pick<VersionCode, 'id' | 'name' | 'name2' | 'colour'> {
  /** Names from the root, joined. */
  readonly path: string;
  /** Whether it stands at the later moment. */
  readonly stands: boolean;
}

/** Two moments compared. */
export interface VersionsCompared extends Omit<ComparedMoments, 'changes'> {
  readonly from: VersionFacts;
  /** Null for now. */
  readonly to: VersionFacts | null;
  readonly changes: readonly ListedChange[];
  /** Every code of either moment, as the later one has it. */
  readonly codes: readonly NamedCode[];
  /** Whose codings are counted. */
  readonly coder: { readonly id: string; readonly name: string };
}

type Asker = Pick<QueryContext, 'db' | 'coderId'>;

/** Whose codings are counted. Throws `conflict` during a second pass for anybody else's, `not_found` for a coder who is gone. */
export function countedCoder({ db, coderId }: Asker, wanted: string | undefined): string {
  const blindId = blindCoderId(db, coderId);
  if (blindId !== null && wanted !== undefined && wanted !== blindId)
    throw new AppError('conflict', 'errors:saturation_blind');
  return get(db, 'coder', wanted ?? blindId ?? projectRow(db).mainCoderId).id;
}

interface Sides {
  readonly moments: readonly [Moment, Moment];
  readonly sides: readonly [Side, Side];
  readonly coderId: string;
  readonly isHere: (sourceId: string) => boolean;
}

function sidesOf(asker: Asker, { fromId, toId, coderId: wanted }: Comparison): Sides {
  const { db } = asker;
  const coderId = countedCoder(asker, wanted);
  const blindId = blindCoderId(db, asker.coderId);
  const then = momentOf(db, fromId);
  const now = momentOf(db, toId);
  if (now.version !== null && now.version.at < (then.version?.at ?? ''))
    throw new AppError('invalid', 'errors:versions_reversed');
  const coders = all(db, 'coder').filter(
    (coder) => !isMachine(coder) && (blindId === null || coder.id === blindId),
  );
  const sideOf = ({ codebook, workOf }: Moment): Side => {
    const works = new Map(coders.map(({ id }) => [id, workOf(id)]));
    return { codebook, work: works.get(coderId) ?? workOf(coderId), everybody: [...works.values()] };
  };
  const here = new Set(
    all(db, 'source').flatMap(({ id, status, duplicateOf }) =>
      status === 'excluded' || duplicateOf !== null ? [] : [id],
    ),
  );
  return {
    moments: [then, now],
    sides: [sideOf(then), sideOf(now)],
    coderId,
    isHere: (sourceId) => here.has(sourceId),
  };
}

/** Compares two moments. Throws as `momentOf` and `countedCoder`, and `invalid` where the later one is earlier. */
export function comparedFor(asker: Asker, asked: Comparison): VersionsCompared {
  const { db } = asker;
  const { moments, sides, coderId, isHere } = sidesOf(asker, asked);
  const [{ version: from }, { version: to }] = moments;
  if (from === null) throw new AppError('not_found', 'errors:no_such_codebookVersion');
  const { changes, ...rest } = compareMoments(...sides, isHere);
  const acts = whoChanged(db, {
    from: from.at,
    until: to?.at ?? null,
    onlyBy: blindCoderId(db, asker.coderId),
  });
  const names = new Map([
    ...formerCoders(db),
    ...all(db, 'coder').map(({ id, name }) => [id, name] as const),
  ]);
  const pathOf = versionPaths(moments[0].codebook, moments[1].codebook);
  const codes = new Map<string, NamedCode>();
  for (const [place, { codebook }] of moments.toReversed().entries())
    for (const { id, name, name2, colour } of codebook.codes)
      if (!codes.has(id)) codes.set(id, { id, name, name2, colour, path: pathOf(id), stands: place === 0 });
  return {
    ...rest,
    codes: [...codes.values()],
    from,
    to,
    coder: { id: coderId, name: names.get(coderId) ?? '' },
    changes: changes.map((told) => {
      const act = acts.get(`${told.change.kind} ${told.change.code.id}`);
      const name = act && names.get(act.coderId);
      return { ...told, by: act && name !== undefined ? { name, at: act.at } : null };
    }),
  };
}

/** The codings behind a number of drift: those that stand now, and how many are gone. */
export interface DriftCodings {
  readonly codingIds: readonly string[];
  readonly gone: number;
}

/** What can be asked of drift: one fate, one kind of arrival, or all that is drift. */
export type DriftPart = Fate | Arrival | 'changed' | 'base';

/** The codings of one code behind one number of the comparison. Throws as `comparedFor`. */
export function driftCodings(asker: Asker, asked: Comparison, codeId: string, part: DriftPart): DriftCodings {
  const { sides, isHere } = sidesOf(asker, asked);
  const row = driftBetween(...sides, isHere).find((each) => each.codeId === codeId);
  const ids = row ? idsIn(row, part) : [];
  const standing = new Set(sides[1].work.codings.map(({ id }) => id));
  const codingIds = ids.filter((id) => standing.has(id));
  return { codingIds, gone: ids.length - codingIds.length };
}

function idsIn(row: CodeDrift, part: DriftPart): readonly string[] {
  if (part === 'changed') return [...row.resized, ...row.recoded, ...row.removed];
  if (part === 'base')
    return [...row.unchanged, ...row.moved, ...row.resized, ...row.recoded, ...row.removed];
  return row[part];
}
