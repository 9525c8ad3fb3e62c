/** Sentences about importing a codebook: what cannot be read, what cannot be taken, what was mended. */
export const codebook_import = {
  // Changes, field by field.
  below: 'Below',
  top: '(the top)',
  empty: '(empty)',
  changed_field: '{{field}}: {{before}} → {{after}}',
  // Files that hold no codebook.
  broken_at:
    '“{{name}}” is damaged or cut off in line {{line}}. Export the codebook again from the program that made it; nothing was imported.',
  not_a_codebook: '“{{name}}” is not a codebook. Choose a qdc file, or a csv or xlsx table of codes.',
  no_codes: '“{{name}}” is a codebook without any code. Nothing was imported.',
  no_name_column:
    '“{{name}}” has no column that names the codes. Call one “name” or “path”; its columns are: {{columns}}.',
  too_many_codes:
    '“{{name}}” has {{codes}} codes; Concord imports up to {{most}}. Divide it into several files.',
  changed_meanwhile:
    'The codebook or “{{name}}” was changed since the preview was made. Look at the new preview, then import.',
  // What is to be known of a file.
  rows_without_name_one: 'One row without a name was left out.',
  rows_without_name_other: '{{count}} rows without a name were left out.',
  root_unwrapped: 'The codes stood below a root “{{name}}”, which is none and was left out.',
  namespace_unknown:
    'The file calls its format “{{namespace}}”, which Concord does not know; it was read as a REFI-QDA codebook.',
  elements_left_out_one: 'One element that no codebook has was left out.',
  elements_left_out_other: '{{count}} elements that no codebook has were left out.',
  set_as_theme: 'The set “{{name}}” becomes a theme that gathers its codes.',
  set_empty: 'The set “{{name}}” holds no codes and was left out.',
  member_unknown: 'The set “{{name}}” names a code that the file does not have ({{guid}}).',
  // Why a code is not taken.
  path_repeated: 'Row {{row}} has the same path. Give the two different names.',
  nameless: 'The code has no name.',
  merged: '“{{name}}” was merged into “{{into}}” here.',
  parent_left: 'What “{{name}}” is to lie below is not taken in.',
  into_itself: '“{{name}}” would come to lie below itself.',
  name_taken: 'Another code is called “{{name}}” at this place already.',
  // What of a code is taken in another way than it is written.
  guid_invalid: '“{{guid}}” is not a GUID; the code gets one of its own.',
  guid_repeated: 'Two codes of the file have the GUID “{{guid}}”; this one gets another.',
  name_numbered:
    'Another code of the file is called “{{name}}” at this place, so this one becomes “{{label}}”.',
  name_shortened: 'The name has more than {{most}} characters and was cut.',
  colour_unknown: '“{{colour}}” is no colour that Concord can read, so the colour was left out.',
  value_unreadable: '“{{value}}” cannot be read here and was left out.',
  pin_taken: 'Key {{pin}} applies another code already, so it was left out.',
  gathers_unknown: 'A theme or code it is gathered with is not in the file: “{{path}}”.',
  gathers_no_theme: '“{{name}}” is no theme in the file, so it gathers nothing.',
  already_below: '“{{name}}” lies below the theme already and need not be gathered.',
};
