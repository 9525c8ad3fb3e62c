import { X } from 'lucide-react';
import { byPosition } from '#core/by-position.ts';
import { isQuotable } from '#core/citation.ts';
import type { PageRange } from '#core/text/pages.ts';
import type { CodeRecord, CodingRecord } from '#core/records.ts';
import { api } from '#renderer/api.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { useAnswer } from '#renderer/app/services/use-answer.ts';
import { CitedQuote } from '#renderer/common/codes/cited-quote.tsx';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { Card } from '#renderer/ui/card.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { SectionHeading } from '#renderer/ui/section-heading.tsx';
import styles from './codebook.module.css';

/** The pinned examples of a code, quoted from the current texts. */
export function CodeExamples({ code, readOnly }: { code: CodeRecord; readOnly: boolean }) {
  const { t } = useWords();
  const pins = useProject((state) => state.tables.codeExample);
  const ids = [...pins.values()]
    .filter(({ codeId }) => codeId === code.id)
    .toSorted(byPosition)
    .map(({ codingId }) => codingId);
  const { value } = useAnswer(`examples ${ids.join()}`, (asking) =>
    Promise.all(ids.map((id) => asking.codings.show({ id }))),
  );
  return (
    <section className={styles.section}>
      <SectionHeading>{t('codebook:examples')}</SectionHeading>
      {ids.length === 0 && <p className={styles.quiet}>{t('codebook:no_examples')}</p>}
      {ids.map((id) => {
        const shown = value?.find((each) => each?.coding.id === id);
        if (!shown) return null;
        return <Example key={id} code={code} {...shown} readOnly={readOnly} />;
      })}
    </section>
  );
}

interface ExampleProps {
  code: CodeRecord;
  coding: CodingRecord;
  quote: string | null;
  pages: PageRange | null;
  readOnly: boolean;
}

function Example({ code, coding, quote, pages, readOnly }: ExampleProps) {
  const { t } = useWords();
  const source = useProject((state) => state.tables.source.get(coding.sourceId));
  if (!source) return null;
  const text = quote ?? source.title;
  return (
    <Card className={styles.example}>
      <CitedQuote code={code} coding={coding} source={source} pages={pages}>
        {quote !== null && isQuotable(source.kind, coding.voice) ? t('reader:quoted', { quote: text }) : text}
      </CitedQuote>
      {!readOnly && (
        <IconButton
          size="small"
          label={t('codebook:remove_example')}
          className={styles.corner}
          onPress={() => void api.codings.setExample({ ids: [coding.id], example: false }).catch(showError)}
        >
          <X size={14} aria-hidden />
        </IconButton>
      )}
    </Card>
  );
}
