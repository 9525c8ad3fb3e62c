// Recounts a tally from the three exported tables alone: sources, codings, codebook. It stands for a script that a
// reviewer might write, so it imports nothing from Concord and parses csv by itself.

export interface ExportedFiles {
  readonly sources: string;
  readonly codings: string;
  readonly codebook: string;
}

export interface Question {
  readonly of: 'themes' | 'codes';
  readonly unit: 'sources' | 'respondents' | 'passages' | 'codings' | 'characters';
  readonly basis?: 'any' | 'whole' | 'spans';
  readonly rollup?: boolean;
  /** `main`, `union`, `majority`, `adjudicated`, or the name of a coder as `coder: NAME`. */
  readonly layer?: string;
  readonly denominator?: 'reviewed' | 'all' | 'any';
  readonly kind?: string;
  /** `kind`, `class`, `year`, `origin` or the heading of an attribute of sources. Absent: one column, `all`. */
  readonly by?: string;
  /** The heading of an attribute of respondents. */
  readonly byPeople?: string;
}

export interface Recount {
  readonly not_reviewed: number;
  readonly columns: readonly { readonly key: string; readonly n: number }[];
  readonly rows: readonly {
    readonly path: string;
    readonly cells: Readonly<Record<string, number | null>>;
    readonly total: number | null;
  }[];
}

type Row = Record<string, string>;

/** Reads csv with quoted cells and a heading row. */
export function readCsv(text: string): Row[] {
  const lines: string[][] = [[]];
  const cells = text.replace(/^\uFEFF/, '').matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g);
  for (const [whole, quoted, plain, end] of cells) {
    if (whole === '') break;
    lines.at(-1)?.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    lines.push([]);
  }
  const [headings = [], ...rows] = lines.filter((line) => line.length > 0);
  return rows.map((row) => Object.fromEntries(headings.map((heading, index) => [heading, row[index] ?? ''])));
}

/** Splits a list at each `; ` that has no backslash before it. */
function cut(cell: string): string[] {
  if (cell === '') return [];
  const parts = [''];
  for (const token of cell.match(/\\[\\>;]|; |./gsu) ?? []) {
    if (token === '; ') parts.push('');
    else parts[parts.length - 1] += token;
  }
  return parts;
}

function names(cell: string): string[] {
  return cut(cell).map((part) => part.replaceAll(/\\([\\>;])/g, '$1'));
}

/** The reviews of a source: each coder with the kind of coder. */
function reviewers(source: Row): { coder: string; kind: string }[] {
  const kinds = names(source['reviewed_by_kinds'] ?? '');
  return names(source['reviewed_by'] ?? '').map((coder, index) => ({ coder, kind: kinds[index] ?? '' }));
}

export function recount(files: ExportedFiles, question: Question): Recount {
  const { unit, basis = 'any', rollup = true, layer = 'main', by } = question;
  const allSources = readCsv(files.sources);
  const inScope = allSources.filter(
    (source) =>
      source['status'] !== 'excluded' &&
      source['duplicate_of'] === '' &&
      (question.kind === undefined || source['kind'] === question.kind),
  );
  const mainCoder = allSources[0]?.['main_coder'] ?? '';
  const isInLayer = (coder: string, kind: string): boolean => {
    if (layer === 'main') return coder === mainCoder;
    if (layer === 'union' || layer === 'majority') return kind === 'person';
    if (layer === 'adjudicated') return kind === 'adjudication';
    return `coder: ${coder}` === layer;
  };
  const isReviewed = (source: Row): boolean =>
    reviewers(source).some(({ coder, kind }) => isInLayer(coder, kind));
  const ofLayer = readCsv(files.codings).filter((coding) =>
    isInLayer(coding['coder'] ?? '', coding['coder_kind'] ?? ''),
  );
  const codings = ofLayer.filter((coding) => coding['voice'] !== 'remark');
  const isMajority = layer === 'majority';

  let denominator = question.denominator ?? 'reviewed';
  if (denominator === 'reviewed' && !inScope.some(isReviewed)) denominator = 'all';
  const isCoded = (source: Row): boolean => {
    const acts = codings.filter((coding) => coding['source_id'] === source['source_id']);
    return (isMajority ? agreed(source, acts) : acts).length > 0;
  };
  const base = inScope.filter((source) =>
    denominator === 'reviewed' ? isReviewed(source) : denominator === 'any' ? isCoded(source) : true,
  );

  const keysOf = (source: Row): string[] => columnKeys(source, question);
  const isGrouped = by !== undefined || question.byPeople !== undefined;
  const columns = [...new Set(isGrouped ? inScope.flatMap(keysOf) : ['all'])].map((key) => ({
    key,
    n: baseOf(
      base.filter((source) => keysOf(source).includes(key)),
      key,
    ),
  }));
  const codebook = readCsv(files.codebook);
  const rows = codebook
    .filter((code) => question.of === 'codes' || code['theme'] === 'true')
    .map((code) => {
      const path = code['path'] ?? '';
      const counted = rollup ? countedPaths(codebook, path) : new Set([path]);
      const cells: Record<string, number | null> = {};
      for (const { key } of columns) {
        const here = (source: Row): boolean => keysOf(source).includes(key);
        cells[key] = isCounted(here, key) ? count(base.filter(here), counted, key) : null;
      }
      return { path, cells, total: isCounted(() => true, null) ? count(base, counted, null) : null };
    });
  return { not_reviewed: inScope.filter((source) => !isReviewed(source)).length, columns, rows };

  /** Whether the column has a base, and whether a count in it can be decided. */
  function isCounted(here: (source: Row) => boolean, key: string | null): boolean {
    const isUntouched =
      !inScope.some(isReviewed) &&
      !ofLayer.some((coding) => inScope.some((source) => source['source_id'] === coding['source_id']));
    if (isUntouched) return false;
    // A majority needs votes, and only reviewers of a source vote on it.
    if (isMajority && !inScope.some(isReviewed)) return false;
    if (isMajority && denominator === 'all' && !inScope.filter(here).some(isReviewed)) return false;
    const sources = base.filter(here);
    return unit === 'respondents'
      ? sources.some((source) => peopleOf(source, key).length > 0)
      : sources.length > 0;
  }

  /** Whether the person belongs to the column. Everybody does when columns are not by people. */
  function standsIn(source: Row, person: string, key: string | null): boolean {
    return (
      key === null || question.byPeople === undefined || valueOf(source, person, question.byPeople) === key
    );
  }

  function peopleOf(source: Row, key: string | null): string[] {
    if (!isInterview(source)) return [];
    return names(source['respondent'] ?? '').filter((person) => standsIn(source, person, key));
  }

  function baseOf(sources: readonly Row[], key: string): number {
    if (unit === 'characters') return sources.reduce((sum, source) => sum + Number(source['characters']), 0);
    if (unit !== 'respondents') return sources.length;
    return new Set(sources.flatMap((source) => peopleOf(source, key))).size;
  }

  function count(sources: readonly Row[], counted: ReadonlySet<string>, key: string | null): number {
    const found = new Set<string>();
    let sum = 0;
    for (const source of sources) {
      const acts = codings.filter(
        (coding) =>
          coding['source_id'] === source['source_id'] &&
          counted.has(coding['code'] ?? '') &&
          (basis === 'any' || (basis === 'whole') === (coding['start'] === '')),
      );
      const agreeing = isMajority ? agreed(source, acts) : acts;
      const isGroup = names(source['respondent'] ?? '').length > 1;
      const spokenBy = (coding: Row): string[] =>
        names(coding['respondent'] ?? '').filter((person) => standsIn(source, person, key));
      const present = isGroup ? agreeing.filter((coding) => spokenBy(coding).length > 0) : agreeing;
      if (present.length === 0) continue;
      if (unit === 'sources') sum += 1;
      if (unit === 'codings') sum += present.length;
      if (unit === 'passages') sum += merged(present).length;
      if (unit === 'characters') for (const [start, end] of merged(present)) sum += end - start;
      if (isInterview(source)) for (const person of present.flatMap(spokenBy)) found.add(person);
    }
    return unit === 'respondents' ? found.size : sum;
  }
}

function isInterview(source: Row): boolean {
  return source['kind'] === 'interview';
}

function columnKeys(source: Row, { by, byPeople }: Question): string[] {
  if (byPeople !== undefined) {
    const people = isInterview(source) ? names(source['respondent'] ?? '') : [];
    return people.length === 0 ? ['(none)'] : people.map((person) => valueOf(source, person, byPeople));
  }
  if (by === undefined) return ['all'];
  if (by === 'year') return [source['date']?.slice(0, 4) || '(none)'];
  // A stored origin may be the name of the imported file, which groups nothing.
  return [source[by === 'origin' ? 'counted_origin' : by] || '(none)'];
}

/** A person's value of an attribute: values are listed in the order of the respondents. */
function valueOf(source: Row, person: string, heading: string): string {
  const place = names(source['respondent'] ?? '').indexOf(person);
  return names(source[heading] ?? '')[place] || '(none)';
}

/**
 * The paths that count for a code: its own, those of its sub-codes, the codes from elsewhere that any of these count,
 * and their sub-codes.
 */
function countedPaths(codebook: readonly Row[], path: string): Set<string> {
  const below = (roots: readonly string[]): string[] =>
    codebook
      .map((code) => code['path'] ?? '')
      .filter((other) => roots.some((root) => other === root || other.startsWith(`${root} > `)));
  const own = new Set(below([path]));
  const gathered = codebook
    .filter((code) => cut(code['gathered_by'] ?? '').some((theme) => own.has(theme)))
    .map((code) => code['path'] ?? '');
  return new Set([...own, ...below(gathered)]);
}

/**
 * The codings of the source whose codes more than half of its reviewers applied; only people who reviewed the source
 * vote.
 */
function agreed(source: Row, acts: readonly Row[]): Row[] {
  const persons = reviewers(source)
    .filter(({ kind }) => kind === 'person')
    .map(({ coder }) => coder);
  const votes = acts.filter((act) => persons.includes(act['coder'] ?? ''));
  return votes.filter(({ code }) => {
    const coders = new Set(votes.filter((vote) => vote['code'] === code).map((vote) => vote['coder']));
    return coders.size * 2 > persons.length;
  });
}

/** The spans of the codings, merged where they share a character; touching spans stay apart. */
function merged(acts: readonly Row[]): [start: number, end: number][] {
  const spans = acts
    .filter((act) => act['start'] !== '')
    .map((act): [number, number] => [Number(act['start']), Number(act['end'])])
    .sort(([a], [b]) => a - b);
  const groups: [number, number][] = [];
  for (const [start, end] of spans) {
    const last = groups.at(-1);
    if (last && start < last[1]) last[1] = Math.max(last[1], end);
    else groups.push([start, end]);
  }
  return groups;
}
