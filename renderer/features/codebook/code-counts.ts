// The number beside every code in the codebook: a working count, for all sources or one kind.
import type { CodebookCounts } from '#core/counting/codebook-counts.ts';
import type { SourceKind } from '#core/records.ts';
import { useWorkingChoice, useWorkingCounts } from '#renderer/common/counts/use-working-counts.ts';
import type { WorkingUnit } from '#renderer/common/counts/working-request.ts';
import type { Answer } from '#renderer/app/services/use-answer.ts';
import { useChoice } from '#renderer/state/workspace.ts';

export type CountKind = 'all' | SourceKind;

export const countKinds: readonly CountKind[] = ['all', 'document', 'interview'];

/** What the codebook counts: the unit of all working counts, and a kind of source of its own. */
export interface CountChoice {
  readonly unit: WorkingUnit;
  readonly kind: CountKind;
  readonly setKind: (kind: CountKind) => void;
}

/** The chosen unit and kind. */
export function useCountChoice(): CountChoice {
  const { unit } = useWorkingChoice();
  const [kind, setKind] = useChoice<CountKind>('codebook.kind', 'all');
  return { unit, kind, setKind };
}

/** The counts of all codes; asked again when they change. */
export function useCodeCounts(): Answer<CodebookCounts> {
  const { kind } = useCountChoice();
  return useWorkingCounts(kind === 'all' ? null : kind);
}

/** The catalogue key under `codebook:` that names unit and base: `base_passages_document`. */
export function baseKey(unit: WorkingUnit, kind: CountKind): string {
  return unit === 'respondents' ? 'base_respondents' : `base_${unit}_${kind}`;
}
