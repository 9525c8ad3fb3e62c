// The codebook of one moment as a value: what a version keeps, and what is compared.
import { byPosition } from '../by-position.ts';
import { definitionFields } from '../codes/definition-fields.ts';
import type { CodeExampleRecord, CodeRecord, ThemeCodeRecord } from '../records.ts';

/** A code of a version: without its keys, which are personal, and without what no codebook prints. */
export type VersionCode = Omit<CodeRecord, 'pin' | 'mergedInto' | 'createdAt'>;

/** The codebook of one moment. */
export interface VersionCodebook {
  /** The codes that stood, by position among their siblings; without those merged into others. */
  readonly codes: readonly VersionCode[];
  /** The code that each merged code went into, which may have gone into another itself. */
  readonly merged: Readonly<Record<string, string>>;
  readonly themeCodes: readonly { readonly themeId: string; readonly codeId: string }[];
  /** The example codings of each code, in their order. */
  readonly examples: Readonly<Record<string, readonly string[]>>;
}

/** The codebook that these rows are. */
export function versionCodebook(
  codes: Iterable<CodeRecord>,
  themeCodes: Iterable<ThemeCodeRecord>,
  codeExamples: Iterable<CodeExampleRecord>,
): VersionCodebook {
  const standing: VersionCode[] = [];
  const merged: Record<string, string> = {};
  for (const { pin: _key, mergedInto, createdAt: _created, ...code } of [...codes].sort(byPosition)) {
    if (code.status !== 'merged') standing.push(code);
    else if (mergedInto !== null) merged[code.id] = mergedInto;
  }
  const examples: Record<string, string[]> = {};
  for (const { codeId, codingId } of [...codeExamples].sort(byPosition))
    (examples[codeId] ??= []).push(codingId);
  return {
    codes: standing,
    merged,
    themeCodes: [...themeCodes].map(({ themeId, codeId }) => ({ themeId, codeId })),
    examples,
  };
}

/** Reads what stands in `codebookVersion.codebook`; null where it cannot be read. */
export function readVersionCodebook(json: string): VersionCodebook | null {
  try {
    const read = JSON.parse(json) as Partial<VersionCodebook>;
    if (!Array.isArray(read.codes) || !read.codes.every(isCode) || !Array.isArray(read.themeCodes))
      return null;
    if (!isObject(read.merged) || !isObject(read.examples)) return null;
    return read as VersionCodebook;
  } catch {
    return null;
  }
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const TEXTS = ['id', 'name', 'aliases', ...definitionFields] as const;

function isCode(value: unknown): boolean {
  return isObject(value) && TEXTS.every((field) => typeof (value as VersionCode)[field] === 'string');
}
