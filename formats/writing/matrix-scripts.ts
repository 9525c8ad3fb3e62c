// Small programs in R and in Python that read a matrix with the right types, using the table of its columns. They need
// only the language's standard library.
import type { Words } from '#words/words.ts';
import { legalText } from './legal-text.ts';

/** What a script needs to know: the two files beside it and a description of the matrix. */
export interface ScriptOrigin {
  /** The file name of the matrix, such as `study.csv`. */
  readonly matrix: string;
  /** The file name of the table of its columns. */
  readonly columns: string;
  /** Sentences on what the matrix is, how it was counted, and the notice; one comment each. */
  readonly heading: readonly string[];
}

/** An R script that makes a data frame `sources`. */
export function matrixInR(origin: ScriptOrigin, words: Words): Uint8Array {
  const { t } = words;
  return written([
    ...origin.heading.map(comment),
    comment(t('exports:matrix.script.beside')),
    '',
    'read_text <- function(path) {',
    '  table <- read.csv(path, colClasses = "character", na.strings = "", check.names = FALSE,',
    '                    encoding = "UTF-8")',
    // The names are ASCII; this removes a byte-order mark before the first.
    '  names(table) <- iconv(names(table), "UTF-8", "ASCII", sub = "")',
    '  table',
    '}',
    `columns <- read_text(${literal(origin.columns)})`,
    `sources <- read_text(${literal(origin.matrix)})`,
    '',
    comment(t('exports:matrix.script.types')),
    'typed <- list(',
    '  count = function(text) suppressWarnings(as.integer(text)),',
    '  integer = as.numeric,',
    '  decimal = as.numeric,',
    '  flag = function(text) text == "true",',
    '  date = as.Date,',
    '  factor = factor,',
    '  text = identity',
    ')',
    'for (place in seq_len(nrow(columns))) {',
    '  name <- columns$column[place]',
    '  sources[[name]] <- typed[[columns$type[place]]](sources[[name]])',
    '}',
    '',
    comment(t('exports:matrix.script.sums')),
    'counts <- columns$column[columns$type == "count"]',
    'print(data.frame(',
    '  total = vapply(sources[counts], function(count) sum(count, na.rm = TRUE), numeric(1)),',
    '  known = vapply(sources[counts], function(count) sum(!is.na(count)), numeric(1))',
    '))',
  ]);
}

/** A Python module: `sources` is a list of dictionaries, `as_frame()` returns a pandas data frame. */
export function matrixInPython(origin: ScriptOrigin, words: Words): Uint8Array {
  const { t } = words;
  return written([
    ...origin.heading.map(comment),
    comment(t('exports:matrix.script.beside')),
    '',
    'import csv',
    'import datetime',
    'from pathlib import Path',
    '',
    'FOLDER = Path(__file__).resolve().parent',
    '',
    '',
    'def read_text(name):',
    '    with open(FOLDER / name, encoding="utf-8-sig", newline="") as file:',
    '        return list(csv.DictReader(file))',
    '',
    '',
    comment(t('exports:matrix.script.types')),
    'TYPED = {',
    '    "count": lambda text: None if text == "NA" else int(text),',
    '    "integer": int,',
    '    "decimal": float,',
    '    "flag": lambda text: text == "true",',
    '    "date": datetime.date.fromisoformat,',
    '    "factor": str,',
    '    "text": str,',
    '}',
    `columns = read_text(${literal(origin.columns)})`,
    'types = {column["column"]: column["type"] for column in columns}',
    'sources = [',
    '    {name: None if text == "" else TYPED[types[name]](text) for name, text in row.items()}',
    `    for row in read_text(${literal(origin.matrix)})`,
    ']',
    '',
    '',
    'def as_frame():',
    `    ${comment(t('exports:matrix.script.pandas'))}`,
    '    import pandas',
    '',
    '    dtypes = {',
    '        "count": "Int64",',
    '        "integer": "Int64",',
    '        "decimal": "Float64",',
    '        "flag": "boolean",',
    '        "factor": "category",',
    '        "text": "string",',
    '    }',
    '    frame = pandas.DataFrame(sources, columns=list(types))',
    '    for name, type in types.items():',
    '        if type == "date":',
    '            frame[name] = pandas.to_datetime(frame[name])',
    '        else:',
    '            frame[name] = frame[name].astype(dtypes[type])',
    '    return frame',
    '',
    '',
    'if __name__ == "__main__":',
    `    ${comment(t('exports:matrix.script.sums'))}`,
    '    for name in types:',
    '        if types[name] == "count":',
    '            known = [row[name] for row in sources if row[name] is not None]',
    '            print(name, sum(known), len(known))',
  ]);
}

function written(lines: readonly string[]): Uint8Array {
  return new TextEncoder().encode(`${lines.join('\n')}\n`);
}

/** A comment on one line, whatever the text contains. */
function comment(text: string): string {
  return `# ${legalText(text).replaceAll(/\s+/g, ' ').trim()}`;
}

/** A string literal for both languages, which share the escapes of JSON. */
function literal(text: string): string {
  return JSON.stringify(legalText(text));
}
