// Replaces radicals by characters. A font that draws a radical and the character of the same shape with one glyph makes
// pdfs in which 一 reads ⼀ (U+2F00). Searching, coding and counting need the character; the rest of the text is not
// normalised.

/** Radicals of the block U+2E80 and their characters (Unicode, EquivalentUnifiedIdeograph). */
const supplement = [
  [
    '⺁⺂⺃⺄⺅⺆⺇⺈⺉⺊⺋⺌⺍⺎⺏⺐⺑⺒⺓⺔⺕⺖⺗⺘⺙',
    '厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑𫜹忄心扌攵',
  ],
  [
    '⺛⺜⺝⺞⺟⺠⺡⺢⺣⺤⺥⺦⺧⺨⺩⺪⺫⺬⺭⺮⺯⺰⺱⺲⺳',
    '旡日月歺母民氵氺灬爫爫丬牛犭王𤴔目示礻𥫗糹纟罓罒㓁',
  ],
  [
    '⺴⺵⺶⺷⺸⺹⺺⺻⺼⺽⺾⺿⻀⻁⻂⻃⻄⻅⻆⻇⻈⻉⻊⻋⻌',
    '冗𦉫羊𦍌𦍋耂肀聿肉𦥑艹艹艹虎衤覀西见角𧢲讠贝𧾷车辶',
  ],
  [
    '⻍⻎⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻞⻟⻠⻡⻢⻣⻤⻥',
    '辶辶邑钅長镸长门𨸏阝雨青韦页风飞食𩙿飠饣𩠐马骨鬼鱼',
  ],
  ['⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳', '鸟卤麦黄黾斉齐歯齿竜龙龜亀龟'],
] as const;

const characters = new Map(
  supplement.flatMap(([radicals, ideographs]) => {
    const targets = Array.from(ideographs);
    return Array.from(radicals, (radical, index) => [radical, targets[index] ?? radical] as const);
  }),
);

/** `text` with every radical (U+2E80 to U+2FD5) replaced by its character. */
export function withoutRadicals(text: string): string {
  return text.replaceAll(
    /[\u2E80-\u2FD5]/g,
    (radical) => characters.get(radical) ?? radical.normalize('NFKC'),
  );
}
