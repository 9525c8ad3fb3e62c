// The visible codings of an open source: the coder's own, and those of others on request. The records are the list; the
// session knows the place of each in the text on the screen.
import { useMemo, useSyncExternalStore } from 'react';
import { isMachine } from '#core/program-origin.ts';
import type { CodingRecord } from '#core/records.ts';
import { seenMemos } from '#renderer/common/memos/seen-memos.ts';
import type { PendingCoding, SurfaceCoding } from '#renderer/editor/surface-coding.ts';
import { projectStore } from '#renderer/state/project.ts';
import { currentWords } from '#renderer/state/words.ts';
import { asBlind, workingCoder } from '#renderer/state/working-coder.ts';
import { choiceIn, choose, workspaceStore } from '#renderer/state/workspace.ts';
import { remembering } from './remembering.ts';
import type { SourceSession } from './source-session.ts';
import { lanesOf, pendingCodings, surfaceCodings, type SurfaceCodingsInput } from './surface-codings.ts';

export interface ShownCodings {
  /** The visible codings with a place in the text. */
  readonly shown: readonly SurfaceCoding[];
  /** The codings of the working coder that are being stored. */
  readonly pending: readonly PendingCoding[];
  /** The visible codings of the whole source. */
  readonly whole: readonly CodingRecord[];
  /** Every coding of the source, by any coder. */
  readonly held: ReadonlyMap<string, CodingRecord>;
  /** Every visible coding, by id. */
  readonly records: ReadonlyMap<string, CodingRecord>;
  /** Whether codings of others are shown too; null if there are none or they must not be seen. */
  readonly others: boolean | null;
}

const noCodings: ReadonlyMap<string, CodingRecord> = new Map();
const nonePending: readonly PendingCoding[] = [];

/** Shows or hides the codings of others. */
export function showOthers(shown: boolean): void {
  choose(othersChoice(), shown);
}

function othersChoice(): string {
  return `reader.others.${projectStore.getState().open?.path ?? ''}`;
}

/**
 * Returns a function that computes a session's visible codings; its result is the same object as long as nothing
 * changes.
 */
export function codingsShownIn(session: SourceSession): () => ShownCodings {
  const recordsOf = remembering(
    (held: ShownCodings['held'], withOthers: boolean, coderId: string | undefined) =>
      new Map([...held].filter(([, coding]) => withOthers || coding.coderId === coderId)),
  );
  const memosOf = remembering(seenMemos);
  const lanes = remembering((records: ShownCodings['records']) => lanesOf(records.values()));
  const placed = remembering(
    (held: ShownCodings['held'], textHash: string, docHash: string | null, ..._text: readonly unknown[]) =>
      session.placesOf(held.values(), { textHash, docHash }),
  );
  const shownOf = remembering(
    (
      records: ShownCodings['records'],
      places: SurfaceCodingsInput['places'],
      codebook: SurfaceCodingsInput['codebook'],
      coders: SurfaceCodingsInput['coders'],
      memos: ReturnType<typeof seenMemos>,
      workingCoderId: string | undefined,
      words: ReturnType<typeof currentWords>,
    ) =>
      surfaceCodings({
        codings: records.values(),
        places,
        codebook,
        coders,
        memos: memos.values(),
        workingCoderId,
        lanes: lanes(records),
        words: {
          stance: (stance) => words.t(`reader:stance_${stance}`),
          voice: (voice) => words.t(`reader:voice_${voice}`),
          memo: words.t('reader:memo'),
        },
      }),
  );
  const pendingOf = remembering(
    (
      pending: SourceSession['pending'],
      records: ShownCodings['records'],
      codebook: SurfaceCodingsInput['codebook'],
      workingCoderId: string | undefined,
    ) => {
      if (pending.length === 0) return nonePending;
      const left = pendingCodings(pending, records.values(), codebook, workingCoderId);
      return left.length === 0 ? nonePending : left;
    },
  );
  let lastWhole: ShownCodings['whole'] = [];
  // The same list as before while it has the same codings: one in the text changes nothing in it.
  const wholeOf = remembering((records: ShownCodings['records']) => {
    const now = [...records.values()].filter(({ start }) => start === null);
    const isSame =
      now.length === lastWhole.length && now.every((coding, place) => coding === lastWhole[place]);
    return isSame ? lastWhole : (lastWhole = now);
  });
  const hasOthersIn = remembering((held: ShownCodings['held'], coderId: string | undefined) =>
    [...held.values()].some((coding) => coding.coderId !== coderId),
  );
  const byPeople = remembering((held: ShownCodings['held'], coders: SurfaceCodingsInput['coders']) => {
    const isMade = ({ coderId }: CodingRecord): boolean => {
      const coder = coders.get(coderId);
      return coder !== undefined && isMachine(coder);
    };
    const codings = [...held.values()];
    return codings.some(isMade) ? new Map([...held].filter(([, coding]) => !isMade(coding))) : held;
  });
  const together = remembering(
    (
      shown: ShownCodings['shown'],
      pending: ShownCodings['pending'],
      whole: ShownCodings['whole'],
      held: ShownCodings['held'],
      records: ShownCodings['records'],
      others: boolean | null,
    ): ShownCodings => ({ shown, pending, whole, held, records, others }),
  );

  return () => {
    const project = projectStore.getState();
    const workspace = workspaceStore.getState();
    const { tables, codebook } = project;
    const held = byPeople(project.codings.get(session.sourceId) ?? noCodings, tables.coder);
    const workingCoderId = workingCoder(project, workspace);
    const blindId = asBlind(project, workingCoderId);
    const hasOthers = blindId === null && hasOthersIn(held, workingCoderId);
    const asked = choiceIn(workspace, othersChoice(), false);
    const records = recordsOf(held, hasOthers && asked, workingCoderId);
    const source = tables.source.get(session.sourceId);
    const { tracked, length } = session.state;
    const places = placed(held, source?.textHash ?? '', source?.docHash ?? null, tracked, length);
    const memos = memosOf(tables.memo, blindId);
    const shown = shownOf(records, places, codebook, tables.coder, memos, workingCoderId, currentWords());
    const pending = pendingOf(session.pending, records, codebook, workingCoderId);
    return together(shown, pending, wholeOf(records), held, records, hasOthers ? asked : null);
  };
}

/** The visible codings of a session's source; the component renders again when they change. */
export function useShownCodings(session: SourceSession): ShownCodings {
  const asked = useMemo(() => codingsShownIn(session), [session]);
  const subscribe = useMemo(
    () => (listener: () => void) => {
      const ends = [projectStore, workspaceStore, session].map((each) => each.subscribe(listener));
      return () => ends.forEach((end) => end());
    },
    [session],
  );
  return useSyncExternalStore(subscribe, asked);
}
