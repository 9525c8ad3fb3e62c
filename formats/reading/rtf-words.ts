// The words of rtf that stand for a character, and those that say what the rest of their group is.

/** What becomes of the text in a group. */
export type Destination =
  | 'text'
  | 'nothing'
  /** A text that is there twice, of which the second, in Unicode, is read. */
  | 'twice'
  | 'fonts'
  | 'styles'
  | 'lists'
  | 'overrides'
  | 'marker'
  | 'instruction'
  | 'shape'
  | 'picture'
  | 'property'
  | 'property name'
  | 'property value';

/** Characters that have a word of their own. */
export const characters: ReadonlyMap<string, string> = new Map([
  ['tab', '\t'],
  ['~', '\u00A0'],
  ['_', '\u2011'],
  ['bullet', '•'],
  ['endash', '–'],
  ['emdash', '—'],
  ['lquote', '‘'],
  ['rquote', '’'],
  ['ldblquote', '“'],
  ['rdblquote', '”'],
  ['enspace', '\u2002'],
  ['emspace', '\u2003'],
  ['qmspace', '\u2005'],
  ['zwj', '\u200D'],
  ['zwnj', '\u200C'],
]);

/** What is no text of the document, or is there a second time for programs that do not know the first form. */
const passedOver =
  'annotation atnauthor atnid atndate atnref atnparent atntime aftncn aftnsep aftnsepc author background bkmkend ' +
  'bkmkstart blipuid bookmarkstart buptim colortbl comment company creatim datafield datastore do docvar doccomm ' +
  'falt filetbl footer footerf footerl footerr formfield ftncn ftnsep ftnsepc generator header headerf headerl ' +
  'headerr info keywords latentstyles listname listpicture listtables mmathPr nesttableprops nonesttables nonshppict objalias ' +
  'objclass objdata objname oldcprops operator password picscaled pnseclvl private printim revtbl revtim rsidtbl ' +
  'rxe shprslt staticval subject tc template themedata title txe userprops wgrffmtfilter xe xmlnstbl';

/** Words that decide what their group is, whether or not `\*` stands before them. */
export const destinations: ReadonlyMap<string, Destination> = new Map<string, Destination>([
  ...passedOver.split(' ').map((word) => [word, 'nothing'] as const),
  ['fonttbl', 'fonts'],
  ['stylesheet', 'styles'],
  ['listtable', 'lists'],
  ['listoverridetable', 'overrides'],
  ['listtext', 'marker'],
  ['pntext', 'marker'],
  ['fldinst', 'instruction'],
  ['fldrslt', 'text'],
  ['footnote', 'text'],
  ['shpinst', 'shape'],
  ['shptxt', 'text'],
  ['shppict', 'text'],
  ['pict', 'picture'],
  ['picprop', 'property'],
  ['sp', 'property'],
  ['sn', 'property name'],
  ['sv', 'property value'],
  ['upr', 'twice'],
  ['ud', 'text'],
]);
