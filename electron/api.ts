// The table of all methods, by service (noun) and method (verb). The client's type, the command line's help and the
// names in the log all derive from this object.
import { agreement } from './services/agreement.ts';
import { annex } from './services/annex.ts';
import { attributes } from './services/attributes.ts';
import { classes } from './services/classes.ts';
import { coders } from './services/coders.ts';
import { codebookImport } from './services/codebook-import.ts';
import { codes } from './services/codes.ts';
import { codings } from './services/codings.ts';
import { codingSheet } from './services/coding-sheet.ts';
import { comparisons } from './services/comparisons.ts';
import { passages } from './services/passages.ts';
import { tallies } from './services/tallies.ts';
import { desk } from './services/desk.ts';
import { duplicates } from './services/duplicates.ts';
import { exchange } from './services/exchange.ts';
import { events } from './services/events.ts';
import { exclusionReasons } from './services/exclusion-reasons.ts';
import { exports } from './services/exports.ts';
import { history } from './services/history.ts';
import { imports } from './services/imports.ts';
import { interviews } from './services/interviews.ts';
import { keptTables } from './services/kept-tables.ts';
import { memos } from './services/memos.ts';
import { notes } from './services/notes.ts';
import { printing } from './services/printing.ts';
import { project } from './services/project.ts';
import { queries } from './services/queries.ts';
import { recodings } from './services/recodings.ts';
import { replication } from './services/replication.ts';
import { report } from './services/report.ts';
import { respondents } from './services/respondents.ts';
import { rounds } from './services/rounds.ts';
import { savedQueries } from './services/saved-queries.ts';
import { samples } from './services/samples.ts';
import { search } from './services/search.ts';
import { snapshots } from './services/snapshots.ts';
import { sources } from './services/sources.ts';
import { summaries } from './services/summaries.ts';
import { submissions } from './services/submissions.ts';
import { suggestions } from './services/suggestions.ts';
import { team } from './services/team.ts';
import { ticks } from './services/ticks.ts';
import { triage } from './services/triage.ts';
import { versions } from './services/versions.ts';
import { wordRules } from './services/word-rules.ts';
import { wordlists } from './services/wordlists.ts';

export const api = {
  agreement,
  annex,
  attributes,
  classes,
  coders,
  codebookImport,
  codes,
  codings,
  codingSheet,
  comparisons,
  passages,
  tallies,
  desk,
  duplicates,
  exchange,
  events,
  exclusionReasons,
  exports,
  history,
  imports,
  interviews,
  keptTables,
  memos,
  notes,
  printing,
  project,
  queries,
  recodings,
  replication,
  report,
  respondents,
  rounds,
  search,
  samples,
  savedQueries,
  snapshots,
  sources,
  summaries,
  submissions,
  suggestions,
  team,
  ticks,
  triage,
  versions,
  wordlists,
  wordRules,
};

export type Api = typeof api;
