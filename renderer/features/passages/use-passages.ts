import { useWorkingChoice } from '#renderer/common/counts/use-working-counts.ts';
import type { WorkingBase } from '#renderer/common/counts/working-request.ts';
import { coderChoice } from '#renderer/common/counts/layer-choice.ts';
import { useBlindCoderId } from '#renderer/state/use-blind-coder.ts';
import { useAnswer, type Answer } from '#renderer/app/services/use-answer.ts';
import { derived } from '#renderer/state/derived.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useSettled } from '#renderer/state/use-settled.ts';
import { useChoice, useWorkspace } from '#renderer/state/workspace.ts';
import type { CodeRecord } from '#core/records.ts';
import type { Denominator, TallyRequest } from '#core/counting/request.ts';
import type { Split as SplitCounts } from '#core/counting/split.ts';
import { askForPassages } from '#renderer/common/passages/ask-for-passages.ts';
import type { PassageRow } from '#renderer/common/passages/passage-row.ts';
import {
  keptFilter,
  noFilter,
  passageRequest,
  possibleFilter,
  withoutFilters,
  type PassageFilter,
} from './passage-filter.ts';

const nothingKept: Partial<PassageFilter> = {};

const filterOf = derived(
  ({ tables }, kept: Partial<PassageFilter>, blindId: string | null): PassageFilter => {
    const filter = possibleFilter(knownChoices({ ...noFilter, ...kept }), tables);
    return blindId === null ? filter : { ...filter, layer: coderChoice(blindId) };
  },
);

const requestOf = derived(({ tables }, filter: PassageFilter, base: WorkingBase) =>
  passageRequest(filter, tables, base),
);

/** The passage filter of this project without conditions on what was deleted, and a function that changes it. */
export function usePassageFilter(): readonly [PassageFilter, (changed: Partial<PassageFilter>) => void] {
  const path = useProject((state) => state.open?.path ?? '');
  const blindId = useBlindCoderId();
  const [kept, keep] = useChoice(`passages ${path}`, nothingKept);
  const filter = useProject(filterOf(kept, blindId));
  return [filter, (changed) => keep(keptFilter(kept, changed, blindId !== null))];
}

/** Drops values that an earlier version stored under other names. */
function knownChoices(filter: PassageFilter): PassageFilter {
  const names = Object.keys(noFilter) as (keyof PassageFilter)[];
  return Object.fromEntries(names.map((name) => [name, filter[name]])) as unknown as PassageFilter;
}

/** The current code of navigator, codebook and passages; undefined if none is selected. */
export function useChosenCode(): CodeRecord | undefined {
  const codeId = useWorkspace((state) => state.codeId);
  return useProject((state) => {
    const code = state.codebook.byId.get(codeId ?? '');
    return code?.status === 'merged' ? undefined : code;
  });
}

/** The passages of a code under the filter. */
export interface ListedPassages {
  /** Identifies the question: while another one is asked, the answer to the previous one is still shown. */
  readonly askedBy: string;
  readonly rows: readonly PassageRow[];
  /** The number of rows without the words. */
  readonly all: number;
  /** The number of sources looked at. */
  readonly inBase: number;
  /** Which sources these are; the reviewed ones only if some are reviewed. */
  readonly base: Denominator;
  /** The number of further rows in linked duplicates, which the list leaves out. */
  readonly inDuplicates: number;
}

export interface AskedPassages {
  readonly request: TallyRequest;
  readonly answer: Answer<ListedPassages>;
}

/** The request for the passages under a filter, limited to the base of the working counts. */
export function usePassageRequest(filter: PassageFilter): TallyRequest {
  const { base } = useWorkingChoice();
  return useProject(requestOf(filter, base));
}

/** Asks for the passages of a code, and again when one of them changes. */
export function usePassages(codeId: string | undefined, filter: PassageFilter): AskedPassages {
  const request = usePassageRequest(filter);
  const words = useSettled(filter.words);
  const { sided, order } = filter;
  const key = codeId === undefined ? null : JSON.stringify([codeId, request, words, sided, order]);
  const answer = useAnswer<ListedPassages>(key, async (asking) => ({
    ...(await askForPassages(asking, { request, cell: { codeId: codeId ?? '' }, words, sided, order })),
    askedBy: key ?? '',
  }));
  return { request, answer };
}

/** The number of rows of a code without a filter; asked for only if a filter has left none. */
export function useUnfilteredCount(
  codeId: string,
  filter: PassageFilter,
  isAsked: boolean,
): number | undefined {
  const request = usePassageRequest(withoutFilters(filter));
  const { value } = useAnswer(isAsked ? JSON.stringify([codeId, request]) : null, (asking) =>
    asking.passages.list({ request, cell: { codeId } }),
  );
  return isAsked ? value?.rows.length : undefined;
}

/** The counts of a split, and what moving these codings would make of them; undefined without a split. */
export function useSplitCounts(
  codeId: string,
  request: TallyRequest,
  moving: readonly string[],
  isAsked: boolean,
): SplitCounts | undefined {
  const key = isAsked ? `split ${JSON.stringify([codeId, request, moving])}` : null;
  const { value } = useAnswer(key, (asking) =>
    asking.passages.split({ request, codeId, moving: [...moving] }),
  );
  return isAsked ? value : undefined;
}
