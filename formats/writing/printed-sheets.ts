// How sheets of a workbook are printed that are to be read on paper: as wide as one page, with their heads on every page.

/** A sheet to be printed so; its name as it stands in the workbook. */
export interface PrintedSheet {
  readonly name: string;
  /** The rows that every page repeats, from 1; null for a sheet that is printed as it comes. */
  readonly heads: { readonly from: number; readonly to: number } | null;
}

type Attributes = Record<string, string | number>;

interface Place {
  readonly sheetIndex: number;
}

/** What the library is to write beside its own: `sheets` are those of the workbook, in order. */
export function printedSheets(sheets: readonly PrintedSheet[]) {
  const isFitted = ({ sheetIndex }: Place): boolean => (sheets[sheetIndex]?.heads ?? null) !== null;
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          // The page setting comes first of all (ECMA-376, CT_Worksheet).
          transform: (xml: string, _options: unknown, place: Place) =>
            isFitted(place)
              ? xml.replace(/<worksheet\b[^>]*>/, '$&<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>')
              : xml,
          transformElementAttributes: (
            tag: string,
            attributes: Attributes,
            _index: unknown,
            _options: unknown,
            place: Place,
          ): Attributes =>
            tag === 'pageSetup' && isFitted(place)
              ? { ...attributes, fitToWidth: 1, fitToHeight: 0 }
              : attributes,
        },
        'xl/workbook.xml': {
          transform: (xml: string) => xml.replace('<definedNames/>', () => definedNames(sheets)),
        },
      },
    },
  };
}

function definedNames(sheets: readonly PrintedSheet[]): string {
  const names = sheets.flatMap(({ name, heads }, index) =>
    heads === null
      ? []
      : `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">${quoted(name)}!$${heads.from}:$${heads.to}</definedName>`,
  );
  return names.length === 0 ? '<definedNames/>' : `<definedNames>${names.join('')}</definedNames>`;
}

/** The name of a sheet in a formula, in XML. */
function quoted(name: string): string {
  const inXml = name.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return `'${inXml.replaceAll("'", "''")}'`;
}
