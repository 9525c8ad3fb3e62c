// What an act did, from its change and from what was kept beside it: names as they were then, values before
// and after. Nothing here is prose; `words/act-sentence.ts` words it.
import type { Change } from '../change.ts';
import { originOf } from '../program-origin.ts';
import { codeFacts } from './code-facts.ts';
import { reportFacts } from './report-facts.ts';
import { codingFacts, movedCodingsFacts, refusalFacts } from './coding-facts.ts';
import { decisionFacts } from './decision-facts.ts';
import { judgedFacts } from './judged-facts.ts';
import { plainFacts, type ActFacts } from './facts.ts';
import { projectFacts } from './project-facts.ts';
import { roundFacts, withdrawalFacts } from './round-facts.ts';
import { recodingFacts } from './recoding-facts.ts';
import { rowsOfAct, type ActRows } from './rows-of-act.ts';
import { replacedTextFacts, sourceFacts } from './source-facts.ts';
import { summaryFacts } from './summary-facts.ts';
import { thingFacts } from './thing-facts.ts';
import { versionFacts } from './version-facts.ts';
import { wordFacts } from './word-facts.ts';
import type { ExportedFile, MergedCoder, ActNotes } from './act-notes.ts';

/** What the act did; null where the name of its method is all that can be said. */
export function actFacts(method: string, change: Change, notes: ActNotes): ActFacts | null {
  if (method === 'project.update') return projectFacts(rowsOfAct(change, notes));
  if (notes.exported) return exportFacts(method, notes.exported, notes);
  // Creating a project adds rows of every table.
  if (method.startsWith('project.')) return null;
  if (notes.reason !== undefined)
    return { ...plainFacts('gave_reason'), value: { of: 'text', from: null, to: notes.reason } };
  const rows = rowsOfAct(change, notes);
  if (method === 'codingSheet.run') return importedCodingsFacts(rows);
  if (notes.mergedCoder) return mergedCoderFacts(rows, notes.mergedCoder);
  return (
    withdrawalFacts(rows, method) ??
    roundFacts(rows, method) ??
    decisionFacts(rows, method) ??
    reportFacts(rows, method) ??
    recodingFacts(rows, method) ??
    importFacts(rows) ??
    replacedTextFacts(rows, method) ??
    movedCodingsFacts(rows) ??
    codeFacts(rows) ??
    codingFacts(rows) ??
    judgedFacts(rows) ??
    summaryFacts(rows) ??
    versionFacts(rows) ??
    wordFacts(rows) ??
    sourceFacts(rows, method) ??
    refusalFacts(rows) ??
    thingFacts(rows)
  );
}

/**
 * The key `exported_codebook`, `exported_respondents` …, and what the file is about where that is one thing
 * with a name.
 */
function exportFacts(method: string, { file, rows, settings }: ExportedFile, { names }: ActNotes): ActFacts {
  const { codeId, sourceId } = settings;
  const code = codeId === undefined ? undefined : names?.[codeId];
  const source = sourceId === undefined ? undefined : names?.[sourceId];
  const isPrinted = method.startsWith('printing.');
  const key = isPrinted ? 'exported_to_paper' : (EXPORTS[method] ?? 'exported');
  return {
    // A printed file is called by its title, which names the code already.
    ...plainFacts(code === undefined || isPrinted ? key : `${key}_of`, rows ?? 0),
    file,
    things: {
      ...(codeId === undefined || code === undefined
        ? {}
        : { code: { what: 'code', id: codeId, name: code } }),
      ...(sourceId === undefined || source === undefined
        ? {}
        : { source: { what: 'source', id: sourceId, name: source } }),
    },
  };
}

/** The sentence key of each export method. */
const EXPORTS: Readonly<Record<string, string>> = {
  'exports.codebook': 'exported_codebook',
  'exports.passages': 'exported_passages',
  'exports.sources': 'exported_sources',
  'exports.respondents': 'exported_respondents',
  'exports.tableOne': 'exported_table_one',
  'exports.codedText': 'exported_coded_text',
  'exports.original': 'exported_original',
  'exports.tally': 'exported_tally',
  'exports.matrix': 'exported_matrix',
  'exports.crosstab': 'exported_crosstab',
  'exports.agreement': 'exported_agreement',
  'exports.summaryGrid': 'exported_grid',
  'exports.saturation': 'exported_saturation',
  'exports.timeline': 'exported_timeline',
  'exports.portraits': 'exported_portraits',
  'exports.flow': 'exported_flow',
  'exports.figure': 'exported_figure',
  'exports.comparison': 'exported_comparison',
  'keptTables.export': 'exported_kept',
  'search.export': 'exported_hits',
  'ticks.export': 'exported_reconciliation',
  'history.export': 'exported_history',
  'exchange.write': 'exported_project',
  'replication.write': 'exported_package',
  'annex.write': 'exported_annex',
  'submissions.export': 'exported_submission',
  'project.saveCopy': 'exported_copy',
};

function mergedCoderFacts(
  { removed, updated }: ActRows,
  { goneId, gone, keptId, kept }: MergedCoder,
): ActFacts {
  const handedOver = updated('coding').filter(([from, to]) => from.coderId !== to.coderId).length;
  return {
    ...plainFacts('merged_coder', handedOver + removed('coding').length),
    things: {
      gone: { what: 'other', id: goneId, name: gone },
      kept: { what: 'other', id: keptId, name: kept },
    },
  };
}

/** The facts of importing codings that were made elsewhere; null for an act without any. */
function importedCodingsFacts({ added, updated, thing }: ActRows): ActFacts | null {
  const codings = added('coding');
  const coder = [...added('coder'), ...updated('coder').map(([, to]) => to)].at(-1);
  const coderId = coder?.id ?? codings[0]?.coderId;
  if (coderId === undefined) return null;
  const things = { coder: thing('other', coderId) };
  if (coder?.kind !== 'machine') return { ...plainFacts('imported_codings', codings.length), things };
  if (codings.length === 0) return { ...plainFacts('told_of_program'), things };
  const file = originOf(coder).files.at(-1)?.name ?? null;
  return { ...plainFacts('imported_machine_codings', codings.length), things, file };
}

function importFacts({ added }: ActRows): ActFacts | null {
  const [run] = added('importRun');
  if (run) return { ...plainFacts('imported', added('source').length), file: run.name };
  const [exchange] = added('exchange');
  if (!exchange) return null;
  return { ...plainFacts('imported_project', added('coding').length), file: exchange.name };
}
