import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Agreement } from '#core/agreement/agreement.ts';
import { unpackPlaces, type PackedPlaces } from '#core/agreement/packed-places.ts';
import type { DifferingPlaces } from '#core/agreement/places.ts';
import type { AgreementRequest, DisagreementsRequest } from '#core/agreement/request.ts';
import type { Progress } from '#electron/rpc/transport.ts';
import { useAnswer, type Answer } from '#renderer/app/services/use-answer.ts';
import { useChoicesOfKind } from '#renderer/common/counts/use-counting-choices.ts';
import { derived } from '#renderer/state/derived.ts';
import { useBlindCoderId } from '#renderer/state/use-blind-coder.ts';
import { useProject } from '#renderer/state/use-project.ts';
import {
  agreementRequestOf,
  disagreementsRequestOf,
  firstOwnChoices,
  possible,
  type AgreementChoices,
} from './agreement-choices.ts';

const choicesOf = derived(({ tables }, choices: AgreementChoices) => possible(choices, tables));
const disagreementsFor = derived(({ tables }, choices: AgreementChoices) =>
  disagreementsRequestOf(choices, tables),
);
const agreementFor = derived(({ tables }, choices: AgreementChoices) => agreementRequestOf(choices, tables));

/** The settings of this study without what was deleted, and a function that changes them. */
export function useAgreementChoices(): readonly [
  AgreementChoices,
  (changed: Partial<AgreementChoices>) => void,
] {
  const [choices, change] = useChoicesOfKind('agreement', firstOwnChoices);
  return [useProject(choicesOf(choices)), change];
}

/** Work under way that takes long, and how to stop it. */
export interface UnderWay {
  readonly at: Progress;
  readonly startedAt: number;
}

export interface Asked<Request, Value> {
  readonly request: Request;
  readonly answer: Answer<Value>;
  /** Null while nothing is under way. */
  readonly underWay: UnderWay | null;
  readonly stop: () => void;
  /** Goes on after a stop; null if it was not stopped. */
  readonly goOn: (() => void) | null;
}

/** The parts that compare. */
type Comparing = 'disagreements' | 'coefficients';

interface Asking {
  readonly underWay: UnderWay | null;
  /** The question that was stopped. */
  readonly stopped: string | null;
  /** Whether the last answer stays while many places are decided, since each of these acts changes it. */
  readonly isHeld: boolean;
}

const idle: Asking = { underWay: null, stopped: null, isHeld: false };

/** Shared, because list, texts and rule ask the same question. */
const store = createStore<Readonly<Record<Comparing, Asking>>>(() => ({
  disagreements: idle,
  coefficients: idle,
}));

/** Keeps the list as it is while many places are decided, and asks for it again afterwards. */
export function holdPlaces(isHeld: boolean): void {
  note('disagreements', { isHeld });
}

function note(view: Comparing, changed: Partial<Asking>): void {
  store.setState((state) => ({ [view]: { ...state[view], ...changed } }));
}

function useAsked<Request extends DisagreementsRequest, Value>(
  view: Comparing,
  request: Request,
  ask: (
    asking: Parameters<Parameters<typeof useAnswer>[1]>[0],
    onProgress: (at: Progress) => void,
  ) => Promise<Value>,
): Asked<Request, Value> {
  const isBlind = useBlindCoderId() !== null;
  const { underWay, stopped, isHeld } = useStore(store, (state) => state[view]);
  const key = `${view} ${JSON.stringify(request)}`;
  const isStopped = stopped === key;
  const canAsk = !isBlind && !isStopped && request.coderIds.length > 1;
  const answer = useAnswer<Value>(canAsk && !isHeld ? key : null, async (asking) => {
    const onProgress = (at: Progress): void =>
      note(view, { underWay: { at, startedAt: store.getState()[view].underWay?.startedAt ?? Date.now() } });
    try {
      return await ask(asking, onProgress);
    } finally {
      note(view, { underWay: null });
    }
  });
  return {
    request,
    answer: canAsk ? answer : { value: undefined, error: undefined, loading: false },
    underWay: answer.loading ? underWay : null,
    stop: () => note(view, { stopped: key, underWay: null }),
    goOn: isStopped ? () => note(view, { stopped: null }) : null,
  };
}

const unpacked = new WeakMap<PackedPlaces, DifferingPlaces>();

/** The list, the texts and the rule hold the same answer, and a place in one of them is that place in the others. */
function unpackedOnce(packed: PackedPlaces): DifferingPlaces {
  const found = unpacked.get(packed) ?? unpackPlaces(packed);
  unpacked.set(packed, found);
  return found;
}

/** The places where the chosen coders differ. */
export function usePlaces(): Asked<DisagreementsRequest, DifferingPlaces> {
  const [choices] = useAgreementChoices();
  const request = useProject(disagreementsFor(choices));
  return useAsked('disagreements', request, async (asking, onProgress) =>
    unpackedOnce(await asking.agreement.places(request, { onProgress })),
  );
}

/** The coefficients of the chosen coders. */
export function useCoefficients(): Asked<AgreementRequest, Agreement> {
  const [choices] = useAgreementChoices();
  const request = useProject(agreementFor(choices));
  return useAsked('coefficients', request, (asking, onProgress) =>
    asking.agreement.measure(request, { onProgress }),
  );
}
