// The definition of a code through time, and the codings that were made under another than its present one.
import type { CodeRecord } from '../records.ts';

/** What makes a definition: other words in one of these are another definition, another name or colour is none. */
const ruleFields = ['shortDefinition', 'fullDefinition', 'whenToUse', 'whenNotToUse'] as const;

/** The fields of a definition. */
export type Rule = Pick<CodeRecord, (typeof ruleFields)[number]>;

/** A definition at one moment, as one text to be compared. */
export function ruleText(rule: Rule): string {
  return JSON.stringify(ruleFields.map((field) => rule[field].trim()));
}

/** What is known of a definition: from `at` on it was `to`, and before that `from`; null where that is not known. */
export interface RuleMoment {
  /** ISO 8601 in UTC. */
  readonly at: string;
  readonly from: string | null;
  readonly to: string;
}

/** The definition of one code, at any time. */
export class RuleThroughTime {
  readonly #moments: readonly RuleMoment[];
  readonly #now: string;

  /** `moments` in any order; `now` is the present definition. */
  constructor(moments: readonly RuleMoment[], now: string) {
    this.#moments = moments.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
    this.#now = now;
  }

  /** Whether the definition at this time was another than the present one. */
  isOther(at: string): boolean {
    return this.#at(at) !== this.#now;
  }

  /** When the present definition came to stand for good; null where it has stood as long as is known. */
  get since(): string | null {
    const before = (place: number): string =>
      this.#moments[place]?.from ?? this.#moments[place - 1]?.to ?? this.#now;
    return this.#moments.findLast((_, place) => before(place) !== this.#now)?.at ?? null;
  }

  #at(time: string): string {
    const last = this.#moments.findLast(({ at }) => at <= time);
    if (last) return last.to;
    const [first] = this.#moments;
    return first?.from ?? first?.to ?? this.#now;
  }
}
