import { useState, type ReactNode } from 'react';
import { citationOf } from '#core/citation.ts';
import { pathOf } from '#core/codes/codebook.ts';
import type { PageRange } from '#core/text/pages.ts';
import type { CodeRecord, CodingRecord, SourceRecord } from '#core/records.ts';

import { WorkingBaseChoice } from '#renderer/common/counts/working-counts-choice.tsx';
import { api } from '#renderer/api.ts';
import { KeptField } from '#renderer/common/codes/kept-field.tsx';
import { openBeside } from '#renderer/state/beside.ts';
import { useBlindCoderId } from '#renderer/state/use-blind-coder.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { openPlace } from '#renderer/state/workspace.ts';
import { Card } from '#renderer/ui/card.tsx';
import { CodeSwatch } from '#renderer/ui/code-swatch.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { Lead } from '#renderer/ui/lead.tsx';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { Quote } from '#renderer/ui/quote.tsx';
import { SectionHeading } from '#renderer/ui/section-heading.tsx';
import { pagesInWords, partsInWords } from '#words/citation.ts';
import { useCodeExamples } from './code-examples.ts';
import { useCodeInStudy, type VisibleLayer } from './coding-counts.ts';
import { CodingCard } from './coding-card.tsx';
import { useReader } from './reader-store.ts';
import { sourceName } from '#renderer/common/sources/source-line.ts';
import { studyLines } from './study-lines.ts';

import styles from './inspector.module.css';

/** The right column: the definition of the focused code, the coding, examples, and the study's counts. */
export function ReaderInspector() {
  const { t } = useWords();
  const focusedId = useReader((state) => state.focusedId);
  const sourceId = useReader((state) => state.sourceId);
  const coding = useProject((state) =>
    focusedId === null || sourceId === null ? undefined : state.codings.get(sourceId)?.get(focusedId),
  );
  const source = useProject((state) => state.tables.source.get(sourceId ?? ''));
  const code = useProject((state) => state.codebook.byId.get(coding?.codeId ?? ''));
  if (!coding || !code || !source) {
    return <EmptyState sentence={t('reader:inspector_empty')} />;
  }
  return (
    <div className={styles.inspector}>
      <Rule code={code}>
        <CodingCard coding={coding} code={code} source={source} />
      </Rule>
      <Examples coding={coding} code={code} />
      <InStudy code={code} />
    </div>
  );
}

/** The layer visible to the working coder. */
function useVisibleLayer(): VisibleLayer {
  const coderId = useBlindCoderId();
  return coderId === null ? undefined : { coderId };
}

function Rule({ code, children }: { code: CodeRecord; children: ReactNode }) {
  const { t, language } = useWords();
  const codebook = useProject((state) => state.codebook);
  const [root, ...below] = pathOf(codebook, code.id);
  const definition =
    (language === 'zh-CN' && code.definition2) || code.shortDefinition || code.fullDefinition;
  return (
    <Card>
      <h2 className={styles.code}>
        <CodeSwatch colour={code.colour}>
          {[root, ...below].join(' › ')}
          {code.name2 && <span className={styles.second}> {code.name2}</span>}
        </CodeSwatch>
      </h2>
      <Definition key={code.id} code={code} text={definition} />
      {code.whenToUse && (
        <p>
          <Lead className={styles.label}>{t('reader:when_to_use')}</Lead>
          {code.whenToUse}
        </p>
      )}
      {code.whenNotToUse && (
        <p>
          <Lead className={styles.label}>{t('reader:when_not_to_use')}</Lead>
          {code.whenNotToUse}
        </p>
      )}
      {children}
    </Card>
  );
}

/**
 * The definition of a code. Says that there is none, or offers to write one here; what is being written outlasts a
 * colleague's.
 */
function Definition({ code, text: definition }: { code: CodeRecord; text: string }) {
  const { t } = useWords();
  const readOnly = useProject((state) => state.open?.readOnly ?? true);
  const [isWriting, setWriting] = useState(false);
  const [hasCaret, setHasCaret] = useState(false);
  // It is written, here or elsewhere, and nobody is typing any more.
  if (isWriting && definition !== '' && !hasCaret) setWriting(false);
  if (isWriting && !readOnly) {
    return (
      <KeptField
        of={code.id}
        autoFocus
        label={t('codebook:short_definition')}
        value={code.shortDefinition}
        rows={2}
        readOnly={false}
        onKeep={(text) => api.codes.update({ id: code.id, shortDefinition: text })}
        onFocusChange={setHasCaret}
      />
    );
  }
  if (definition !== '') return <p>{definition}</p>;
  if (readOnly) return <p className={styles.missing}>{t('reader:no_definition')}</p>;
  return (
    <p>
      <LinkButton onPress={() => setWriting(true)}>{t('codebook:write_definition')}</LinkButton>
    </p>
  );
}

function Examples({ coding, code }: { coding: CodingRecord; code: CodeRecord }) {
  const words = useWords();
  const { t } = words;
  const sources = useProject((state) => state.tables.source);
  const examples = useCodeExamples(code.id, coding.id, coding.sourceId, useVisibleLayer());
  if (!examples) return null;
  return (
    <section className={styles.section}>
      <SectionHeading>{t('reader:examples')}</SectionHeading>
      {examples.length === 0 && <p className={styles.missing}>{t('reader:no_examples')}</p>}
      {examples.map(({ codingId, sourceId, span, quote, pages, pinned }) => {
        const source = sources.get(sourceId);
        if (!source) return null;
        return (
          <Card key={codingId}>
            <Quote
              colour={code.colour}
              lang={source.language ?? undefined}
              origin={
                <>
                  <LinkButton onPress={() => openPlace({ sourceId, codingId, span })}>
                    {originOf(source, pages, words)}
                  </LinkButton>
                  {pinned && <> · {t('reader:pinned_example')}</>}
                  {' · '}
                  <LinkButton onPress={() => openBeside({ sourceId, codingId, span })}>
                    {t('beside:open')}
                  </LinkButton>
                </>
              }
            >
              {shortened(quote)}
            </Quote>
          </Card>
        );
      })}
    </section>
  );
}

function InStudy({ code }: { code: CodeRecord }) {
  const words = useWords();
  const { t } = words;
  const counts = useCodeInStudy(code.id, useVisibleLayer());
  const classes = useProject((state) => state.tables.class);
  if (!counts) return null;
  const names = new Map(Array.from(classes.values(), ({ id, name }) => [id, name]));
  return (
    <section className={styles.section}>
      <SectionHeading after={<WorkingBaseChoice />}>{t('reader:in_study')}</SectionHeading>
      {studyLines(counts, names, words).map(({ kind, parts, base }) => (
        <p key={kind} className={styles.counts}>
          <strong className={styles.label}>{kind}</strong> {parts.join(' · ')}{' '}
          {base !== null && <span className={styles.missing}>{base}</span>}
        </p>
      ))}
      {counts.coders.length > 0 && (
        <p className={styles.missing}>{t('reader:counted_from', { coders: counts.coders.join(', ') })}</p>
      )}
    </section>
  );
}

function originOf(source: SourceRecord, pages: PageRange | null, words: ReturnType<typeof useWords>): string {
  const { date } = citationOf(source);
  return [
    source.label ?? sourceName(source, words),
    date && partsInWords(words, date),
    pages && pagesInWords(words, pages),
  ]
    .filter(Boolean)
    .join(' · ');
}

/** Enough of a quote to recognise it. */
function shortened(quote: string): string {
  const chars = [...quote.replaceAll(/\s*\n\s*/g, ' ')];
  return chars.length <= 220 ? chars.join('') : `${chars.slice(0, 219).join('').trimEnd()}…`;
}
