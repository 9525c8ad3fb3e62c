// Salvaging what is left of a damaged project, and what is told of it.
export const salvage = {
  title_damaged: '“{{name}}” is damaged',
  offer_damaged:
    'It cannot be opened, and it was not changed. Salvage reads what is left of it, fills gaps from snapshots of it, and writes what can be proven to be as you left it to a new project. What could not be saved is named afterwards.',
  offer_open:
    'Salvage reads what is left of the file, fills gaps from snapshots of it, and writes what can be proven to be as you left it to a new project. What could not be saved is named afterwards. The damaged file stays as it is.',
  button: 'Salvage…',
  begin: 'Salvage',
  title_open: 'Salvage “{{name}}”',
  file_name: 'Name of the new file',
  suggested: '{{name}} salvaged',
  running: 'Salvaging “{{name}}” …',
  done_title: 'What was salvaged',
  open_new: 'Open the new project',
  missing: 'What is missing',
  notice_one: 'Salvaged from a damaged file on {{at}}. {{count, number}} thing could not be saved.',
  notice_other: 'Salvaged from a damaged file on {{at}}. {{count, number}} things could not be saved.',
  notice_show: 'What is missing…',
  blob_one: '{{count, number}} text or file, by its source',
  blob_other: '{{count, number}} texts or files, by their sources',
  change_one: '{{count, number}} act of the history',
  change_other: '{{count, number}} acts of the history',
  row_one: '{{count, number}} row of {{table}}',
  row_other: '{{count, number}} rows of {{table}}',
  whole: '“{{name}}” holds everything that was in the project: {{found, number}} rows.',
  but_for:
    '“{{name}}” holds everything that was in the project ({{found, number}} rows) but for what is named here: {{count, number}}.',
  cut_off:
    'The end of the file is lost, and with it the sums that prove its pages. “{{name}}” holds the {{found, number}} rows that the history, the names of texts or a snapshot prove. Known to be missing: {{count, number}}; there will be more.',
  fresh:
    'The name, the description and the settings of the project could not be proven: this is a new project, named after the file.',
  fresh_texts_one:
    '{{count, number}} text could be proven without its title and its codings. It is in the new project as a document named after its first line.',
  fresh_texts_other:
    '{{count, number}} texts could be proven without their titles and codings. They are in the new project as documents named after their first lines.',
  proven:
    '“{{name}}” holds the {{found, number}} rows that could be proven. Known to be missing: {{count, number}}; there may be more.',
};
