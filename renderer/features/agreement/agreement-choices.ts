// The settings of the screen Agreement as a value to remember, and the requests made from them.
import {
  DEFAULT_THRESHOLD,
  type AgreementRequest,
  type DisagreementsRequest,
  type Level,
} from '#core/agreement/request.ts';
import type { CoderRecord } from '#core/records.ts';
import {
  countingRequestOf,
  unusualCounting,
  type CountingChoices,
} from '#renderer/common/counts/counting-choices.ts';
import type { ProjectState } from '#renderer/state/project.ts';

/**
 * Which places are listed: all, those without a decision that still holds, those left to be discussed, or those that differ
 * in extent alone.
 */
export const shows = ['all', 'open', 'discuss', 'extent'] as const;
export type Show = (typeof shows)[number];

/** The settings that agreement alone has. */
export interface OwnAgreementChoices {
  /** Persons or second passes; empty for the main coder and the first other one. */
  readonly coderIds: readonly string[];
  readonly level: Level;
  /** For segments: the share of the text of two codings that both must cover. */
  readonly threshold: number;
  /** Not the base of counts: agreement has none of sources with any theme. */
  readonly base: 'reviewed' | 'all';
  /** Whether intervals are drawn. */
  readonly intervals: boolean;
  readonly seed: number;
  readonly group: 'code' | 'source';
  /** Which places are listed. */
  readonly show: Show;
  /** Whether the table has the coefficients that are seldom asked for. */
  readonly allColumns: boolean;
}

/** The settings above both parts of the screen. */
export interface AgreementChoices extends CountingChoices, OwnAgreementChoices {}

/** The settings of agreement alone until others are chosen. */
export const firstOwnChoices: OwnAgreementChoices = {
  coderIds: [],
  level: 'paragraph',
  threshold: DEFAULT_THRESHOLD,
  base: 'reviewed',
  intervals: true,
  seed: 1,
  group: 'code',
  show: 'all',
  allColumns: false,
};

/** How often the sources are drawn anew for an interval. */
const DRAWS = 1_000;

type Known = Pick<ProjectState['tables'], 'coder' | 'project'>;

/** The coders that can be compared: adjudicated codings follow from those of the others. */
export function comparable(coders: Iterable<CoderRecord>): CoderRecord[] {
  return [...coders].filter(({ kind }) => kind !== 'adjudication');
}

/** The settings without coders who are gone, and with two of them where none is chosen and there are two. */
export function possible(choices: AgreementChoices, { coder, project }: Known): AgreementChoices {
  const offered = comparable(coder.values());
  const kept = choices.coderIds.filter((id) => offered.some((each) => each.id === id));
  if (kept.length > 0) return { ...choices, coderIds: kept };
  const mainId = [...project.values()][0]?.mainCoderId;
  const main = offered.find(({ id }) => id === mainId);
  const other =
    offered.find(({ id, kind }) => id !== mainId && kind === 'person') ??
    offered.find(({ personId }) => personId === mainId);
  return { ...choices, coderIds: main && other ? [main.id, other.id] : [] };
}

/** How many of the settings behind “More” differ from the default. */
export function unusual(choices: AgreementChoices): number {
  const { joinAdjacent: _, basis: __, ...rest } = choices;
  const shared = unusualCounting({ ...rest, joinAdjacent: false, basis: 'any' });
  return shared + (choices.rollup ? 0 : 1) + (choices.seed === firstOwnChoices.seed ? 0 : 1);
}

/** The request for the disagreements. */
export function disagreementsRequestOf(choices: AgreementChoices, known: Known): DisagreementsRequest {
  const { scope, of, rollup, voices, stances, minimumWeight, withoutSuggested } = countingRequestOf(
    choices,
    known,
  );
  const { coderIds, level, threshold, base } = choices;
  return {
    coderIds,
    level,
    ...(level === 'segments' ? { threshold } : {}),
    denominator: base,
    ...(of === undefined ? {} : { of }),
    ...(rollup === undefined ? {} : { rollup }),
    ...(scope === undefined ? {} : { scope }),
    ...(voices === undefined ? {} : { voices }),
    ...(stances === undefined ? {} : { stances }),
    ...(minimumWeight === undefined ? {} : { minimumWeight }),
    ...(withoutSuggested === undefined ? {} : { withoutSuggested }),
  };
}

/** The request for the coefficients. */
export function agreementRequestOf(choices: AgreementChoices, known: Known): AgreementRequest {
  return {
    ...disagreementsRequestOf(choices, known),
    ...(choices.intervals ? { bootstrap: DRAWS, seed: choices.seed } : {}),
  };
}
