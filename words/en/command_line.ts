/** The help and the lines of the command line. */
export const command_line = {
  concord: 'A workbench for qualitative coding: do the documents and the interviews agree?',
  coder: 'Coder 1',
  new: 'Make a new project',
  new_sample: 'make the sample study',
  new_coder: 'name of the main coder',
  check: 'Check that a project is whole: the file, the links between its rows, the words under every coding',
  checked:
    'No problem found. {{sources}} sources, {{codings}} codings, {{codes}} codes, {{respondents}} respondents, {{changes}} changes.',
  serve: 'Open Concord in the browser, on this machine only',
  serve_port: 'the port to listen on; any free one without it',
  serve_no_open: 'print the address only',
  served:
    'Concord is open at {{address}}\nThe address works once and on this machine only. Stop with Ctrl-C.',
  call: 'Call any method on a project and print what it returns as JSON',
  call_json: 'the input as JSON',
  call_as: 'the coder who acts, by name; the main coder without it',
  methods: 'List all methods, or the input of one',
  check_file: 'The file is damaged: {{what}}',
  check_links: 'Table {{table}} has {{count}} rows that point nowhere.',
  check_quote: 'A coding in “{{title}}” no longer stands on its words ({{id}}).',
  check_text: 'The text of “{{title}}” is missing.',
};
