// Every way in which words leave a study: whose they are stands beside them, or what people did not agree to is held back. A
// method that writes a file or a page, and has no line here, fails. What verbs print stands in `cli/printed-words.test.ts`.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { isQuotable } from '#core/citation.ts';
import type { SourceRecord } from '#core/records.ts';
import { api } from '#electron/api.ts';
import { buildSample } from '#electron/sample.ts';
import { methodsOf } from '#electron/rpc/method.ts';
import { all, getText } from '#db/write.ts';
import type { Store } from '#db/store.ts';
import { openOptions, testProject, type TestProject } from '../../helpers/project.ts';
import { entriesOf } from './exchange/qde-structure.ts';

/**
 * `none`: it has no words of texts. `held`: it is for others to read, what people did not agree to is left out, and it says
 * so. `beside`: the analyst's own data, in which whose words they are and what they agreed to stands beside them. `whole`: for
 * whoever keeps the study or reads one file of it: it is not for others, and nothing of it is left out.
 */
type Holds = 'none' | 'held' | 'beside' | 'whole';

interface Way {
  readonly holds: Holds;
  /** The end of the file's name; empty for a folder. */
  readonly file?: string;
  readonly asked?: (things: Things) => object;
}

interface Things {
  /** An interview of the person who is counted only. */
  readonly source: SourceRecord;
  readonly themeId: string;
  readonly comparisonId: string | null;
  readonly coderIds: readonly string[];
  readonly submissionId: string;
}

const agreement = ({ coderIds }: Things) => ({
  request: { coderIds, level: 'source', of: 'themes', denominator: 'reviewed' },
  format: 'csv',
});
const hits = () => ({
  request: { query: { text: 'a' } },
  format: 'csv',
  language: 'en',
  byteOrderMark: false,
});

/** The ways out, by method; several where the form of the file decides. */
const ways: Readonly<Record<string, readonly Way[]>> = {
  'annex.write': [{ holds: 'held', file: '.html', asked: () => ({ passages: 'whole' }) }],
  // The rows of a file of somebody's own that were not taken.
  'codingSheet.exportRefused': [],
  'exchange.write': [{ holds: 'whole', file: '.qdpx' }],
  'exports.agreement': [{ holds: 'none', file: '.csv', asked: agreement }],
  'exports.codebook': [
    ...(['docx', 'md', 'html', 'xlsx'] as const).map((format): Way => ({
      holds: 'held',
      file: `.${format}`,
      asked: () => ({ format, interviewExcerpts: true }),
    })),
    ...(['csv', 'qdc'] as const).map((format): Way => ({
      holds: 'none',
      file: `.${format}`,
      asked: () => ({ format, interviewExcerpts: true }),
    })),
    { holds: 'none', file: '.xlsx', asked: () => ({ format: 'maxqda', interviewExcerpts: true }) },
    { holds: 'none', file: '.csv', asked: () => ({ format: 'taguette', interviewExcerpts: true }) },
  ],
  'exports.codedText': (['html', 'docx'] as const).map((format) => ({
    holds: 'beside',
    file: `.${format}`,
    asked: ({ source }) => ({ format, sourceId: source.id }),
  })),
  'exports.comparison': [
    ...(['html', 'docx'] as const).map((format): Way => ({
      holds: 'held',
      file: `.${format}`,
      asked: () => ({ format, id: null, interviewExcerpts: true }),
    })),
    { holds: 'none', file: '.xlsx', asked: () => ({ format: 'xlsx', id: null, interviewExcerpts: true }) },
    { holds: 'none', file: '.json', asked: () => ({ format: 'json', id: null }) },
  ],
  'exports.crosstab': [
    { holds: 'none', file: '.csv', asked: () => ({ request: { by: 'kind', by2: 'year' }, format: 'csv' }) },
  ],
  'exports.figure': [],
  'exports.flow': [{ holds: 'none', file: '.csv', asked: () => ({ format: 'csv' }) }],
  'exports.matrix': [{ holds: 'none', file: '.csv', asked: () => ({ format: 'csv', request: {} }) }],
  // The file as it was brought in, byte for byte.
  'exports.original': [],
  'exports.passages': [
    { holds: 'beside', file: '.csv', asked: () => ({ format: 'csv' }) },
    { holds: 'beside', file: '.xlsx', asked: () => ({ format: 'xlsx' }) },
    { holds: 'held', file: '.docx', asked: () => ({ format: 'docx', interviewExcerpts: true }) },
    { holds: 'held', file: '.html', asked: () => ({ format: 'html', interviewExcerpts: true }) },
    { holds: 'held', file: '.md', asked: () => ({ format: 'md', interviewExcerpts: true }) },
  ],
  'exports.portraits': [
    { holds: 'none', file: '.csv', asked: () => ({ request: { of: 'sources' }, format: 'csv' }) },
  ],
  'exports.relations': [
    { holds: 'none', file: '.csv', asked: () => ({ request: { by: 'source' }, format: 'csv' }) },
  ],
  'exports.respondents': [{ holds: 'none', file: '.csv', asked: () => ({ format: 'csv' }) }],
  'exports.saturation': [
    { holds: 'none', file: '.csv', asked: () => ({ request: { by: 'source' }, format: 'csv' }) },
  ],
  'exports.sources': [{ holds: 'none', file: '.csv', asked: () => ({ format: 'csv' }) }],
  'exports.summaryGrid': (['docx', 'xlsx'] as const)
    .map((format): Way => ({
      holds: 'held',
      file: `.${format}`,
      asked: () => ({ format, request: { of: 'respondents' }, withQuotes: true }),
    }))
    .concat(
      (['csv', 'json'] as const).map((format) => ({
        // Its words are those of analysts.
        holds: 'none',
        file: `.${format}`,
        asked: () => ({ format, request: { of: 'respondents' } }),
      })),
    ),
  'exports.tableOne': [{ holds: 'none', file: '.csv', asked: () => ({ format: 'csv' }) }],
  'exports.tally': [{ holds: 'none', file: '.csv', asked: () => ({ format: 'csv' }) }],
  'exports.timeline': [
    { holds: 'none', file: '.csv', asked: () => ({ request: { by: 'year' }, format: 'csv' }) },
  ],
  'exports.words': [
    { holds: 'none', file: '.csv', asked: () => ({ format: 'csv', request: { language: 'en' } }) },
  ],
  'history.export': [{ holds: 'none', file: '.csv' }],
  'keptTables.export': [{ holds: 'held', file: '.docx' }],
  'printing.codebook': [{ holds: 'none', asked: () => ({ title: 'Codebook' }) }],
  'printing.codedText': [
    { holds: 'beside', asked: ({ source }) => ({ title: 'Coded', sourceId: source.id }) },
  ],
  // Pages that the screen makes of what it shows.
  'printing.figure': [],
  'printing.passages': [{ holds: 'held', asked: () => ({ title: 'Passages', interviewExcerpts: true }) }],
  'printing.table': [],
  'replication.write': [{ holds: 'held', file: '' }],
  'report.export': (['md', 'html', 'docx'] as const).map((format): Way => ({
    holds: 'held',
    file: `.${format}`,
    asked: () => ({ languages: ['en'], interviewExcerpts: true }),
  })),
  'project.saveCopy': [],
  'search.export': [{ holds: 'beside', file: '.csv', asked: hits }],
  'snapshots.restore': [],
  'submissions.export': [
    { holds: 'held', file: '.zip', asked: ({ submissionId }) => ({ id: submissionId, language: 'en' }) },
  ],
  // What a sheet of ticks would change, theme by theme.
  'ticks.export': [],
};

let project: TestProject;
let store: Store;
let things: Things;
/** Words of the two people as they stand in coded passages. */
let ofCounted: string[];
let ofParaphrased: string[];

beforeAll(async () => {
  project = await testProject();
  store = buildSample(join(project.folder, 'sample.concord'), openOptions);
  project.session.adopt(store);
  const { api: call } = project;
  const { db } = store;
  const person = (name: string) => all(db, 'respondent').find((row) => row.name === name)!;
  const heard = (name: string) =>
    new Set(all(db, 'sourceRespondent', { respondentId: person(name).id }).map(({ sourceId }) => sourceId));
  const wordsOf = (name: string, isAny: boolean): string[] =>
    all(db, 'coding').flatMap(({ sourceId, start, end, voice }) => {
      if (!heard(name).has(sourceId) || start === null || end === null) return [];
      const words = getText(db, all(db, 'source').find(({ id }) => id === sourceId)!.textHash).slice(
        start,
        end,
      );
      const isOne = words.length >= 25 && !/["&<>\n]/.test(words);
      return isOne && (isAny || isQuotable('interview', voice)) ? [words] : [];
    });
  await call.respondents.setConsent({ ids: [person('N9').id], consent: 'counts' });
  ofCounted = wordsOf('N9', true);
  // Somebody whose own words are coded.
  const other = all(db, 'respondent').find(
    ({ name }) => name !== 'N9' && wordsOf(name, false).length > 0,
  )!.name;
  await call.respondents.setConsent({ ids: [person(other).id], consent: 'paraphrase' });
  ofParaphrased = wordsOf(other, false);
  const source = all(db, 'source').find(({ id }) => heard('N9').has(id))!;
  const coding = all(db, 'coding', { sourceId: source.id }).find(({ start }) => start !== null)!;
  const themeId =
    all(db, 'code').find(({ isTheme, parentId }) => isTheme && parentId === null)?.id ?? coding.codeId;
  for (const name of ['N9', other]) {
    const place = { themeId, respondentId: person(name).id };
    await call.summaries.write({ place, body: `What ${name} told in confidence.` });
  }
  const people = [...heard('N9'), ...heard(other)];
  const placed = all(db, 'coding').filter(
    ({ sourceId, start }) => start !== null && people.includes(sourceId),
  );
  await call.codings.setExample({ ids: placed.map(({ id }) => id), example: true });
  for (const name of ['N9', other]) {
    const own = placed.filter(({ sourceId, codeId }) => heard(name).has(sourceId) && codeId === themeId);
    if (own.length > 0)
      await call.summaries.pin({
        place: { themeId, respondentId: person(name).id },
        codingIds: own.map(({ id }) => id),
        pinned: true,
      });
  }
  await call.keptTables.keep({
    kind: 'grid',
    name: 'Who says what',
    settings: { of: 'respondents', shown: { as: 'table' } },
  });
  await call.keptTables.keep({
    kind: 'comparison',
    name: 'Both',
    settings: { id: null, shown: { as: 'table' } },
  });
  const submissionId = await call.submissions.keep({ name: 'First', date: '2026-03-14' });
  const coderIds = all(db, 'coder')
    .flatMap(({ id, kind }) => (kind === 'person' ? id : []))
    .slice(0, 2);
  things = { source, themeId, comparisonId: null, coderIds, submissionId };
});

afterAll(async () => {
  await project[Symbol.asyncDispose]();
});

/** A file, a folder or a page as plain text, unpacked and without its marks. */
async function textOf(path: string): Promise<string> {
  if (statSync(path).isDirectory())
    return (
      await Promise.all(
        readdirSync(path, { recursive: true, withFileTypes: true }).flatMap((entry) =>
          entry.isFile() ? textOf(join(entry.parentPath, entry.name)) : [],
        ),
      )
    ).join('\n');
  const bytes = readFileSync(path);
  if (!/\.(?:docx|xlsx|zip|qdpx)$/.test(path)) return plain(bytes.toString('utf8'));
  return plain([...(await entriesOf(bytes)).values()].map((part) => part.toString('utf8')).join('\n'));
}

/** Without tags, since words may be divided among runs. */
function plain(text: string): string {
  return text.replaceAll(/<[^>]*>/g, '');
}

async function written(name: string, { file, asked }: Way, place: number): Promise<string> {
  const [noun = '', verb = ''] = name.split('.');
  const call = (
    project.api as unknown as Record<string, Record<string, (input: object) => Promise<unknown>>>
  )[noun]![verb]!;
  const to = join(project.folder, `${name}-${place}${file ?? ''}`);
  const made = await call({ ...asked?.(things), ...(file === undefined ? {} : { to }) });
  if (file === undefined) return plain((made as { page: string }).page);
  expect(existsSync(to)).toBe(true);
  return await textOf(to);
}

test('every method that writes a file or a page stands in the table', () => {
  const writing = methodsOf(api).flatMap(({ name, method }) => {
    const { properties = {} } = z.toJSONSchema(method.input, { unrepresentable: 'any', io: 'input' });
    const writes = 'to' in properties && !('from' in properties);
    return writes || name.startsWith('printing.') || name === 'exports.original' ? name : [];
  });
  expect(writing.filter((name) => !(name in ways))).toEqual([]);
  expect(Object.keys(ways).filter((name) => !writing.includes(name))).toEqual([]);
  expect(ofCounted.length).toBeGreaterThan(5);
  expect(ofParaphrased.length).toBeGreaterThan(0);
});

const each = Object.entries(ways).flatMap(([name, own]) =>
  own.map((way, place) => ({ name: `${name} ${way.file ?? ''}`.trim(), method: name, way, place })),
);

/** What is seen in the text of each way. */
const seenIn: Readonly<Record<Holds, object>> = {
  none: { counted: false, paraphrased: false },
  held: { counted: false, paraphrased: false, summary: false, says: true },
  beside: { counted: true, names: true },
  whole: { counted: true },
};

test.each(each)('$name holds words as it says', async ({ method, way, place }) => {
  const text = await written(method, way, place);

  expect({
    counted: ofCounted.some((words) => text.includes(words)),
    paraphrased: ofParaphrased.some((words) => text.includes(words)),
    summary: text.includes('What N9 told in confidence.'),
    says: /counted only|left out|held back|paraphrase/i.test(text),
    names: /counted only: N9|N9[^\n]*counts/.test(text),
  }).toMatchObject(seenIn[way.holds]);
});
