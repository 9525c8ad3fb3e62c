// Reads a file that holds many articles: once, however often its rule is changed. The last file read is remembered with
// its lines.
import { statSync } from 'node:fs';
import { AppError } from '#core/errors.ts';
import { fileLines, type FileLine } from '#core/imports/articles/file-lines.ts';
import { findProposals, type Proposals } from '#core/imports/articles/proposals.ts';
import type { SplitRule } from '#core/imports/articles/split-rule.ts';
import type { ReadText } from '#formats/reading/result.ts';
import type { Reading } from '../../reading.ts';
import type { ReadingContext } from '../context.ts';
import type { FoundFile } from './files.ts';
import { inTurns } from '../../engines/in-turns.ts';

export interface ArticleFile {
  readonly read: ReadText;
  readonly lines: readonly FileLine[];
  readonly proposals: Proposals;
}

interface Kept extends ArticleFile {
  readonly key: string;
  readonly patterns: Map<string, readonly number[]>;
}

/** The file last read, by the readers that read it, which end with the program. */
const kept = new WeakMap<Reading, Kept>();

/** How long a pattern may take beyond the reading of its file, in milliseconds. */
const PATTERN_TIMEOUT_MS = 10_000;

type Parts = Pick<ReadingContext, 'reading' | 'signal'>;

/**
 * Reads the file, decoded as asked. Throws `unsupported` for a table, whose rows are sources already, and what the
 * reader throws.
 */
export async function readArticleFile(
  parts: Parts,
  file: FoundFile,
  encoding: string | null,
): Promise<ArticleFile> {
  return await readKept(parts, file, encoding);
}

/**
 * The lines of the file at which the pattern of a rule finds something; none for other rules. Throws `invalid` for an
 * invalid pattern, and for one that does not come to an end in time.
 */
export async function patternLinesOf(
  parts: Parts,
  file: FoundFile,
  encoding: string | null,
  rule: SplitRule,
): Promise<readonly number[]> {
  if (rule.kind !== 'regex') return [];
  const { patterns } = await readKept(parts, file, encoding);
  const known = patterns.get(rule.pattern);
  if (known) return known;
  const tooLong = AbortSignal.timeout(PATTERN_TIMEOUT_MS);
  try {
    const read = await parts.reading.reader().read(file.path, file.name, {
      encoding: encoding ?? undefined,
      withBreaks: true,
      pattern: rule.pattern,
      signal: AbortSignal.any([parts.signal, tooLong]),
    });
    const found = (read.type === 'text' ? read.patternLines : null) ?? [];
    patterns.set(rule.pattern, found);
    return found;
  } catch (error) {
    if (!tooLong.aborted || parts.signal.aborted) throw error;
    const seconds = PATTERN_TIMEOUT_MS / 1000;
    throw new AppError('invalid', 'articles:pattern_too_slow', { pattern: rule.pattern, seconds });
  }
}

/** Forgets the file last read: it has been imported. */
export function forgetArticleFile({ reading }: Pick<Parts, 'reading'>): void {
  kept.delete(reading);
}

async function readKept(
  { reading, signal }: Parts,
  { path, name }: FoundFile,
  encoding: string | null,
): Promise<Kept> {
  const found = statSync(path, { throwIfNoEntry: false });
  const key = [path, found?.size, found?.mtimeMs, encoding].join('\n');
  const before = kept.get(reading);
  if (before?.key === key) return before;
  const read = await reading.reader().read(path, name, {
    encoding: encoding ?? undefined,
    withBreaks: true,
    signal,
  });
  if (read.type === 'table') throw new AppError('unsupported', 'articles:table', { name });
  const lines = fileLines({ ...read, breaks: read.breaks ?? [] });
  const proposals = await inTurns(findProposals(lines), signal);
  const file: Kept = { key, read, lines, proposals, patterns: new Map() };
  kept.set(reading, file);
  return file;
}
