/**
 * Other words by which people look for an action, by its id with `_` for `.`, separated by semicolons. Found in both
 * languages at once, whatever language is shown.
 */
export const synonyms = {
  project_new: 'create; start a study; new study',
  project_open: 'load; open study; switch study',
  project_sample: 'example; demo; tutorial; sample data',
  project_import: 'import; add file; add document; upload; bring in; load texts; pdf; docx; csv; transcripts',
  project_paste: 'paste; clipboard; add text; new document',
  project_interview: 'add interview; new transcript; new note; respondent; participant',
  project_import_codebook: 'import codes; import codebook; qdc; code system; coding scheme',
  project_ticks: 'import a sheet; hand tally; spreadsheet; excel; checklist',
  project_bring_project:
    'import; import project; qdpx; REFI-QDA; NVivo; MAXQDA; ATLAS.ti; QualCoder; Taguette; Dedoose; merge projects',
  project_save_copy: 'backup; back up; save as; duplicate; copy the study; share',
  project_write_project:
    'export; export project; qdpx; REFI-QDA; NVivo; MAXQDA; ATLAS.ti; QualCoder; Taguette; share',
  project_package:
    'export; export data; archive; replication; csv; R; Python; statistics package; open data; matrix',
  project_print: 'print; paper; printer; hard copy; pdf',
  project_facts:
    'rename the project; project name; title; description; notice; properties; info; about the study',
  project_coders:
    'users; team; researchers; who codes; rename a coder; merge coders; remove a coder; second coder; intercoder',
  project_size: 'size; disk; space; storage; compact; shrink; vacuum; large file; free space',
  project_settings:
    'settings; preferences; options; language; Chinese; English; font size; text size; zoom; your name; theme; dark mode; snapshots folder',
  project_close: 'close; leave; back to start; switch study',
  edit_undo: 'revert; take back',
  edit_redo: 'repeat; do again',
  edit_new: 'add; create',
  edit_memo: 'note; annotation; comment; jot; journal',
  go_back: 'previous place; return',
  go_forward: 'next place',
  go_sources: 'files; documents; data; texts; cases; attributes; variables; classes; list of sources',
  go_triage: 'screening; inclusion; exclusion; PRISMA; duplicates; sample; sampling; queue; flow diagram',
  go_read: 'coding; code a text; reader; transcript; open text; annotate',
  go_codebook:
    'codes; code tree; themes; categories; code system; nodes; merge codes; split; definitions; export the codebook',
  go_passages:
    'query; quotations; quotes; excerpts; segments; retrieval; retrieve; coded text; evidence; export passages',
  go_search: 'query; find; text search; keyword; concordance; KWIC; word search; look up',
  go_tallies:
    'matrix; crosstab; cross tabulation; statistics; counts; frequencies; numbers; table; chart; figure; graph; bar chart; timeline; export a table',
  go_compare:
    'cross-validation; triangulation; joint display; statistics; interviews and documents; mixed methods; matrix; Fisher; export the comparison',
  go_memos: 'notes; journal; annotations; comments; diary',
  go_history: 'audit trail; log; changes; versions; undo list; provenance',
  go_snapshots: 'backup; back up; restore; versions; recover; earlier state',
  search_texts: 'find in all texts; query; full text; corpus; keyword; concordance',
  view_navigator: 'sidebar; left panel; hide panel',
  view_inspector: 'sidebar; right panel; hide panel; properties; details',
  view_light: 'theme; light mode; appearance; bright; day',
  view_dark: 'theme; dark mode; appearance; night; black',
  view_system: 'theme; appearance; automatic; light or dark mode',
  read_code: 'tag; label; highlight; assign a code; annotate',
  read_in_vivo: 'in vivo; new code from the text; verbatim code',
  read_whole_source: 'classify; tag the document; code the document',
  read_memo: 'note; comment; annotation',
  read_reviewed: 'done; finished; complete; read',
  read_not_reviewed: 'undo reviewed; reopen; not finished',
  read_next_source: 'next source; next document; next file; next interview',
  read_previous_source: 'previous source; previous document; last file; earlier interview',
  read_beside: 'split; split view; side by side; second source; two documents at once',
  read_other_side: 'other pane; switch panes',
  read_close_side: 'close split; single view',
  read_find: 'find; search this text; look for',
  read_cite: 'quote; citation; copy; reference; footnote',
  read_write: 'edit the text; correct; typo; editing; transcribe',
  passages_next: 'next quotation; next excerpt',
  passages_previous: 'previous quotation; previous excerpt',
  triage_next: 'next source; next document',
  triage_previous: 'previous source; previous document',
  triage_include: 'accept; keep',
  triage_exclude: 'reject; remove; drop',
  search_next: 'next match; next result',
  search_previous: 'previous match; previous result',
  passages_stance:
    'contradicts; negative case; deviant case; disconfirming evidence; counterexample; supports; qualifies',
  compare_verdict: 'judgement; converges; contradicts; complements; silent',
  tallies_export: 'export; download; save the table',
  compare_export: 'export; joint display; download; save the table',
  snapshots_look: 'open; view; preview',
  snapshots_keep: 'lock; protect; pin',
  help_keys: 'help; shortcuts; hotkeys; keys; keyboard; how to; manual; guide; tutorial; support',
};
