// Which codings count: those of the layer's coders, of the voices, stances, weights and basis asked for, and
// in the majority layer those of a code that most reviewers of the source applied.
import type { SourceRecord } from '../records.ts';
import type { CodingTable } from './coding-table.ts';
import { stanceNumbers, voiceNumbers } from './coding-columns.ts';
import type { Layer } from './layer.ts';
import type { CountingSettings } from './request.ts';

/** Whether the coding in a slot counts. Valid until the table changes. */
export type CodingFilter = (slot: number) => boolean;

const documentVoice = voiceNumbers.indexOf(null);
const paraphrase = voiceNumbers.indexOf('paraphrase');

/** The codings of the layer in the voices asked for, which make a source a coded one. */
export function layerFilter(
  codings: CodingTable,
  layer: Layer,
  voices: CountingSettings['voices'],
  sources: readonly SourceRecord[],
): CodingFilter {
  const { source, coder, voice } = codings.columns;
  const inLayer = new Uint8Array(codings.coders.size);
  for (const coderId of layer.coderIds) {
    const number = codings.coders.find(coderId);
    if (number >= 0) inLayer[number] = 1;
  }
  const isHeard = Uint8Array.from(voiceNumbers, (one) => (voices.includes(one) ? 1 : 0));
  const isInterview = new Uint8Array(codings.sources.size);
  for (const { id, kind } of sources) {
    if (kind !== 'interview') continue;
    const number = codings.sources.find(id);
    if (number >= 0) isInterview[number] = 1;
  }
  return (slot) => {
    if (inLayer[coder[slot]!] !== 1) return false;
    const own = voice[slot]!;
    // Notes are a paraphrase unless their coding says otherwise.
    return isHeard[own === documentVoice && isInterview[source[slot]!] === 1 ? paraphrase : own] === 1;
  };
}

/** Narrows the codings of a layer to those of the basis, stances and weights asked for, with or without suggested ones. */
export function narrowedFilter(
  codings: CodingTable,
  settings: CountingSettings,
  inLayer: CodingFilter,
): CodingFilter {
  const { start, stance, weight, suggested } = codings.columns;
  const { basis, stances, minimumWeight, withoutSuggested } = settings;
  const isWanted = Uint8Array.from(stanceNumbers, (one) =>
    stances === null || stances.includes(one) ? 1 : 0,
  );
  return (slot) =>
    inLayer(slot) &&
    isWanted[stance[slot]!] === 1 &&
    (!withoutSuggested || suggested[slot] === 0) &&
    (basis === 'any' || start[slot]! < 0 === (basis === 'whole')) &&
    // NaN, which means no weight, is below every minimum.
    (minimumWeight === null || weight[slot]! >= minimumWeight);
}

/**
 * Keeps, for each source and code, the codings if more than half of the persons who reviewed the source
 * applied the code there. Coders who did not review the source have no vote, and their codings are left out.
 */
export function majorityFilter(
  codings: CodingTable,
  layer: Layer,
  sources: readonly SourceRecord[],
  accepts: CodingFilter,
): CodingFilter {
  const { source, code, coder } = codings.columns;
  const codes = codings.codes.size;
  const coders = codings.coders.size;
  const isDecided = new Uint8Array(codings.sources.size * codes);
  const isReviewer = new Uint8Array(codings.sources.size * coders);
  const votes = new Int32Array(codes);
  // The last source in which each coder was seen to apply each code, so that each votes once.
  const votedIn = new Int32Array(codes * coders).fill(-1);
  for (const { id } of sources) {
    const number = codings.sources.find(id);
    if (number < 0) continue;
    const reviewers = new Set(layer.reviewsOf(id).map((review) => review.coderId));
    for (const coderId of reviewers) {
      const reviewer = codings.coders.find(coderId);
      if (reviewer >= 0) isReviewer[number * coders + reviewer] = 1;
    }
    votes.fill(0);
    for (const slot of codings.slotsOf(number)) {
      if (!accepts(slot) || isReviewer[number * coders + coder[slot]!] !== 1) continue;
      const ballot = code[slot]! * coders + coder[slot]!;
      if (votedIn[ballot] === number) continue;
      votedIn[ballot] = number;
      votes[code[slot]!]! += 1;
    }
    for (let own = 0; own < codes; own += 1) {
      if (votes[own]! * 2 > reviewers.size) isDecided[number * codes + own] = 1;
    }
  }
  return (slot) =>
    isDecided[source[slot]! * codes + code[slot]!] === 1 &&
    isReviewer[source[slot]! * coders + coder[slot]!] === 1 &&
    accepts(slot);
}
