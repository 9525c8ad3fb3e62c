// The report as Markdown (CommonMark with tables). Each number leads to how it was made, where the reader follows links.
import type { LaidTable } from '#core/kept-tables/laid-table.ts';
import type {
  PrintedBlock,
  PrintedReport,
  PrintedRun,
  PrintedSection,
} from '#words/report/printed-report.ts';
import type { Words } from '#words/words.ts';
import { facts, inline, markdownFile, paragraphs, quoted } from './markdown.ts';

/** The file as UTF-8 without a byte-order mark. */
export function writeReportMarkdown({ title, origin, notice, sections }: PrintedReport): Uint8Array {
  return markdownFile(
    [
      `# ${inline(title)}`,
      inline(origin),
      ...(notice === null ? [] : [quoted(paragraphs(notice))]),
      ...sections.flatMap((section, place) => [
        `## ${inline(section.title)}`,
        ...section.blocks.flatMap((block) => blockMarkdown(block, section.words, isFirst(sections, place))),
      ]),
    ].filter((block) => block !== ''),
  );
}

function isFirst(sections: readonly PrintedSection[], place: number): boolean {
  return sections.findIndex(({ key }) => key === sections[place]!.key) === place;
}

function blockMarkdown(block: PrintedBlock, words: Words, isTarget: boolean): string[] {
  const titled = (label: string, title: string, made: number | null): string => {
    const caption = `**${inline(words.t('kept_tables:titled', { label, title }))}**`;
    return made === null ? caption : `[${caption}](#e${made})`;
  };
  switch (block.kind) {
    case 'paragraph':
      return [block.runs.map(runMarkdown).join('')];
    case 'list':
      return [block.items.map((runs) => `- ${runs.map(runMarkdown).join('')}`).join('\n')];
    case 'table':
      return [
        titled(block.label, block.table.caption, block.made),
        tableMarkdown(block.table),
        ...block.table.notes.map((note, place) =>
          paragraphs(place === 0 ? `${words.t('kept_tables:note')} ${note}` : note),
        ),
      ];
    case 'figure': {
      const { label, caption, notes } = block.figure;
      return [
        titled(label, caption, block.made),
        inline(words.t('report:figure_elsewhere')),
        ...notes.map(paragraphs),
      ];
    }
    case 'terms':
      return block.terms.flatMap(({ name, name2, depth, facts: about }) => [
        `${'#'.repeat(Math.min(6, depth + 3))} ${inline(name)}${name2 === '' ? '' : ` · ${inline(name2)}`}`,
        ...about.map((fact) => paragraphs(fact.label === '' ? fact.text : `${fact.label} ${fact.text}`)),
      ]);
    case 'problem':
      return [inline(`${block.label} ${block.reason}`)];
    case 'heading':
      return [`### ${inline(block.text)}`, paragraphs(block.about)];
    case 'facts':
      return [facts(block.facts, words)];
    case 'exhibits':
      return [
        block.exhibits
          .map(({ made, label, line }) => {
            const anchor = isTarget ? `<a id="e${made}"></a>` : '';
            return `- ${anchor}${inline(words.t('exports:about.listed', { label, text: line }))}`;
          })
          .join('\n'),
      ];
    case 'commands':
      return block.commands.flatMap(({ line, numbers }) => [
        code(line),
        numbers
          .map(({ mark, text, label, place }) => {
            const anchor = isTarget ? `<a id="n${mark}"></a>` : '';
            return `- ${anchor}${mark}. ${inline(text)}: ${inline(label)} (${inline(place)})`;
          })
          .join('\n'),
      ]);
  }
}

/** A line in a fence that no line of it can end. */
function code(line: string): string {
  const longest = Math.max(2, ...[...line.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}sh\n${line}\n${fence}`;
}

function runMarkdown({ text, isBold, isItalic, mark }: PrintedRun): string {
  const plain = inline(text);
  if (plain.trim() === '') return plain;
  const marks = `${isBold ? '**' : ''}${isItalic ? '*' : ''}`;
  const styled = marks + plain + [...marks].toReversed().join('');
  return mark === null ? styled : `[${styled}](#n${mark})`;
}

function tableMarkdown({ rowHead, columns, rows }: LaidTable): string {
  const cell = (text: string): string => inline(text).trim();
  const heads = columns.map(({ under, name, note }) =>
    cell(
      [under === null || under.name === name ? [] : under.name, name, note]
        .flat()
        .filter(Boolean)
        .join(' · '),
    ),
  );
  const sides = columns.map(({ align }) => (align === 'end' ? '---:' : '---'));
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    line([cell(rowHead), ...heads]),
    line(['---', ...sides]),
    ...rows.map(({ name, depth, look, cells }) => {
      const named = `${'\u2003'.repeat(depth)}${cell(name)}`;
      return line([
        look === 'heading' ? `**${named}**` : named,
        ...columns.map((_, place) => cell(cells[place]?.text ?? '')),
      ]);
    }),
  ].join('\n');
}
