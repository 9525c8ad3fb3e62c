// What a query asks for, as a plain sentence: “Passages of recognition that overlap passages of orders, in interviews.”
import type { Filter, Query, Relation } from '#core/query/query.ts';
import { writeQuery } from '#core/query/write-query.ts';
import { alternativesOf } from '#core/search/either.ts';
import { languageName } from './language-name.ts';
import { countInWords } from './numbers.ts';
import { joined, listed } from './sentences.ts';
import type { Words } from './words.ts';

/** The query as a phrase without a full stop, beginning with a capital where the language has them. Names are as they are shown. */
export function queryInWords(words: Words, query: Query): string {
  const phrase = phraseOf(words, query);
  // The first letter, which a bracket may precede, is never that of a name where there are capitals.
  return words.language === 'en' ? phrase.replace(/[a-z]/, (letter) => letter.toUpperCase()) : phrase;
}

function phraseOf(words: Words, query: Query): string {
  const { t } = words;
  switch (query.what) {
    case 'code':
      return t(query.direct ? 'query:plain.direct' : 'query:plain.code', { name: query.code });
    case 'words':
      return t('query:plain.words', {
        texts: joined(
          words,
          alternativesOf(query.text).map((text) => t('query:plain.quoted', { text })),
          'disjunction',
        ),
      });
    case 'pattern':
      return t('query:plain.pattern', { text: query.text });
    case 'or':
      return t('query:plain.or', {
        a: within(words, query.left, query.what),
        b: within(words, query.right),
      });
    case 'and':
      return t('query:plain.and', {
        parts: joined(
          words,
          chainOf(query).map((part) => within(words, part)),
          'conjunction',
        ),
      });
    case 'at-least':
      return t('query:plain.at_least', {
        k: countInWords(words, query.least),
        parts: listed(
          words,
          query.parts.map((part) => within(words, part)),
        ),
      });
    case 'only':
      return t('query:plain.only', { a: within(words, query.of) });
    case 'filter':
      return t(`query:plain.in.${wayOf(query.filter)}`, {
        a: within(words, query.of, 'filter'),
        ...filterTold(words, query.filter),
      });
    case 'relation':
      return t(`query:plain.relation.${saidAs(query)}`, {
        a: within(words, query.left),
        b: within(words, query.right),
        ...('paragraphs' in query.relation ? { count: query.relation.paragraphs } : {}),
      });
  }
}

/** The parts of a chain of AND. */
function chainOf(query: Query): readonly Query[] {
  return query.what === 'and' ? [...chainOf(query.left), query.right] : [query];
}

/** A part within another, in brackets where it is not a simple phrase; `chained` may follow itself without them. */
function within(words: Words, query: Query, chained: Query['what'] | null = null): string {
  const phrase = phraseOf(words, query);
  const isSimple = query.what === 'code' || query.what === 'words' || query.what === 'pattern';
  // A filter around the whole is said last, and needs no brackets around what it is said of.
  const isPlain = isSimple || query.what === chained || chained === 'filter';
  return isPlain ? phrase : words.t('query:plain.bracket', { phrase });
}

/** The key of what a relation says. No paragraph away is the same paragraph, and near to itself is near to another. */
function saidAs({ relation, left, right }: Extract<Query, { readonly what: 'relation' }>) {
  if (!('paragraphs' in relation)) return relationKey(relation);
  const isHere = relation.paragraphs === 0;
  if (relation.by !== 'near') return isHere ? (`${relation.by}_here` as const) : relation.by;
  if (writeQuery(left) === writeQuery(right)) return isHere ? 'near_itself_here' : 'near_itself';
  return isHere ? 'paragraphs_with' : 'near';
}

/** The key of a relation's words. */
export function relationKey(relation: Relation) {
  if ('with' in relation) return `${relation.by}_${relation.with ? 'with' : 'without'}` as const;
  if (relation.by === 'not-overlapping') return 'not_overlapping' as const;
  return relation.by;
}

/** How a filter is said: with its value, with none, or by ends of a range. */
function wayOf(filter: Filter) {
  switch (filter.on) {
    case 'date':
      if (filter.from === filter.to) return 'date_at' as const;
      return filter.from === null
        ? ('date_to' as const)
        : filter.to === null
          ? ('date_from' as const)
          : ('date' as const);
    case 'kind':
      return `kind_${filter.kind}` as const;
    case 'reviewed':
      return filter.reviewed ? ('reviewed' as const) : ('not_reviewed' as const);
    case 'stance':
      return filter.stance === null ? ('no_stance' as const) : ('stance' as const);
    case 'voice':
      return filter.voice === null ? ('no_voice' as const) : ('voice' as const);
    case 'class':
      return filter.class === null ? ('no_class' as const) : ('class' as const);
    case 'language':
      return filter.language === null ? ('no_language' as const) : ('language' as const);
    case 'attribute':
      return filter.value === null ? ('no_value' as const) : ('attribute' as const);
    default:
      return filter.on;
  }
}

/** The words of a filter's value. */
export function filterTold(words: Words, filter: Filter): Record<string, string> {
  const { t, language } = words;
  switch (filter.on) {
    case 'coder':
      return { name: filter.coder };
    case 'stance':
      return { name: t(`passages:stance.${filter.stance ?? 'none'}`) };
    case 'voice':
      return { name: filter.voice === null ? t('query:none') : t(`exports:voice.${filter.voice}`) };
    case 'weight':
      return { name: new Intl.NumberFormat(language).format(filter.least) };
    case 'kind':
      return { name: t(`search:kinds.${filter.kind}`) };
    case 'class':
      return { name: filter.class ?? t('query:none') };
    case 'language':
      return { name: filter.language === null ? t('query:none') : languageName(language, filter.language) };
    case 'date':
      return {
        from: filter.from ?? '',
        to: filter.to ?? '',
        name: filter.from === filter.to ? (filter.from ?? '') : `${filter.from ?? ''}–${filter.to ?? ''}`,
      };
    case 'attribute':
      return { attribute: filter.attribute, name: filter.value ?? t('query:none') };
    case 'sample':
      return { name: filter.sample };
    case 'respondent':
      return { name: filter.respondent };
    case 'status':
      return { name: t(`sources:status_${filter.status}`) };
    case 'reviewed':
      return { name: t(filter.reviewed ? 'query:yes' : 'query:no') };
  }
}
