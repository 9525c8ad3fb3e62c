import { useMemo } from 'react';
import type { CodingRecord } from '#core/records.ts';
import type { SurfaceCoding } from '#renderer/editor/surface-coding.ts';
import { currentSpans } from '#renderer/editor/tracked-codings.ts';
import { useSeenMemos } from '#renderer/common/memos/seen-memos.ts';
import { useBlindCoderId } from '#renderer/state/use-blind-coder.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useChoice } from '#renderer/state/workspace.ts';
import type { Words } from '#words/words.ts';
import type { SessionState } from './session-ports.ts';
import { lanesOf, surfaceCodings } from './surface-codings.ts';
import { useWorkingCoderId } from '#renderer/state/use-working-coder.ts';

export interface ShownCodings {
  /** Those with a place in the text. */
  readonly shown: readonly SurfaceCoding[];
  /** Those of the source as a whole. */
  readonly whole: readonly CodingRecord[];
  /** Every coding of the source, by any coder. */
  readonly held: ReadonlyMap<string, CodingRecord>;
  /** Every coding shown, by id. */
  readonly records: ReadonlyMap<string, CodingRecord>;
  /** Whether others' codings are shown too; null where there are none, or where they must not be seen. */
  readonly others: boolean | null;
  readonly setOthers: (shown: boolean) => void;
}

const noCodings: ReadonlyMap<string, CodingRecord> = new Map();

/** The codings of a source that are to be seen: one's own, with the others' when asked for. */
export function useShownCodings(sourceId: string, state: SessionState, words: Words): ShownCodings {
  const held = useProject(({ codings }) => codings.get(sourceId) ?? noCodings);
  const codebook = useProject(({ codebook: current }) => current);
  const coders = useProject(({ tables }) => tables.coder);
  const memos = useSeenMemos();
  const workingCoderId = useWorkingCoderId();
  const path = useProject(({ open }) => open?.path ?? '');
  const [asked, setOthers] = useChoice(`reader.others.${path}`, false);
  const isBlind = useBlindCoderId() !== null;
  const hasOthers = !isBlind && [...held.values()].some(({ coderId }) => coderId !== workingCoderId);
  const withOthers = hasOthers && asked;

  const records = useMemo(
    () => new Map([...held].filter(([, { coderId }]) => withOthers || coderId === workingCoderId)),
    [held, withOthers, workingCoderId],
  );
  const lanes = useMemo(() => lanesOf(records.values()), [records]);
  const places = useMemo(() => currentSpans(state.tracked, state.length), [state.tracked, state.length]);
  const shown = useMemo(() => {
    const { t } = words;
    return surfaceCodings({
      codings: records.values(),
      places,
      codebook,
      coders,
      memos: memos.values(),
      workingCoderId,
      lanes,
      words: {
        stance: (stance) => t(`reader:stance_${stance}`),
        voice: (voice) => t(`reader:voice_${voice}`),
        memo: t('reader:memo'),
      },
    });
  }, [records, places, codebook, coders, memos, workingCoderId, lanes, words]);
  const whole = useMemo(() => [...records.values()].filter(({ start }) => start === null), [records]);
  return { shown, whole, held, records, others: hasOthers ? asked : null, setOthers };
}
