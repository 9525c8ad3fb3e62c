// Finds the fonts of this computer for Chinese characters and signs, best for print first.
import { readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

export type Weight = 'regular' | 'bold';

/** A font file; for a collection, the font's PostScript name. */
export interface FontFile {
  readonly path: string;
  readonly member: string | null;
}

interface KnownFont {
  readonly file: string;
  readonly member?: string;
  /** The bold version, if the font has one. */
  readonly bold?: Pick<KnownFont, 'file' | 'member'>;
}

/** Simplified Chinese first, then fonts for the signs in notes, such as ◈. */
const known: readonly KnownFont[] = [
  {
    file: 'NotoSansCJK-Regular.ttc',
    member: 'NotoSansCJKsc-Regular',
    bold: { file: 'NotoSansCJK-Bold.ttc', member: 'NotoSansCJKsc-Bold' },
  },
  { file: 'NotoSansCJKsc-Regular.otf', bold: { file: 'NotoSansCJKsc-Bold.otf' } },
  { file: 'NotoSansSC-Regular.otf', bold: { file: 'NotoSansSC-Bold.otf' } },
  { file: 'SourceHanSansSC-Regular.otf', bold: { file: 'SourceHanSansSC-Bold.otf' } },
  { file: 'SourceHanSansCN-Regular.otf', bold: { file: 'SourceHanSansCN-Bold.otf' } },
  {
    file: 'msyh.ttc',
    member: 'MicrosoftYaHei',
    bold: { file: 'msyhbd.ttc', member: 'MicrosoftYaHei-Bold' },
  },
  { file: 'simhei.ttf' },
  {
    file: 'Hiragino Sans GB.ttc',
    member: 'HiraginoSansGB-W3',
    bold: { file: 'Hiragino Sans GB.ttc', member: 'HiraginoSansGB-W6' },
  },
  {
    file: 'PingFang.ttc',
    member: 'PingFangSC-Regular',
    bold: { file: 'PingFang.ttc', member: 'PingFangSC-Semibold' },
  },
  {
    file: 'STHeiti Light.ttc',
    member: 'STHeitiSC-Light',
    bold: { file: 'STHeiti Medium.ttc', member: 'STHeitiSC-Medium' },
  },
  { file: 'wqy-microhei.ttc', member: 'WenQuanYiMicroHei' },
  { file: 'wqy-zenhei.ttc', member: 'WenQuanYiZenHei' },
  { file: 'DroidSansFallbackFull.ttf' },
  { file: 'Arial Unicode.ttf' },
  { file: 'seguisym.ttf' },
  { file: 'Apple Symbols.ttf' },
  { file: 'DejaVuSans.ttf', bold: { file: 'DejaVuSans-Bold.ttf' } },
];

/** Deep enough for the font folders of every system. */
const MAX_FOLDER_DEPTH = 5;

let found: ReadonlyMap<string, string> | null = null;

/** The fonts of this computer, the best first. */
export function systemFonts(weight: Weight): FontFile[] {
  found ??= filesOf(folders());
  return known.flatMap((font) => {
    const { file, member } = weight === 'bold' ? (font.bold ?? font) : font;
    const path = found?.get(file);
    return path === undefined ? [] : [{ path, member: member ?? null }];
  });
}

function folders(): string[] {
  const home = homedir();
  switch (process.platform) {
    case 'darwin':
      return ['/System/Library/Fonts', '/Library/Fonts', join(home, 'Library/Fonts')];
    case 'win32':
      return [
        join(process.env['SystemRoot'] ?? 'C:\\Windows', 'Fonts'),
        join(process.env['LOCALAPPDATA'] ?? home, 'Microsoft', 'Windows', 'Fonts'),
      ];
    default:
      return [
        '/usr/share/fonts',
        '/usr/local/share/fonts',
        join(home, '.local/share/fonts'),
        join(home, '.fonts'),
      ];
  }
}

/** The paths of known font files, by name. */
function filesOf(roots: readonly string[]): Map<string, string> {
  const wanted = new Set(known.flatMap(({ file, bold }) => [file, ...(bold ? [bold.file] : [])]));
  const paths = new Map<string, string>();
  const look = (folder: string, depth: number): void => {
    for (const entry of entriesOf(folder)) {
      const path = join(folder, entry.name);
      if (entry.isDirectory() && depth < MAX_FOLDER_DEPTH) look(path, depth + 1);
      else if (wanted.has(entry.name) && !paths.has(entry.name)) paths.set(entry.name, path);
    }
  };
  for (const root of roots) look(root, 0);
  return paths;
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
