import { agreement } from './agreement.ts';
import { agreement_screen } from './agreement_screen.ts';
import { analysis } from './analysis.ts';
import { annex } from './annex.ts';
import { articles } from './articles.ts';
import { attributes } from './attributes.ts';
import { acts } from './acts.ts';
import { beside } from './beside.ts';
import { blind_rounds } from './blind_rounds.ts';
import { carried } from './carried.ts';
import { coders } from './coders.ts';
import { command_line } from './command_line.ts';
import { codebook } from './codebook.ts';
import { codebook_import } from './codebook_import.ts';
import { coding_sheet } from './coding_sheet.ts';
import { kept_tables } from './kept_tables.ts';
import { lost } from './lost.ts';
import { memos } from './memos.ts';
import { history } from './history.ts';
import { common } from './common.ts';
import { compare } from './compare.ts';
import { comparison } from './comparison.ts';
import { counting } from './counting.ts';
import { crosstab } from './crosstab.ts';
import { errors } from './errors.ts';
import { exchange } from './exchange.ts';
import { exportWords } from './exports.ts';
import { query } from './query.ts';
import { reading } from './reading.ts';
import { relations } from './relations.ts';
import { report } from './report.ts';
import { replication } from './replication.ts';
import { submissions } from './submissions.ts';
import { menu } from './menu.ts';
import { figure_panel } from './figure_panel.ts';
import { figures } from './figures.ts';
import { methods } from './methods.ts';
import { saturation } from './saturation.ts';
import { saved_queries } from './saved_queries.ts';
import { settling } from './settling.ts';
import { shell } from './shell.ts';
import { suggestions } from './suggestions.ts';
import { team_folder } from './team_folder.ts';
import { team_server } from './team_server.ts';
import { synonyms } from './synonyms.ts';
import { ui } from './ui.ts';
import { passages } from './passages.ts';
import { portraits } from './portraits.ts';
import { tallies } from './tallies.ts';
import { versions } from './versions.ts';
import { wordlists } from './wordlists.ts';
import { words } from './words.ts';
import { team } from './team.ts';
import { team_begin } from './team_begin.ts';
import { team_moving } from './team_moving.ts';
import { ticks } from './ticks.ts';
import { timeline } from './timeline.ts';
import { triage } from './triage.ts';
import { sealing } from './sealing.ts';
import { search } from './search.ts';
import { salvage } from './salvage.ts';
import { snapshots } from './snapshots.ts';
import { sources } from './sources.ts';
import { imports } from './imports.ts';
import { reader } from './reader.ts';
import { navigator } from './navigator.ts';
import { project } from './project.ts';
import { reasons } from './reasons.ts';
import { report_screen } from './report_screen.ts';
import { respondents } from './respondents.ts';
import { statements } from './statements.ts';
import { summary_grid } from './summary_grid.ts';
import { uses } from './uses.ts';

export const en = {
  acts,
  crosstab,
  agreement,
  agreement_screen,
  analysis,
  annex,
  beside,
  blind_rounds,
  carried,
  kept_tables,
  lost,
  passages,
  portraits,
  tallies,
  summary_grid,
  uses,
  suggestions,
  versions,
  wordlists,
  words,
  team,
  team_begin,
  team_moving,
  ticks,
  timeline,
  triage,
  history,
  articles,
  attributes,
  report_screen,
  respondents,
  salvage,
  snapshots,
  memos,
  codebook,
  coders,
  project,
  codebook_import,
  coding_sheet,
  navigator,
  reader,
  sealing,
  search,
  sources,
  imports,
  command_line,
  common,
  compare,
  comparison,
  counting,
  errors,
  exchange,
  figure_panel,
  figures,
  exports: exportWords,
  query,
  reading,
  relations,
  report,
  replication,
  submissions,
  menu,
  methods,
  reasons,
  saturation,
  saved_queries,
  statements,
  settling,
  shell,
  synonyms,
  team_folder,
  team_server,
  ui,
};
