// The changes to a code by an import of a codebook, field by field, in words.
import type { ChangedField, FieldChange } from '#core/codebook-import/differences.ts';
import { listPaths, pathNames } from '#core/exports/written-names.ts';
import type { Words } from './words.ts';

const columns: Readonly<Record<ChangedField, string>> = {
  name: 'exports:codebookColumn.name',
  parent: 'codebook_import:below',
  name2: 'exports:codebookColumn.name_2',
  aliases: 'exports:codebookColumn.aliases',
  colour: 'exports:codebookColumn.colour',
  codable: 'exports:codebookColumn.codable',
  isTheme: 'exports:codebookColumn.theme',
  shortDefinition: 'exports:codebookColumn.short_definition',
  fullDefinition: 'exports:codebookColumn.full_definition',
  whenToUse: 'exports:codebookColumn.when_to_use',
  whenNotToUse: 'exports:codebookColumn.when_not_to_use',
  definition2: 'exports:codebookColumn.definition_2',
  origin: 'exports:codebookColumn.origin',
  prompted: 'exports:codebookColumn.prompted',
  status: 'exports:codebookColumn.status',
  onePerSource: 'exports:codebookColumn.one_per_source',
  pin: 'exports:codebookColumn.pin',
  gathers: 'exports:codebookColumn.gathers',
};

/** The name of a field. */
export function fieldInWords(words: Words, field: ChangedField): string {
  return words.t(columns[field]);
}

/** One value of a field; an empty value has a word of its own. */
export function valueInWords(words: Words, field: ChangedField, value: FieldChange['before']): string {
  if (value === null || value === '')
    return words.t(`codebook_import:${field === 'parent' ? 'top' : 'empty'}`);
  if (typeof value === 'boolean') return words.t(value ? 'exports:yes' : 'exports:no');
  if (typeof value === 'number') return String(value);
  const separator = words.t('exports:list.separator');
  switch (field) {
    case 'origin':
    case 'prompted':
    case 'status':
      return words.t(`exports:term.${value}`);
    case 'aliases':
      return value.split('\n').join(separator);
    case 'parent':
    case 'gathers':
      return listPaths(value)
        .map((path) => pathNames(path).join(' › '))
        .join(separator);
    default:
      return value;
  }
}

/** "Name: guide → guides". */
export function changeInWords(words: Words, { field, before, after }: FieldChange): string {
  return words.t('codebook_import:changed_field', {
    field: fieldInWords(words, field),
    before: valueInWords(words, field, before),
    after: valueInWords(words, field, after),
  });
}

/** "Name: guide here, guides in the file", for a field that both sides changed. */
export function contestedInWords(words: Words, { field, before, after }: FieldChange): string {
  return words.t('codebook_import:contested_field', {
    field: fieldInWords(words, field),
    here: valueInWords(words, field, before),
    file: valueInWords(words, field, after),
  });
}
