// The number beside every code: in which unit, over which sources, in the layer one may see.
import type { CodebookCounts } from '#core/counting/codebook-counts.ts';
import type { SourceKind } from '#core/records.ts';
import { FIRST_UNIT } from '#renderer/features/counts/count-head.ts';
import { api } from '#renderer/api.ts';
import { useBlindCoderId } from '#renderer/state/use-blind-coder.ts';
import { useAnswer, type Answer } from '#renderer/state/use-project.ts';
import { useChoice } from '#renderer/state/workspace.ts';

export type CountUnit = 'sources' | 'respondents' | 'passages' | 'codings';
export type CountKind = 'all' | SourceKind;

export const countUnits: readonly CountUnit[] = ['sources', 'respondents', 'passages', 'codings'];
export const countKinds: readonly CountKind[] = ['all', 'document', 'interview'];

/** What the codebook counts, as chosen and remembered. */
export interface CountChoice {
  readonly unit: CountUnit;
  readonly kind: CountKind;
  readonly setUnit: (unit: CountUnit) => void;
  readonly setKind: (kind: CountKind) => void;
}

const COUNTED = [
  'coding',
  'review',
  'source',
  'code',
  'themeCode',
  'class',
  'coder',
  'sourceRespondent',
  'project',
] as const;

/** The chosen unit and kind. */
export function useCountChoice(): CountChoice {
  const [unit, setUnit] = useChoice<CountUnit>('codebook.unit', FIRST_UNIT);
  const [kind, setKind] = useChoice<CountKind>('codebook.kind', 'all');
  return { unit, kind, setUnit, setKind };
}

/** The counts of all codes; asked again when what is counted changes. */
export function useCodeCounts({ unit, kind }: Pick<CountChoice, 'unit' | 'kind'>): Answer<CodebookCounts> {
  const blindId = useBlindCoderId();
  // People were interviewed; documents have none.
  const scoped = unit === 'respondents' || kind === 'all' ? null : kind;
  return useAnswer(`codebook ${unit} ${scoped ?? ''} ${blindId ?? ''}`, COUNTED, () =>
    api.tallies.codebook({
      unit,
      request: {
        ...(scoped === null ? {} : { scope: { kind: scoped } }),
        ...(blindId === null ? {} : { layer: { coderId: blindId } }),
      },
    }),
  );
}

/** The key under `codebook:` of the words that say unit and base: `base_passages_document`. */
export function baseKey(unit: CountUnit, kind: CountKind): string {
  return unit === 'respondents' ? 'base_respondents' : `base_${unit}_${kind}`;
}
