import { byPosition } from '#core/by-position.ts';
import type { CodeRecord } from '#core/records.ts';
import { useAnswer } from '#renderer/app/services/use-answer.ts';
import { codeName } from '#renderer/common/codes/code-name-of.ts';
import { CitedQuote } from '#renderer/common/codes/cited-quote.tsx';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { show, workspaceStore } from '#renderer/state/workspace.ts';
import { CodeSwatch } from '#renderer/ui/code-swatch.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { SectionHeading } from '#renderer/ui/section-heading.tsx';
import styles from './agreement.module.css';
import { useChosenPlace } from './chosen-place.ts';
import { useAgreementChoices, usePlaces } from './use-agreement.ts';

const fields = [
  { field: 'shortDefinition', label: 'codebook:short_definition' },
  { field: 'fullDefinition', label: 'codebook:full_definition' },
  { field: 'whenToUse', label: 'codebook:when_to_use' },
  { field: 'whenNotToUse', label: 'codebook:when_not_to_use' },
  { field: 'definition2', label: 'codebook:definition2' },
] as const;

/** Beside the versions: the rule of the code, its examples, and who codes more. */
export function RulePanel() {
  const { t } = useWords();
  const place = useChosenPlace();
  const code = useProject((state) => state.codebook.byId.get(place?.codeId ?? ''));
  if (!place || !code) return <EmptyState sentence={t('agreement_screen:choose')} />;
  return (
    <div className={styles.panel}>
      <Rule code={code} />
      <Examples code={code} />
      <AtThisLevel code={code} />
    </div>
  );
}

function Rule({ code }: { readonly code: CodeRecord }) {
  const words = useWords();
  const { t } = words;
  const codebook = useProject((state) => state.codebook);
  const filled = fields.filter(({ field }) => code[field].trim() !== '');
  const toCodebook = (): void => {
    workspaceStore.setState({ codeId: code.id });
    show('codebook');
  };
  return (
    <section className={styles.section}>
      <SectionHeading>{t('codebook:section_rule')}</SectionHeading>
      <CodeSwatch colour={code.colour}>
        <strong>{codeName(words, codebook, code.id)}</strong>
      </CodeSwatch>
      {filled.length === 0 && <p className={styles.quiet}>{t('agreement_screen:no_rule')}</p>}
      <dl className={styles.rule}>
        {filled.map(({ field, label }) => (
          <div key={field}>
            <dt>{t(label)}</dt>
            <dd>{code[field]}</dd>
          </div>
        ))}
      </dl>
      <LinkButton onPress={toCodebook}>
        {t(filled.length === 0 ? 'agreement_screen:to_rule' : 'agreement_screen:change_rule')}
      </LinkButton>
    </section>
  );
}

/** The pinned examples of the code. */
function Examples({ code }: { readonly code: CodeRecord }) {
  const { t } = useWords();
  const pins = useProject((state) => state.tables.codeExample);
  const sources = useProject((state) => state.tables.source);
  const ids = [...pins.values()]
    .filter(({ codeId }) => codeId === code.id)
    .toSorted(byPosition)
    .map(({ codingId }) => codingId);
  const { value = [] } = useAnswer(ids.length === 0 ? null : `examples ${ids.join()}`, (asking) =>
    Promise.all(ids.map((id) => asking.codings.show({ id }))),
  );
  const shown = value.flatMap((each) => {
    const source = each && sources.get(each.coding.sourceId);
    return each && source && each.quote !== null ? [{ ...each, source }] : [];
  });
  if (ids.length === 0 || shown.length === 0) return null;
  return (
    <section className={styles.section}>
      <SectionHeading>{t('codebook:examples')}</SectionHeading>
      {shown.map(({ coding, source, quote, pages }) => (
        <CitedQuote key={coding.id} code={code} coding={coding} source={source} pages={pages}>
          {quote}
        </CitedQuote>
      ))}
    </section>
  );
}

/** In how many places of this code they differ, and how many of these each coded. */
function AtThisLevel({ code }: { readonly code: CodeRecord }) {
  const { t } = useWords();
  const [{ coderIds }] = useAgreementChoices();
  const coders = useProject((state) => state.tables.coder);
  // Of all differences, whichever of them the list shows.
  const found = usePlaces().answer.value?.places ?? [];
  const places = found.filter((each) => each.codeId === code.id);
  return (
    <section className={styles.section}>
      <SectionHeading>{t('agreement_screen:numbers')}</SectionHeading>
      <p>{t('agreement_screen:places_differ', { count: places.length })}</p>
      {coderIds.map((id) => (
        <p key={id} className={styles.quiet}>
          {t('agreement_screen:coded_more', {
            name: coders.get(id)?.name ?? '',
            count: places.filter(({ present }) => present.includes(id)).length,
          })}
        </p>
      ))}
    </section>
  );
}
