// Recognises the columns of a codebook in a table: those that Concord writes, by their names for scripts and by their
// headings in either language, and those in tables of people and other programs.
import { aboutColumns } from '#core/exports/codebook-rows.ts';
import { catalogues } from '#words/words.ts';

/** The columns that describe a code, by their names in Concord's csv. */
export type CodebookColumn =
  | 'path'
  | 'parent'
  | 'name'
  | 'name_2'
  | 'aliases'
  | 'theme'
  | 'gathered_by'
  | 'gathers'
  | 'short_definition'
  | 'full_definition'
  | 'when_to_use'
  | 'when_not_to_use'
  | 'definition_2'
  | 'origin'
  | 'prompted'
  | 'status'
  | 'codable'
  | 'one_per_source'
  | 'colour'
  | 'pin'
  | 'created_at'
  | 'code_id'
  | 'as_of';

/** Other headings by column, in lower case and without separators; more exact ones first. */
const others: Readonly<Record<CodebookColumn, readonly string[]>> = {
  path: words(
    'path codepath fullpath tag code codes codesystem category categories 路径 代码路径 完整路径 层级路径 代码 编码 类目 节点',
  ),
  parent: words(
    'parent parentcode parentname parentpath supercode broader 父代码 父级代码 上级代码 上位代码 父节点 父级 上级 上级类目',
  ),
  name: words('name codename 名称 代码名称 代码名 名字 label title'),
  name_2: words('secondname translation 译名 第二名称 英文名称 英文名 中文名称 中文名'),
  aliases: words('alias aliases synonyms 同义词 别称 又称'),
  theme: words('istheme 是否主题'),
  gathered_by: [],
  gathers: words('members'),
  short_definition: words(
    'shortdescription briefdefinition briefdescription shortdef brief summary 简短定义 短定义 简明定义 简短描述 简要描述 简短说明 简要说明 简介 简述',
  ),
  full_definition: words(
    'definition 定义 longdefinition detaileddefinition 详细定义 description descriptions fulldescription longdescription 描述 详细描述 完整描述 含义 说明 详细说明 memo 备忘录 comment comments notes 备注',
  ),
  when_to_use: words(
    'use usewhen whentoapply include inclusion inclusioncriteria codingrule codingrules 何时用 适用情况 适用情形 适用范围 使用条件 使用说明 纳入标准 使用规则 编码规则',
  ),
  when_not_to_use: words(
    'donotuse donotusewhen whennottoapply exclude exclusion exclusioncriteria 何时不使用 不适用情况 不适用情形 不适用范围 排除标准 排除条件 不适用',
  ),
  definition_2: words('translateddefinition 译文定义'),
  origin: [],
  prompted: [],
  status: words('代码状态'),
  codable: words('iscodable 可编码'),
  one_per_source: [],
  colour: words('color codecolor codecolour 代码颜色 颜色代码 色彩'),
  pin: words('快捷键'),
  created_at: words('created createdat 创建日期'),
  code_id: words('guid uuid codeguid codeid id'),
  as_of: [],
};

/** The index of each column in the table; of several that fit, the one with the more exact heading. */
export function codebookColumns(headers: readonly string[]): ReadonlyMap<CodebookColumn, number> {
  const known = headers.map(plain);
  const found = new Map<CodebookColumn, number>();
  const used = new Set<number>();
  // Concord's own headings come first: in its Chinese tables 来源 is the origin of a code.
  for (const spellings of [ownHeadings, (column: CodebookColumn) => others[column]]) {
    for (const column of Object.keys(others) as CodebookColumn[]) {
      if (found.has(column)) continue;
      const at = spellings(column)
        .map((spelling) => known.findIndex((header, index) => !used.has(index) && header === spelling))
        .find((place) => place >= 0);
      if (at === undefined) continue;
      found.set(column, at);
      used.add(at);
    }
  }
  return found;
}

/** Columns that only a codebook has beside the names of its codes. */
const OF_CODES = ['colour', 'parent', 'theme', 'codable', 'when_to_use'] as const satisfies CodebookColumn[];

/**
 * Whether a table with these columns is likely to be a codebook: it names codes, and one column describes something
 * that only codes have.
 */
export function looksLikeCodebook(headers: readonly string[]): boolean {
  const columns = codebookColumns(headers);
  // A name column alone may name anything: a person, a source.
  return columns.has('path') && OF_CODES.some((column) => columns.has(column));
}

/** Whether Concord wrote a table with these columns: only Concord's tables tell which themes gather a code. */
export function isOwn(columns: ReadonlyMap<CodebookColumn, number>): boolean {
  return columns.has('gathered_by');
}

/**
 * Whether a heading says explicitly that its column contains paths: a heading like `Code` may also stand above signs.
 */
export function saysPath(header: string): boolean {
  return /(?:path|路径)$/.test(plain(header));
}

/** Whether Concord writes a column of this name, including counts and data from elsewhere. */
export function isOwnHeading(header: string): boolean {
  const known = Object.values(catalogues).flatMap(({ exports }) =>
    Object.entries(exports.codebookColumn).flat(),
  );
  return [...aboutColumns, ...known].some((heading) => plain(heading) === plain(header));
}

function ownHeadings(column: CodebookColumn): string[] {
  if (column === 'parent') return [];
  const worded = Object.values(catalogues).map(({ exports }) => exports.codebookColumn[column]);
  return [column, ...worded].map(plain);
}

/** The characters of headings in the traditional script, with their simplified forms. */
const traditional = new Map(
  words(
    '碼码 編编 類类 節节 點点 徑径 層层 級级 稱称 譯译 別别 義义 詞词 簡简 說说 備备 註注 錄录 時时 納纳 標标 準准 規规 則则 適适 顏颜 狀状 態态 題题 來来 語语 種种 個个 識识 符符 應应 創创 間间 鍵键',
  ).map(([from = '', to = '']) => [from, to]),
);

function plain(header: string): string {
  return Array.from(header, (letter) => traditional.get(letter) ?? letter)
    .join('')
    .toLowerCase()
    .replaceAll(/[\s_\-–.:：()（）]+/g, '');
}

function words(list: string): string[] {
  return list.split(' ');
}
