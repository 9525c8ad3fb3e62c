// Which sources a package leaves without their words, and why: by choice, or because of what the people heard there agreed to.
import type { Records } from '../records.ts';
import { areOnlyCounted } from '../respondents/consent.ts';

/**
 * `chosen`: the analyst asked for it. `counts`: everybody heard there agreed to be counted only. `shared`: somebody who
 * agreed to be counted only is heard there with others, and a text without their turns would still tell what they answered.
 * `paraphrase`: somebody may be paraphrased only, so that the text and verbatim quotes are left out.
 */
export type WhyWordless = 'chosen' | 'counts' | 'shared' | 'paraphrase';

interface PeopleOfSources {
  readonly source: readonly Pick<Records['source'], 'id'>[];
  readonly respondent: readonly Pick<Records['respondent'], 'id' | 'consent'>[];
  readonly sourceRespondent: readonly Pick<Records['sourceRespondent'], 'sourceId' | 'respondentId'>[];
}

/** The sources whose words are left out because of what people agreed to, by their ids. */
export function wordlessByConsent(rows: PeopleOfSources): Map<string, Exclude<WhyWordless, 'chosen'>> {
  const person = new Map(rows.respondent.map((row) => [row.id, row]));
  const heardIn = Map.groupBy(rows.sourceRespondent, ({ sourceId }) => sourceId);
  const found = new Map<string, Exclude<WhyWordless, 'chosen'>>();
  for (const { id } of rows.source) {
    const people = (heardIn.get(id) ?? []).flatMap(({ respondentId }) => person.get(respondentId) ?? []);
    const agreedTo = new Set(people.map(({ consent }) => consent));
    if (areOnlyCounted(people)) found.set(id, 'counts');
    else if (agreedTo.has('counts')) found.set(id, 'shared');
    else if (agreedTo.has('paraphrase')) found.set(id, 'paraphrase');
  }
  return found;
}
