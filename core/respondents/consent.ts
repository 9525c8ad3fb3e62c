// How much of what people said may be shown to others, as far as their consent is recorded. It is honoured wherever words
// leave the study to be read: numbers stay, and what is held back is told.
import { isQuotable } from '../citation.ts';
import type { CodingTable } from '../counting/coding-table.ts';
import { byPlace, type Corpus } from '../counting/corpus.ts';
import type { CodingRecord, RespondentRecord } from '../records.ts';
import type { Span } from '../span.ts';
import { tables } from '../tables/all.ts';

/** The scopes, the narrowest first. */
export const consentScopes = tables.respondent.columns.consent.values;

export type ConsentScope = NonNullable<RespondentRecord['consent']>;

/** Why words are held back: they may only be counted, or they are somebody's own and may only be paraphrased. */
export type HeldBack = 'counts' | 'paraphrase';

/** The narrowest of these scopes; null where none is recorded. */
export function narrowest(scopes: Iterable<ConsentScope | null>): ConsentScope | null {
  const recorded = new Set(scopes);
  return consentScopes.find((scope) => recorded.has(scope)) ?? null;
}

/** A scope as somebody may write it in a sheet, in English or Chinese; null for anything else. */
export function consentFrom(written: string): ConsentScope | null {
  const word = written.normalize('NFKC').trim().toLowerCase();
  return consentScopes.find((scope) => spellings[scope].includes(word)) ?? null;
}

const spellings: Readonly<Record<ConsentScope, readonly string[]>> = {
  counts: ['counts', 'counts only', 'count', 'count only', '仅计数', '只计数', '计数'],
  paraphrase: [
    'paraphrase',
    'paraphrases',
    'paraphrase only',
    'paraphrases only',
    '转述',
    '仅转述',
    '可转述',
  ],
  quotation: ['quotation', 'quotations', 'quote', 'quotes', 'verbatim', '引用', '可引用', '引述', '直接引用'],
};

/** Whether each of the people who are heard in a source may only be counted; false where nobody is known. */
export function areOnlyCounted(people: readonly Pick<RespondentRecord, 'consent'>[]): boolean {
  return people.length > 0 && people.every(({ consent }) => consent === 'counts');
}

/** The names of the people who did not agree to be quoted, in the order of the study; nobody where no consent is recorded. */
export function notToBeQuoted(people: Iterable<RespondentRecord>): string[] {
  return [...people]
    .filter(({ consent }) => isNarrow(consent))
    .sort(byPlace)
    .map(({ name }) => name);
}

type PlacedCoding = Pick<CodingRecord, 'start' | 'end' | 'voice' | 'respondentId'>;

/** A stretch of a text that may not be shown. */
interface HeldStretch extends Span {
  readonly why: HeldBack;
}

/** What the recorded consent of the people of a study holds back. */
export class Consent {
  readonly #corpus: Pick<Corpus, 'tables' | 'respondentsOf'>;
  readonly #codingsOf: (sourceId: string) => Iterable<PlacedCoding>;
  readonly #stretches = new Map<string, readonly HeldStretch[]>();
  /** Whether anybody's words may not be quoted. */
  readonly isNarrow: boolean;

  /** `codingsOf` reads all codings of a source, by whomever: it is asked only where somebody's consent is narrow. */
  constructor(
    corpus: Pick<Corpus, 'tables' | 'respondentsOf'>,
    codingsOf: (sourceId: string) => Iterable<PlacedCoding>,
  ) {
    this.#corpus = corpus;
    this.#codingsOf = codingsOf;
    this.isNarrow = [...corpus.tables.respondent.values()].some(({ consent }) => isNarrow(consent));
  }

  /** The narrowest scope of the people who are heard in a source, or of the speaker among them; null if none is recorded. */
  scopeOf(sourceId: string, speakerId: string | null = null): ConsentScope | null {
    const people = this.#corpus.respondentsOf.get(sourceId) ?? [];
    const speakers = people.filter(({ id }) => id === speakerId);
    return narrowest((speakers.length > 0 ? speakers : people).map(({ consent }) => consent));
  }

  /** Whether everybody who is heard in a source may only be counted. */
  isOnlyCounted(sourceId: string): boolean {
    return areOnlyCounted(this.#corpus.respondentsOf.get(sourceId) ?? []);
  }

  /** How many people of these sources may be paraphrased only, or counted only where others are heard with them. */
  narrowIn(sourceIds: Iterable<string>): Readonly<Record<HeldBack, number>> {
    const people = new Map(
      [...sourceIds].flatMap((id) =>
        (this.#corpus.respondentsOf.get(id) ?? []).map((person) => [person.id, person]),
      ),
    );
    const of = (scope: HeldBack): number =>
      [...people.values()].filter(({ consent }) => consent === scope).length;
    return { counts: of('counts'), paraphrase: of('paraphrase') };
  }

  /**
   * Why a passage may not be shown, or a whole source named as coded; null where it may. A passage is held back as a whole:
   * parts of it would tell what is missing. It is held back for any coding that it shares a character with, whoever made it,
   * since the words are the same.
   */
  heldBack(sourceId: string, span: Span | null): HeldBack | null {
    if (!this.isNarrow || !isNarrow(this.scopeOf(sourceId))) return null;
    if (!span) return this.isOnlyCounted(sourceId) ? 'counts' : null;
    const shared = this.#stretchesOf(sourceId).filter(
      ({ start, end }) => start < span.end && span.start < end,
    );
    if (shared.some(({ why }) => why === 'counts')) return 'counts';
    return shared.length > 0 ? 'paraphrase' : null;
  }

  #stretchesOf(sourceId: string): readonly HeldStretch[] {
    const known = this.#stretches.get(sourceId);
    if (known) return known;
    const kind = this.#corpus.tables.source.get(sourceId)?.kind ?? 'interview';
    const found: HeldStretch[] = [];
    for (const { start, end, voice, respondentId } of this.#codingsOf(sourceId)) {
      const scope = this.scopeOf(sourceId, respondentId);
      if (start === null || end === null || !isNarrow(scope)) continue;
      if (scope === 'counts' || isQuotable(kind, voice))
        found.push({ start, end, why: scope === 'counts' ? 'counts' : 'paraphrase' });
    }
    this.#stretches.set(sourceId, found);
    return found;
  }
}

/** What the recorded consent holds back of a corpus with these codings. */
export function consentIn(corpus: Pick<Corpus, 'tables' | 'respondentsOf'>, codings: CodingTable): Consent {
  return new Consent(corpus, (sourceId) =>
    Array.from(codings.slotsOf(codings.sources.find(sourceId)), (slot) => codings.rowAt(slot)),
  );
}

function isNarrow(scope: ConsentScope | null): boolean {
  return scope === 'counts' || scope === 'paraphrase';
}
