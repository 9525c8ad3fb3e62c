// The contents of a small QualCoder study: a talk in two languages, coded by two people.

export const at = '2024-06-02 11:00:00';
export const notes = '😀 We link firms.\n展会把企业连在一起。';
export const places = Array.from(notes);

/** A coding on these words, with positions in code points. */
export function coding(
  words: string,
  cid: number,
  more: Record<string, unknown> = {},
): Record<string, unknown> {
  const pos0 =
    places.join('').indexOf(words) === -1 ? -1 : Array.from(notes.slice(0, notes.indexOf(words))).length;
  return {
    cid,
    fid: 1,
    seltext: words,
    pos0,
    pos1: pos0 + Array.from(words).length,
    owner: 'Ann',
    date: at,
    ...more,
  };
}

export const study = {
  source: [
    {
      id: 1,
      name: 'N1.txt',
      fulltext: notes,
      mediapath: '/docs/N1.txt',
      memo: 'A good talk.',
      owner: 'Ann',
      date: at,
    },
    {
      id: 2,
      name: 'report.pdf',
      fulltext: 'Report text',
      mediapath: '/docs/report.pdf',
      owner: 'Ann',
      date: at,
    },
    { id: 3, name: 'hall.jpg', mediapath: '/images/hall.jpg', owner: 'Ann', date: at },
    { id: 4, name: 'typed', fulltext: 'Typed in', owner: 'Ann', date: at },
  ],
  code_cat: [
    { catid: 1, name: 'Themes', owner: 'Ann', date: at, memo: 'all', supercatid: null },
    { catid: 2, name: 'Functions', owner: 'Ann', date: at, supercatid: 1 },
  ],
  code_name: [
    { cid: 1, name: 'connector', memo: 'Links firms.', catid: 2, owner: 'Ann', date: at, color: '#FF0000' },
    { cid: 2, name: '市场', catid: null, owner: 'Ann', date: at, color: '#00FF00' },
  ],
  code_text: [
    coding('link firms', 1, { memo: 'as they say', important: 1 }),
    coding('企业', 1, { owner: '李雷' }),
    coding('展会把企业', 2),
  ],
  annotation: [{ anid: 1, fid: 1, pos0: 2, pos1: 4, memo: 'Who is we?', owner: 'Ann', date: at }],
  cases: [{ caseid: 1, name: 'Wang', memo: 'A founder.', owner: 'Ann', date: at }],
  case_text: [{ caseid: 1, fid: 1, pos0: 0, pos1: places.length, owner: 'Ann', date: at, memo: 'Twice.' }],
  attribute_type: [
    { name: 'Age', caseOrFile: 'case', valuetype: 'numeric', memo: 'In years.' },
    { name: 'Place', caseOrFile: 'file', valuetype: 'character' },
  ],
  attribute: [
    { name: 'Age', attr_type: 'case', value: '44', id: 1 },
    { name: 'Place', attr_type: 'file', value: '无锡', id: 1 },
    { name: 'Place', attr_type: 'file', value: '', id: 2 },
  ],
  journal: [{ jid: 1, name: 'June', jentry: 'Begun.', date: at, owner: 'Ann' }],
  code_image: [{ imid: 1, id: 3, cid: 1, owner: 'Ann', date: at }],
};
