// An answer that holds a table in every unit: another unit is shown without asking again. Only where a table is too
// large for that is each unit asked for when it is shown.
import type { Unit } from '#core/counting/request.ts';
import { useAnswer, type Answer, type Ask } from '#renderer/app/services/use-answer.ts';

interface InUnits<Table> {
  /** Names everything that the answer depends on but the unit. */
  readonly key: string;
  readonly unit: Unit;
  readonly ask: Ask<readonly Table[]>;
  readonly unitOf: (table: Table) => Unit;
}

/** The table in this unit; the one before it while another is counted. `ask` must put this unit first. */
export function useAnswerInUnits<Table>({ key, unit, ask, unitOf }: InUnits<Table>): Answer<Table> {
  const all = useAnswer(key, ask);
  const held = all.value?.find((table) => unitOf(table) === unit);
  const isMissing = held === undefined && all.value !== undefined && !all.loading;
  const one = useAnswer(isMissing ? `${key} ${unit}` : null, ask);
  if (!isMissing) return { ...all, value: held ?? all.value?.[0] };
  return { ...one, value: one.value?.[0] ?? all.value?.[0] };
}
