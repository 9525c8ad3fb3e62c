// Reads what a project holds, to compare it with what the screen shows.
import { codebookOf, pathOf } from '#core/codes/codebook.ts';
import type { SourceRecord } from '#core/records.ts';
import type { Api } from '#electron/api.ts';
import type { Client } from '#electron/rpc/client.ts';

/** The source with this title or label. Throws when there is none. */
export async function sourceNamed(api: Client<Api>, name: string): Promise<SourceRecord> {
  const { tables } = await api.project.records({});
  const found = tables.source.find(({ title, label }) => title === name || label === name);
  if (!found)
    throw new Error(`no source is called ${name}: ${tables.source.map(({ title }) => title).join(', ')}`);
  return found;
}

/** The whole text of a source. */
export async function textOf(api: Client<Api>, name: string): Promise<string> {
  const { id } = await sourceNamed(api, name);
  return (await api.sources.text({ id })).text;
}

export interface CodedWords {
  /** The path of the code. */
  readonly code: string;
  /** The words that the coding stands on; null for a whole source. */
  readonly words: string | null;
}

/** The codings of a source, in text order. */
export async function codedWords(api: Client<Api>, name: string): Promise<CodedWords[]> {
  const { id } = await sourceNamed(api, name);
  const { tables } = await api.project.records({});
  const codebook = codebookOf(tables.code, tables.themeCode);
  const { text, codings } = await api.sources.text({ id });
  return codings
    .toSorted((a, b) => (a.start ?? -1) - (b.start ?? -1) || (a.end ?? -1) - (b.end ?? -1))
    .map(({ codeId, start, end }) => ({
      code: pathOf(codebook, codeId).join(' › '),
      words: start === null || end === null ? null : text.slice(start, end),
    }));
}

/** Drops the tables and figures that the sample study keeps, for a test of keeping the first. */
export async function dropKeptTables(api: Client<Api>): Promise<void> {
  const { tables } = await api.project.records({});
  for (const { id } of tables.keptTable) await api.keptTables.remove({ id });
}
