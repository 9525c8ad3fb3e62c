// A study that several coders coded, made through the methods that the screens call.
import type { TestProject } from '../../helpers/project.ts';

export interface AgreedStudy {
  /** Ids of coders, codes and sources, by name. */
  readonly coders: Readonly<Record<string, string>>;
  readonly codes: Readonly<Record<string, string>>;
  readonly sources: Readonly<Record<string, string>>;
}

/** One coding; positions are those of characters (code points), null for the whole source. */
export type Coded = readonly [
  source: string,
  coder: string,
  code: string,
  span: readonly [start: number, end: number] | null,
];

/** Makes the study. The first coder is the main one; everybody has reviewed everything unless `reviews` says who has. */
export async function agreedStudy(
  { api }: Pick<TestProject, 'api'>,
  made: {
    readonly coders: readonly string[];
    readonly codes: readonly string[];
    /** Texts by title. */
    readonly texts: Readonly<Record<string, string>>;
    readonly codings: readonly Coded[];
    readonly reviews?: readonly (readonly [source: string, coder: string])[];
  },
): Promise<AgreedStudy> {
  const { tables } = await api.project.records();
  const [main = '', ...others] = made.coders;
  const coders: Record<string, string> = {
    [main]: (await api.coders.rename({ id: tables.coder[0]?.id ?? '', name: main })).id,
  };
  for (const name of others) coders[name] = (await api.coders.add({ name })).id;
  const codes: Record<string, string> = {};
  for (const name of made.codes) codes[name] = (await api.codes.create({ name })).id;
  for (const [title, text] of Object.entries(made.texts))
    await api.imports.paste({ title, text, kind: 'document', language: 'en' });
  const rows = new Map((await api.project.records()).tables.source.map((row) => [row.title, row]));
  for (const [title, coder, code, place] of made.codings) {
    const { id: sourceId, textHash } = rows.get(title)!;
    const unitsBefore = (at: number): number => [...made.texts[title]!].slice(0, at).join('').length;
    const span = place && { start: unitsBefore(place[0]), end: unitsBefore(place[1]) };
    await api.codings.apply({ sourceId, textHash, codeId: codes[code]!, span }, { as: coders[coder]! });
  }
  const reviews =
    made.reviews ??
    Object.keys(made.texts).flatMap((title) => made.coders.map((coder) => [title, coder] as const));
  for (const [coder, own] of Map.groupBy(reviews, ([, by]) => by))
    await api.sources.setReviewed(
      { ids: own.map(([title]) => rows.get(title)!.id), reviewed: true },
      { as: coders[coder]! },
    );
  const sources = Object.fromEntries([...rows].map(([title, { id }]) => [title, id]));
  return { coders, codes, sources };
}
