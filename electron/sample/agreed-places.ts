// What the coders of the sample study decided about places where they differ, decided as the screen decides.
import { differingPlaces, type DifferingPlace } from '#core/agreement/places.ts';
import type { DisagreementsRequest } from '#core/agreement/request.ts';
import { overlaps, type Span } from '#core/span.ts';
import { paragraphsOf } from '#core/text/text-units.ts';
import type { WriteDb } from '#db/handles.ts';
import { all, getText, quoteDigest, update } from '#db/write.ts';
import type { SampleAgreed, SampleStudy } from '#fixtures/sample/sample-study.ts';
import { Counting } from '../engines/counting.ts';
import { decisionsIn } from '../services/agreement/agreed-layer.ts';
import { decidePlaces } from '../services/agreement/deciding.ts';
import { contextOn, found, type Named } from './named.ts';

/** Writes what the coders agreed on into a study that has everything else. */
export class AgreedPlaces {
  readonly #study: SampleStudy;
  readonly #named: Named;

  constructor(study: SampleStudy, named: Named) {
    this.#study = study;
    this.#named = named;
  }

  /** Gives codings that have changed since they were decided about the words that they had then. */
  standAsDecided(db: WriteDb): void {
    for (const { source, span, stood } of this.#study.agreed)
      if (stood) this.#giveWords(db, source, span, stood);
  }

  /** Decides about all places. */
  decide(db: WriteDb): void {
    const counting = new Counting(db);
    const coderId = found(this.#named.coders, this.#study.mainCoder);
    const on = contextOn(db, coderId);
    const request: DisagreementsRequest = {
      coderIds: this.#study.coders.map((name) => found(this.#named.coders, name)),
      level: 'paragraph',
    };
    const places = placesIn(db, counting, request);
    for (const agreed of this.#study.agreed) {
      const { outcome, takenFrom, reason, memo: memoTitle, date } = agreed;
      const context = { ...on(date), counting };
      decidePlaces(context, request, [this.#placeOf(agreed, places)], {
        outcome,
        takenFrom: takenFrom === null ? null : found(this.#named.coders, takenFrom),
        reason,
        memoTitle,
        layerName: 'Adjudicated',
        overHand: false,
      });
    }
  }

  /** Gives these codings the words of now, which opens their places again. */
  changeSince(db: WriteDb): void {
    for (const { source, span, stood } of this.#study.agreed)
      if (stood) this.#giveWords(db, source, stood, span);
  }

  /** Codings of people on just these words get others; what was agreed on has the words of then. */
  #giveWords(db: WriteDb, path: string, before: Span, after: Span): void {
    const text = this.#study.sources.find((source) => source.path === path)?.text ?? '';
    const coders = new Set(this.#named.coders.values());
    for (const { id, coderId } of all(db, 'coding', {
      sourceId: found(this.#named.sources, path),
      start: before.start,
      end: before.end,
    }))
      if (coders.has(coderId))
        update(db, 'coding', id, {
          start: after.start,
          end: after.end,
          quoteDigest: quoteDigest(text.slice(after.start, after.end)),
        });
  }

  #placeOf({ source, theme, span }: SampleAgreed, places: readonly DifferingPlace[]): DifferingPlace {
    const sourceId = found(this.#named.sources, source);
    const codeId = found(this.#named.codes, theme);
    const place = places.find(
      (each) =>
        each.sourceId === sourceId &&
        each.codeId === codeId &&
        each.span !== null &&
        overlaps(each.span, span),
    );
    if (!place) throw new Error(`The coders of the sample study do not differ on ${theme} there: ${source}.`);
    return place;
  }
}

/** All places where the coders differ, or coded other words. */
function placesIn(
  db: WriteDb,
  { corpus, codings }: Counting,
  request: DisagreementsRequest,
): DifferingPlace[] {
  const work = differingPlaces(
    corpus,
    codings,
    request,
    ({ textHash }) => paragraphsOf(getText(db, textHash)),
    decisionsIn(db),
  );
  for (;;) {
    const step = work.next();
    if (step.done === true) return [...step.value.places, ...step.value.extents];
  }
}
