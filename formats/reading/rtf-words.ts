// The control words of rtf that stand for a character, and those that define the rest of their group.

/** What to do with the text in a group. */
export type Destination =
  | 'text'
  | 'nothing'
  /** A text that occurs twice, of which the second, in Unicode, is read. */
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

/** Characters with a control word of their own. */
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

/** Groups that are no text of the document, or repeat one for older programs. */
const passedOver =
  'annotation atnauthor atnid atndate atnref atnparent atntime aftncn aftnsep aftnsepc author background bkmkend ' +
  'bkmkstart blipuid bookmarkstart buptim colortbl comment company creatim datafield datastore do docvar doccomm ' +
  'falt filetbl footer footerf footerl footerr formfield ftncn ftnsep ftnsepc generator header headerf headerl ' +
  'headerr info keywords latentstyles listname listpicture listtables mmathPr nesttableprops nonesttables nonshppict objalias ' +
  'objclass objdata objname oldcprops operator password picscaled pnseclvl private printim revtbl revtim rsidtbl ' +
  'rxe shprslt staticval subject tc template themedata title txe userprops wgrffmtfilter xe xmlnstbl';

/** Control words that define their group, with or without `\*` before them. */
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
