// How the classes in scope were covered, which decides what a share stands for: a class is complete, a sample
// of a known frame, a sample of an unknown one, or was chosen on purpose. Interviews are one group, chosen on
// purpose.
import type { ClassRecord, Coverage, SourceKind, SourceRecord } from '../records.ts';
import type { Corpus } from './corpus.ts';
import type { Draw } from './draws.ts';
import { isReviewedIn, type Layer } from './layer.ts';

/**
 * How a class was covered, as far as shares are concerned. `complete`: all of it is here and reviewed;
 * `incomplete`: all is here, not all is reviewed; `drawn`: a random draw of a frame whose size is known;
 * `frame-unknown`: sampled, no more is known; `purposive`: chosen, and representing nothing but itself.
 */
export type CoverageForm = 'complete' | 'incomplete' | 'drawn' | 'frame-unknown' | 'purposive';

/** A class of documents, the documents without one, or the interviews, with how they were covered. */
export interface CoveredGroup {
  readonly kind: SourceKind;
  /** Null for documents without a class and for interviews. */
  readonly classId: string | null;
  readonly name: string | null;
  /** As the analyst marked the class; null for documents without one, which are taken to be complete. */
  readonly coverage: Coverage | null;
  readonly form: CoverageForm;
  readonly sources: readonly [SourceRecord, ...SourceRecord[]];
  readonly reviewed: number;
  /** The draw that estimates use; null where none is recorded, or only the size of the frame is known. */
  readonly draw: Draw | null;
  /** How many more draws of it exist, which no estimate uses. */
  readonly otherDraws: number;
  /** The size of the frame, for a class that is complete or drawn. */
  readonly frame: number | null;
  /** Reviewed sources of a drawn class that are not in the draw: no estimate uses them. */
  readonly outside: number;
}

/** The groups of sources in scope, in their order. `named` are the ids of samples to prefer for estimates. */
export function coveredGroups(
  corpus: Corpus,
  layer: Layer,
  inScope: readonly SourceRecord[],
  named: readonly string[],
): CoveredGroup[] {
  const groups = new Map<ClassRecord | SourceKind, [SourceRecord, ...SourceRecord[]]>();
  for (const source of inScope) {
    const key = groupKey(corpus, source);
    const group = groups.get(key);
    if (group) group.push(source);
    else groups.set(key, [source]);
  }
  return [...groups.values()].map((sources) => groupOf(corpus, layer, sources, named));
}

/** Identifies the group of a source: its class, or its kind where it has no class. */
export function groupKey(corpus: Corpus, { kind, classId }: SourceRecord): ClassRecord | SourceKind {
  if (kind === 'interview' || classId === null) return kind;
  return corpus.tables.class.get(classId) ?? kind;
}

function groupOf(
  corpus: Corpus,
  layer: Layer,
  sources: readonly [SourceRecord, ...SourceRecord[]],
  named: readonly string[],
): CoveredGroup {
  const [{ kind, classId }] = sources;
  const found = kind === 'interview' || classId === null ? undefined : corpus.tables.class.get(classId);
  const isReviewed = ({ id }: SourceRecord): boolean => isReviewedIn(layer, id);
  const reviewed = sources.filter(isReviewed).length;
  const coverage = kind === 'interview' ? 'purposive' : (found?.coverage ?? null);
  const common = { kind, classId: found?.id ?? null, name: found?.name ?? null, coverage, sources, reviewed };
  const frameOfNone = { draw: null, otherDraws: 0, frame: null, outside: 0 };
  const { draw, otherDraws } = drawFor(corpus, sources, named);
  if (coverage === 'purposive') return { ...common, form: 'purposive', ...frameOfNone };
  if (coverage === 'complete' || coverage === null) {
    // Where documents have no class, nothing was stated about coverage, so a draw may decide.
    if (found || reviewed === sources.length || draw === null)
      return {
        ...common,
        form: reviewed === sources.length ? 'complete' : 'incomplete',
        ...frameOfNone,
        frame: sources.length,
      };
  }
  if (draw !== null) {
    const members = sources.filter(({ id }) => draw.members.has(id));
    return {
      ...common,
      form: 'drawn',
      draw,
      otherDraws,
      frame: frameWithin(corpus, draw, found?.id ?? null),
      outside: reviewed - members.filter(isReviewed).length,
    };
  }
  if (!found?.frameSize) return { ...common, form: 'frame-unknown', ...frameOfNone };
  return { ...common, form: 'drawn', ...frameOfNone, frame: found.frameSize };
}

/** The draw named by the analyst, else the largest, among those whose frame has sources of the group. */
function drawFor(
  corpus: Corpus,
  sources: readonly SourceRecord[],
  named: readonly string[],
): Pick<CoveredGroup, 'draw' | 'otherDraws'> {
  const fitting = corpus.draws.filter(({ frame }) => sources.some(({ id }) => frame.has(id)));
  const draw = fitting.find(({ id }) => named.includes(id)) ?? fitting[0] ?? null;
  return { draw, otherDraws: Math.max(0, fitting.length - 1) };
}

/**
 * How much of the frame belongs to the class. Sources that are no longer in the project count as belonging
 * where all others do.
 */
function frameWithin(corpus: Corpus, { frame }: Draw, classId: string | null): number {
  let others = 0;
  for (const id of frame) {
    const source = corpus.tables.source.get(id);
    if (source && (source.kind === 'interview' || source.classId !== classId)) others += 1;
  }
  return frame.size - others;
}
