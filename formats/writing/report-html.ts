// The report as one HTML file that loads and runs nothing. Each number leads to how it was made.
import type {
  PrintedBlock,
  PrintedReport,
  PrintedRun,
  PrintedSection,
} from '#words/report/printed-report.ts';
import type { Words } from '#words/words.ts';
import { element, factList, htmlPage, paragraphs, text } from './html-page.ts';
import { laidTableHtml, linkedHtml } from './laid-table-html.ts';

/** The file as UTF-8. */
export function writeReportHtml(report: PrintedReport): Uint8Array {
  const { title, project, origin, notice, words, sections } = report;
  const placed = sections.map((section, place) => ({ section, id: `s${place + 1}` }));
  return htmlPage(
    {
      title: `${title} · ${project}`,
      notice,
      style,
      body: [
        element('header', {}, element('h1', {}, text(title)), element('p', { class: 'quiet' }, text(origin))),
        element(
          'nav',
          {},
          element(
            'ol',
            {},
            ...placed.map(({ section, id }) =>
              element(
                'li',
                { lang: langOf(section.words) },
                element('a', { href: `#${id}` }, text(section.title)),
              ),
            ),
          ),
        ),
        ...placed.map(({ section, id }, place) => sectionHtml(section, id, isFirst(sections, place))),
      ],
    },
    words,
  );
}

/** Whether a section is the first of its editions: only there a number may be the target of links. */
function isFirst(sections: readonly PrintedSection[], place: number): boolean {
  return sections.findIndex(({ key }) => key === sections[place]!.key) === place;
}

function langOf({ language }: Words): string {
  return language;
}

function sectionHtml({ words, title, blocks }: PrintedSection, id: string, isTarget: boolean): string {
  return element(
    'section',
    { lang: langOf(words), id },
    element('h2', {}, text(title)),
    ...blocks.map((block) => blockHtml(block, words, isTarget)),
  );
}

function blockHtml(block: PrintedBlock, words: Words, isTarget: boolean): string {
  switch (block.kind) {
    case 'paragraph':
      return element(
        'p',
        { lang: block.language === words.language ? undefined : block.language },
        ...block.runs.map(runHtml),
      );
    case 'list':
      return element('ul', {}, ...block.items.map((runs) => element('li', {}, ...runs.map(runHtml))));
    case 'table':
      return laidTableHtml(block.label, block.table, words, { href: targetOf(block.made) });
    case 'figure': {
      const { label, caption, svg, notes } = block.figure;
      const titled = words.t('kept_tables:titled', { label, title: caption });
      return element(
        'figure',
        {},
        // Drawn by Concord, as markup.
        svg,
        element(
          'figcaption',
          {},
          element('p', { class: 'caption' }, linkedHtml(text(titled), targetOf(block.made))),
          ...notes.map((note) => paragraphs(note, { class: 'quiet' })),
        ),
      );
    }
    case 'terms':
      return element(
        'dl',
        { class: 'terms' },
        ...block.terms.flatMap(({ name, name2, depth, facts }) => [
          element(
            'dt',
            { style: `margin-left: ${depth * 1.4}rem` },
            text(name),
            name2 === '' ? '' : element('span', { class: 'quiet' }, ' ', text(name2)),
          ),
          ...facts.map((fact) =>
            element(
              'dd',
              { style: `margin-left: ${depth * 1.4}rem` },
              fact.label === '' ? '' : element('span', { class: 'quiet' }, text(fact.label), ' '),
              text(fact.text),
            ),
          ),
        ]),
      );
    case 'problem':
      return element('p', { class: 'quiet' }, text(`${block.label} ${block.reason}`));
    case 'heading':
      return element('h3', {}, text(block.text)) + paragraphs(block.about, { class: 'quiet' });
    case 'facts':
      return factList(block.facts);
    case 'exhibits':
      return element(
        'dl',
        { class: 'facts' },
        ...block.exhibits.flatMap(({ made, label, line }) => [
          element('dt', { id: isTarget ? `e${made}` : undefined }, text(label)),
          element('dd', {}, element('code', {}, text(line))),
        ]),
      );
    case 'commands':
      return block.commands
        .map(({ line, numbers }) =>
          element(
            'div',
            { class: 'made' },
            element('p', {}, element('code', {}, text(line))),
            element(
              'table',
              {},
              element(
                'tbody',
                {},
                ...numbers.map(({ mark, text: printed, label, place }) =>
                  element(
                    'tr',
                    { id: isTarget ? `n${mark}` : undefined },
                    element('td', { class: 'quiet' }, String(mark)),
                    element('td', { class: 'number' }, text(printed)),
                    element('td', {}, text(label)),
                    element('td', {}, element('code', {}, text(place))),
                  ),
                ),
              ),
            ),
          ),
        )
        .join('');
  }
}

function targetOf(made: number | null): string | undefined {
  return made === null ? undefined : `#e${made}`;
}

function runHtml({ text: own, isBold, isItalic, mark }: PrintedRun): string {
  const plain = text(own);
  const bold = isBold ? element('strong', {}, plain) : plain;
  const styled = isItalic ? element('em', {}, bold) : bold;
  return mark === null ? styled : element('a', { class: 'n', href: `#n${mark}` }, styled);
}

const style = `
body { max-width: 46rem; }
section { margin-top: 2.4rem; }
section > p { font: 1.08em/1.7 'Source Serif 4', Georgia, 'Noto Serif CJK SC', 'Songti SC', SimSun, serif; margin: .7rem 0; }
nav ol { margin: 1.4rem 0; padding-left: 1.4rem; columns: 2; }
a.n { text-decoration: underline dotted; text-decoration-color: var(--accent); }
tr:target, dt:target { background: #e6f1ef; }
figure { margin: 1.6rem 0; overflow-x: auto; }
figure svg { max-width: 100%; height: auto; }
caption { text-align: left; font-weight: 600; padding-bottom: .4rem; white-space: pre-line; }
figcaption .caption { font-weight: 600; }
figcaption { font-size: .9em; margin-top: .4rem; }
thead th small { display: block; font-weight: 400; }
tbody th { background: none; color: var(--ink); font-weight: 400; vertical-align: top; }
.group th { font-weight: 600; }
td { white-space: pre-line; }
.end { text-align: right; }
.terms dt { font-weight: 600; margin-top: .8rem; }
.made { margin: 1.2rem 0; }
code { font-size: .9em; overflow-wrap: anywhere; }
.made td { padding: .2rem .6rem; }
@media print { section > p { font-size: 10.5pt; } nav { display: none; } a.n { text-decoration: none; } figure, .made tr { break-inside: avoid; } }
`;
