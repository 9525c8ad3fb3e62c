import type { CodebookCounts } from '#core/counting/codebook-counts.ts';
import type { SourceKind } from '#core/records.ts';
import { useBlindCoderId } from '#renderer/state/use-blind-coder.ts';
import { useAnswer, type Answer } from '#renderer/app/services/use-answer.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWorkingCoderId } from '#renderer/state/use-working-coder.ts';
import { useChoice } from '#renderer/state/workspace.ts';
import { firstWorkingChoice, workingRequest, type WorkingBase, type WorkingUnit } from './working-request.ts';

/** What is counted beside codes, the same on every screen. */
export interface WorkingChoice {
  readonly unit: WorkingUnit;
  readonly base: WorkingBase;
  readonly setUnit: (unit: WorkingUnit) => void;
  readonly setBase: (base: WorkingBase) => void;
}

/** The unit and base of working counts that the coder chose for this project; shared by all screens. */
export function useWorkingChoice(): WorkingChoice {
  const path = useProject((state) => state.open?.path ?? '');
  const coderId = useWorkingCoderId() ?? '';
  const [chosen, choose] = useChoice<Pick<WorkingChoice, 'unit' | 'base'>>(
    `counts ${path} ${coderId}`,
    firstWorkingChoice,
  );
  return {
    ...chosen,
    setUnit: (unit) => choose({ ...chosen, unit }),
    setBase: (base) => choose({ ...chosen, base }),
  };
}

/** Counts for every code by the chosen unit and base, for one kind of source or all; asked again when they change. */
export function useWorkingCounts(kind: SourceKind | null = null): Answer<CodebookCounts> {
  const { unit, base } = useWorkingChoice();
  const blindId = useBlindCoderId();
  // Documents have no respondents, so this unit covers interviews anyway.
  const scoped = unit === 'respondents' ? null : kind;
  const request = workingRequest(base, blindId === null ? null : { coderId: blindId }, scoped);
  return useAnswer(JSON.stringify([unit, request]), (asking) => asking.tallies.codebook({ unit, request }));
}
