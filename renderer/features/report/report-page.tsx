import { useLayoutEffect, useRef } from 'react';
import type { Report, ReportBlock } from '#core/report/report.ts';
import { LaidTableView } from '#renderer/features/kept-tables/laid-table-view.tsx';
import { useWords } from '#renderer/state/words.ts';
import { svgElement } from '#renderer/ui/figure/svg-element.ts';
import { useSectionHere } from './report-place.ts';
import styles from './beside-report.module.css';
import { ListInWords, RunsInWords } from './runs-in-words.tsx';

/** The report as it is printed, of the same value as its files. It follows the section one is in. */
export function ReportPage({ report }: { readonly report: Report }) {
  const { t } = useWords();
  const sheet = useRef<HTMLElement>(null);
  const here = useSectionHere();
  useLayoutEffect(() => {
    const section = here && sheet.current?.querySelector<HTMLElement>(`[data-page="${CSS.escape(here)}"]`);
    const frame = sheet.current?.parentElement;
    if (section && frame) frame.scrollTop = section.offsetTop - frame.offsetTop;
  }, [here]);
  return (
    <article
      ref={sheet}
      className={styles.sheet}
      lang={report.language}
      // Focusable, to scroll it by keyboard.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      aria-label={t('report_screen:page_about')}
    >
      <h1>{report.title}</h1>
      {report.notice !== null && <p>{report.notice}</p>}
      {report.sections
        .filter(({ isOn }) => isOn)
        .map(({ key, title, blocks }, place) => (
          <section key={key} data-page={key}>
            <h2>
              {place + 1} {title}
            </h2>
            {blocks.map((block) => (
              <PrintedBlock key={block.id} block={block} language={report.language} />
            ))}
          </section>
        ))}
    </article>
  );
}

function PrintedBlock({ block, language }: { readonly block: ReportBlock; readonly language: string }) {
  const { t } = useWords();
  switch (block.kind) {
    case 'paragraph':
      return (
        <p>
          <RunsInWords runs={block.runs} />
        </p>
      );
    case 'list':
      return <ListInWords items={block.items} />;
    case 'terms':
      return (
        <dl>
          {block.terms.map(({ name, name2, facts }) => (
            <div key={name}>
              <dt>{[name, name2].filter(Boolean).join(' · ')}</dt>
              {facts.map(({ label, text }) => (
                <dd key={label}>
                  <i>{label}</i> {text}
                </dd>
              ))}
            </div>
          ))}
        </dl>
      );
    case 'table':
      return <LaidTableView table={block.table} label={block.label} withNote isOnPage language={language} />;
    case 'figure':
      return (
        <PrintedFigure svg={block.svg} caption={`${block.label}. ${block.caption}`} notes={block.notes} />
      );
    case 'problem':
      return <p>{t('report_screen:problem', { label: block.label, reason: block.reason })}</p>;
  }
}

interface PrintedFigureProps {
  readonly svg: string;
  readonly caption: string;
  readonly notes: readonly string[];
}

function PrintedFigure({ svg, caption, notes }: PrintedFigureProps) {
  const frame = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => frame.current?.replaceChildren(svgElement(svg)), [svg]);
  return (
    <figure>
      <div ref={frame} />
      <figcaption>
        {caption}
        {notes.map((note) => (
          <small key={note}>{note}</small>
        ))}
      </figcaption>
    </figure>
  );
}
