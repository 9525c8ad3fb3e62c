// The counts and the list of a query while it is built: the newest answer wins, and the last one stays until then.
import { useMemo, useState } from 'react';
import type { PassageOrder } from '#core/counting/passage-order.ts';
import { lineParts, type QueryLines } from '#core/query/lines.ts';
import type { PartCount } from '#core/query/live-query.ts';
import { readsTexts } from '#core/query/reads-texts.ts';
import type { QueryRequest } from '#core/query/query-result.ts';
import type { RowGrouping } from '#core/query/row-groups.ts';
import type { LiveQuery } from '#electron/services/queries.ts';
import { useAnswer } from '#renderer/app/services/use-answer.ts';
import { queryNames, queryText } from '#renderer/state/query-names.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useSettled } from '#renderer/state/use-settled.ts';
import { letterOf, type Builder } from './query-builder.ts';

/** How long the lines rest before they are asked, in milliseconds. */
const PAUSE_MS = 120;

export interface AskedLive {
  readonly request: QueryRequest;
  readonly order: PassageOrder;
  readonly grouped: RowGrouping;
}

/** A part of the query, counted alone: each line with an operand. */
export interface LinePart {
  /** The place of its line. */
  readonly at: number;
  /** A, B, C… */
  readonly letter: string;
  readonly text: string;
}

export interface Live {
  readonly parts: readonly LinePart[];
  /** The last whole answer; undefined before the first. */
  readonly value: LiveQuery | undefined;
  readonly listed: LiveQuery['listed'];
  /** Whether the numbers are those of an earlier query. */
  readonly isOld: boolean;
  readonly error: Error | undefined;
  /** How far a job is that reads texts; null while none runs. `total` is 0 until it is known. */
  readonly running: {
    readonly done: number;
    readonly total: number;
    /** As `Date.now()`. */
    readonly startedAt: number;
    readonly stop: () => void;
  } | null;
  /** Identifies the question of the list. */
  readonly askedBy: string;
  /** Asks a query that was stopped after all; null where none was. It is asked by itself when it changes. */
  readonly goOn: (() => void) | null;
}

/** The parts of the lines that can be counted, under the filters of the whole. */
function useParts(shown: QueryLines | null): readonly LinePart[] {
  const things = useProject(queryNames);
  return useMemo(
    () =>
      (shown ? lineParts(shown) : []).map(({ at, query }, index) => ({
        at,
        letter: letterOf(index),
        text: queryText(things, query),
      })),
    [shown, things],
  );
}

/** Asks the open query again and again as it changes. */
export function useLiveQuery(builder: Builder, { request, order, grouped }: AskedLive): Live {
  const { query, shown, side } = builder;
  const parts = useParts(builder.gone.length > 0 ? null : shown);
  const text = useSettled(builder.gone.length > 0 ? '' : builder.text, PAUSE_MS);
  const texts = useSettled(JSON.stringify(parts.map((part) => part.text)), PAUSE_MS);
  const isSlow = query !== null && readsTexts(query);
  const [stopped, setStopped] = useState<string | null>(null);
  const [progress, setProgress] = useState<{
    readonly of: string;
    readonly done: number;
    readonly total: number;
    readonly startedAt: number;
  }>();
  const key =
    text === ''
      ? null
      : JSON.stringify(['live', text, side, request, texts, isSlow, isSlow && [order, grouped]]);
  const isStopped = key !== null && stopped === key;
  const counted = useAnswer<LiveQuery & { readonly of: string }>(isStopped ? null : key, async (asking) => {
    const asked = { text, side, request, parts: JSON.parse(texts) as string[] };
    const of = key ?? '';
    const answer = isSlow
      ? await asking.queries.liveAside(
          { ...asked, list: { order, grouped } },
          {
            onProgress: ({ done, total }) =>
              setProgress((before) => ({
                of,
                done,
                total: total ?? 0,
                startedAt: before?.of === of ? before.startedAt : Date.now(),
              })),
          },
        )
      : await asking.queries.live(asked);
    return { ...answer, of };
  });
  // Of a query that reads no text the counts come first, and the list after.
  const listKey =
    key === null || isSlow ? null : JSON.stringify(['rows', text, side, request, order, grouped]);
  const listed = useAnswer(listKey, (asking) =>
    asking.passages.list({ request, cell: { codeId: '' }, order, query: { text, side }, grouped }),
  );
  const isOld = counted.loading || text !== builder.text || counted.value?.of !== key;
  return {
    parts,
    value: counted.value,
    listed: isSlow ? (counted.value?.listed ?? null) : (listed.value ?? counted.value?.listed ?? null),
    isOld: isOld && key !== null,
    error: counted.error ?? listed.error,
    running:
      isSlow && counted.loading && key !== null && !isStopped
        ? {
            ...(progress?.of === key ? progress : { done: 0, total: 0, startedAt: 0 }),
            stop: () => setStopped(key),
          }
        : null,
    askedBy: JSON.stringify([text, side, request, order, grouped]),
    goOn: isStopped ? () => setStopped(null) : null,
  };
}

/** How much each of these queries would find, to say which step leaves nothing; undefined until known. */
export function useCounts(
  texts: readonly string[],
  request: QueryRequest,
  isAsked: boolean,
  isSlow: boolean,
): readonly PartCount[] | undefined {
  const [text = ''] = texts;
  const key = isAsked && texts.length > 0 ? JSON.stringify(['without', texts, request]) : null;
  const { value } = useAnswer(key, async (asking) => {
    const asked = { text, request, parts: [...texts] };
    return {
      of: key,
      parts: (await (isSlow ? asking.queries.liveAside(asked) : asking.queries.live(asked))).parts,
    };
  });
  return value?.of === key ? value?.parts : undefined;
}
