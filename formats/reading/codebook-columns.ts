// What the columns of a codebook in a table are: those that Concord writes, by their names for scripts and by
// their headings in either language, and those of the tables that people and other programs make.
import { catalogues } from '#words/words.ts';

/** The columns that say something of a code, by the names that the csv gives them. */
export type CodebookColumn =
  | 'path'
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

/** Headings by column, in lower case and without separators. */
const others: Readonly<Record<CodebookColumn, readonly string[]>> = {
  path: words('code codes codepath codesystem category categories path 代码 编码 类目 代码路径 节点'),
  name: words('name codename label title 名称 代码名称 名字'),
  name_2: words('secondname translation 译名 英文名称 中文名称'),
  aliases: words('alias aliases synonyms 同义词'),
  theme: words('istheme'),
  gathered_by: [],
  gathers: words('members'),
  short_definition: words('shortdescription briefdefinition brief summary 简介 简述'),
  full_definition: words(
    'definition description descriptions memo comment comments notes 定义 描述 说明 备注 备忘录 含义',
  ),
  when_to_use: words(
    'use include inclusion inclusioncriteria codingrule codingrules 纳入标准 使用规则 编码规则',
  ),
  when_not_to_use: words('donotuse exclude exclusion exclusioncriteria 排除标准 不适用'),
  definition_2: words('translateddefinition'),
  origin: [],
  prompted: [],
  status: [],
  codable: words('iscodable'),
  one_per_source: [],
  colour: words('color codecolor codecolour'),
  pin: [],
  created_at: words('created createdat'),
  code_id: words('guid uuid codeguid codeid id'),
  as_of: [],
};

/** Which column of the table is which; the first that fits. */
export function codebookColumns(headers: readonly string[]): ReadonlyMap<CodebookColumn, number> {
  const known = headers.map(plain);
  const found = new Map<CodebookColumn, number>();
  const used = new Set<number>();
  // What Concord writes comes first: in its Chinese tables 来源 is the origin of a code.
  for (const spellings of [ownHeadings, (column: CodebookColumn) => others[column]]) {
    for (const column of Object.keys(others) as CodebookColumn[]) {
      if (found.has(column)) continue;
      const at = known.findIndex((header, index) => !used.has(index) && spellings(column).includes(header));
      if (at < 0) continue;
      found.set(column, at);
      used.add(at);
    }
  }
  return found;
}

function ownHeadings(column: CodebookColumn): string[] {
  const worded = Object.values(catalogues).map(({ exports }) => exports.codebookColumn[column]);
  return [column, ...worded].map(plain);
}

/** Characters of headings in the traditional script, each before its simplified form. */
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
