// Salvaging a damaged project, and the report of it.
export const salvage = {
  title_damaged: '“{{name}}” is damaged',
  offer_damaged:
    'It cannot be opened, and it was not changed. Salvage reads what is left of it, fills gaps from its snapshots, and saves what is certain to be your work to a new project. Afterwards it lists what could not be saved.',
  offer_open:
    'Salvage reads what is left of the file, fills gaps from its snapshots, and saves what is certain to be your work to a new project. Afterwards it lists what could not be saved. The damaged file stays as it is.',
  button: 'Salvage…',
  begin: 'Salvage',
  title_open: 'Salvage “{{name}}”',
  file_name: 'Name of the new file',
  suggested: '{{name}} salvaged',
  running: 'Salvaging “{{name}}”…',
  done_title: 'Result of the salvage',
  open_new: 'Open the new project',
  missing: 'What is missing',
  notice_one: 'Salvaged from a damaged file on {{at}}. {{count, number}} thing could not be saved.',
  notice_other: 'Salvaged from a damaged file on {{at}}. {{count, number}} things could not be saved.',
  notice_show: 'What is missing…',
  blob_one: '{{count, number}} text or file, by its source',
  blob_other: '{{count, number}} texts or files, by their sources',
  change_one: '{{count, number}} change in the history',
  change_other: '{{count, number}} changes in the history',
  row_one: '{{count, number}} row of {{table}}',
  row_other: '{{count, number}} rows of {{table}}',
  whole: '“{{name}}” contains everything that was in the project: {{found, number}} rows.',
  but_for:
    '“{{name}}” contains everything that was in the project ({{found, number}} rows) except for what is listed here: {{count, number}}.',
  cut_off:
    'The end of the file is lost, and with it the checksums of its pages. “{{name}}” contains the {{found, number}} rows that the history, the names of texts or a snapshot confirm. Known to be missing: {{count, number}}; there is certainly more.',
  fresh:
    'The name, description and settings of the project could not be confirmed. This is a new project, named after the file.',
  fresh_texts_one:
    '{{count, number}} text was found without its title and codings. It is in the new project as a document named after its first line.',
  fresh_texts_other:
    '{{count, number}} texts were found without their titles and codings. They are in the new project as documents named after their first lines.',
  proven:
    '“{{name}}” contains the {{found, number}} rows that could be confirmed. Known to be missing: {{count, number}}; there may be more.',
};
