// Whose codings are counted, and what those coders have reviewed. Counts never add up coders: a layer is one
// coder, what several persons coded together, or what was settled in adjudication.
import { byMoment } from '../by-moment.ts';
import { AppError } from '../errors.ts';
import type { SourceRecord } from '../records.ts';
import { seesCoder } from '../sealing/sight.ts';
import type { Corpus } from './corpus.ts';
import type { LayerRequest } from './request.ts';

/** A layer of codings. */
export interface Layer {
  readonly what: 'coder' | 'union' | 'majority' | 'adjudicated';
  /** The request that names this layer. */
  readonly request: LayerRequest;
  /** Whether it is the layer of the project's main coder. */
  readonly isMain: boolean;
  /** Whether it was chosen by default. */
  readonly isDefault: boolean;
  readonly coderIds: ReadonlySet<string>;
  /** The coders of the layer who have reviewed the source, with the time of each, latest first. */
  readonly reviewsOf: (sourceId: string) => readonly { readonly coderId: string; readonly at: string }[];
}

/**
 * The layer asked for. By default, the adjudicated codings once every source in scope is adjudicated, else
 * the main coder's. Second passes belong to no union or majority, since they are the same person again.
 */
export function layerOf(
  corpus: Corpus,
  request: LayerRequest | null,
  inScope: readonly SourceRecord[],
): Layer {
  if (request !== null) return namedLayer(corpus, request, false);
  const adjudicated = namedLayer(corpus, 'adjudicated', true);
  const isComplete = inScope.length > 0 && inScope.every(({ id }) => isReviewedIn(adjudicated, id));
  return isComplete ? adjudicated : namedLayer(corpus, 'main', true);
}

function namedLayer(corpus: Corpus, request: LayerRequest, isDefault: boolean): Layer {
  const coders = [...corpus.tables.coder.values()];
  const idsOf = (kind: 'person' | 'adjudication'): Set<string> =>
    new Set(coders.filter((coder) => coder.kind === kind).map((coder) => coder.id));
  const layer = (what: Layer['what'], coderIds: ReadonlySet<string>): Layer => ({
    what,
    request,
    isMain: what === 'coder' && corpus.mainCoderId !== null && coderIds.has(corpus.mainCoderId),
    isDefault,
    coderIds,
    reviewsOf: reviewsBy(corpus, coderIds),
  });
  switch (request) {
    case 'main':
      return layer('coder', new Set(corpus.mainCoderId === null ? [] : [corpus.mainCoderId]));
    case 'union':
      return layer('union', idsOf('person'));
    case 'majority':
      return layer('majority', idsOf('person'));
    case 'adjudicated':
      return layer('adjudicated', idsOf('adjudication'));
    default:
      refuseUnseen(corpus, request.coderId);
      return layer('coder', new Set([request.coderId]));
  }
}

/** Throws `conflict` for a coder whose work is hidden from the one who asks: it would look as if there were none. */
function refuseUnseen({ tables, sight }: Corpus, coderId: string): void {
  const coder = tables.coder.get(coderId);
  if (!coder) throw new AppError('not_found', 'errors:no_such_coder');
  if (sight === null || seesCoder(sight, coderId)) return;
  if (sight.ownIds !== null) throw new AppError('conflict', 'errors:saturation_blind');
  const { name } = coder;
  throw new AppError('conflict', 'errors:round_hides_coder', { name, round: sight.rounds.join(', ') });
}

const unreviewed: ReturnType<Layer['reviewsOf']> = [];
const earlierFirst = byMoment('at');

/** The reviews of these coders, ordered once: a count asks for those of each source several times. */
function reviewsBy({ reviewsOf }: Corpus, coderIds: ReadonlySet<string>): Layer['reviewsOf'] {
  const known = new Map<string, ReturnType<Layer['reviewsOf']>>();
  return (sourceId) => {
    const all = reviewsOf.get(sourceId);
    if (!all) return unreviewed;
    if (all.length === 1) return coderIds.has(all[0]!.coderId) ? all : unreviewed;
    const found = known.get(sourceId);
    if (found) return found;
    const theirs = all.filter(({ coderId }) => coderIds.has(coderId));
    const reviews = theirs.length > 1 ? theirs.toSorted((a, b) => earlierFirst(b, a)) : theirs;
    known.set(sourceId, reviews);
    return reviews;
  };
}

/** Whether a source is reviewed in the layer: any of its coders has declared it finished. */
export function isReviewedIn(layer: Layer, sourceId: string): boolean {
  return layer.reviewsOf(sourceId).length > 0;
}

/**
 * When the source was last open to a new code in this layer, or null where it is not reviewed: the latest
 * review or, in the majority layer, the one after which too few reviewers were left for a majority. Nobody
 * looked there for codes created later.
 */
export function closedAt(layer: Layer, sourceId: string): string | null {
  const reviews = layer.reviewsOf(sourceId);
  const place = layer.what === 'majority' ? Math.floor(reviews.length / 2) : 0;
  return reviews[place]?.at ?? null;
}
