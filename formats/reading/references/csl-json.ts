// CSL-JSON, as Zotero exports it: a list of items.
import * as z from 'zod';
import type { Reference } from '#core/imports/references/reference.ts';
import { dateOfParts, noReference, personOf } from './parts.ts';

const words = z.union([z.string(), z.number()]).transform(String).catch('');
const person = z.object({ family: words, given: words, literal: words }).partial().catch({});
const date = z
  .object({
    'date-parts': z.array(z.array(words)),
    raw: words,
    literal: words,
  })
  .partial()
  .catch({});
const item = z.looseObject({
  type: words.optional(),
  title: words.optional(),
  author: z.array(person).catch([]).optional(),
  issued: date.optional(),
  'container-title': words.optional(),
  publisher: words.optional(),
  volume: words.optional(),
  issue: words.optional(),
  page: words.optional(),
  language: words.optional(),
  URL: words.optional(),
  DOI: words.optional(),
  keyword: words.optional(),
  abstract: words.optional(),
});
const list = z.union([z.array(item), z.object({ items: z.array(item) }).transform(({ items }) => items)]);

/** The references of a CSL-JSON; null if it is something else. */
export function referencesOfCsl(text: string): Reference[] | null {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return null;
  }
  const read = list.safeParse(json);
  if (!read.success || !read.data.some(({ title, type }) => title !== undefined || type !== undefined))
    return null;
  return read.data.map(referenceOf);
}

function referenceOf(csl: z.output<typeof item>): Reference {
  const [year = '', month = '', day = ''] = csl.issued?.['date-parts']?.[0] ?? [];
  const written = csl.issued?.raw ?? csl.issued?.literal ?? '';
  return {
    ...noReference,
    type: csl.type ?? '',
    title: withoutTags(csl.title ?? ''),
    creators: (csl.author ?? [])
      .map(({ family = '', given = '', literal = '' }) => literal || personOf(family, given))
      .filter((name) => name !== ''),
    date: dateOfParts(year, month, day) ?? dateOfParts(written),
    outlet: withoutTags(csl['container-title'] ?? ''),
    publisher: csl.publisher ?? '',
    volume: csl.volume ?? '',
    issue: csl.issue ?? '',
    pages: csl.page ?? '',
    language: csl.language ?? '',
    address: csl.URL ?? '',
    doi: csl.DOI ?? '',
    keywords: (csl.keyword ?? '')
      .split(/[,;]/)
      .map((word) => word.trim())
      .filter((word) => word !== ''),
    abstract: withoutTags(csl.abstract ?? ''),
  };
}

/** CSL marks words in titles with a few tags of HTML. */
function withoutTags(text: string): string {
  return text.replaceAll(/<\/?(?:i|b|sub|sup|sc|span|p|jats:\w+)\b[^>]{0,200}>/gi, '').trim();
}
