// A small study, made through the API as an analyst would make it.
import type { CodeRecord, SourceRecord } from '#core/records.ts';
import type { TestProject } from './project.ts';
import { lines } from './project.ts';
import { spanOf } from './marked.ts';

/** Two interviews of respondent N9 and one of N10, with the same few lines of notes each. */
export const NOTE = [
  'Sees the association as a window on policy.',
  'Firms meet suppliers at its events; 两家供应商后来成了客户。',
  'Says 😀 that certificates help little.',
].join('\n');

export interface Study {
  readonly codes: Readonly<Record<'connector' | 'guide' | 'standards' | 'market', CodeRecord>>;
  readonly sources: Readonly<Record<'first' | 'second' | 'other', SourceRecord>>;
}

/** Writes the notes and a codebook with two themes. Nothing is coded yet. */
export async function smallStudy({ api }: TestProject): Promise<Study> {
  const connector = await api.codes.create({ name: 'connector', isTheme: true, pin: 1 });
  const guide = await api.codes.create({ name: 'guide', isTheme: true, pin: 2 });
  const standards = await api.codes.create({ name: 'standards', parentId: guide.id });
  const market = await api.codes.create({ name: 'market' });
  const interview = async (label: string): Promise<SourceRecord> => {
    const made = await api.interviews.create({ label, date: '2024-12' });
    const saved = await api.notes.save({
      sourceId: made.id,
      textHash: made.textHash,
      doc: lines(NOTE),
      moved: [],
    });
    return saved.source;
  };
  const sources = {
    first: await interview('N9'),
    second: await interview('N9.2'),
    other: await interview('N10'),
  };
  return { codes: { connector, guide, standards, market }, sources };
}

/** Codes these words, which stand exactly once in the note. */
export async function codeWords(
  { api }: Pick<TestProject, 'api'>,
  source: SourceRecord,
  code: CodeRecord,
  words: string,
) {
  return api.codings.apply({
    sourceId: source.id,
    textHash: source.textHash,
    codeId: code.id,
    span: spanOf(NOTE, words),
  });
}
