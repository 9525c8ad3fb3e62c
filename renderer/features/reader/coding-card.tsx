import type { CodeRecord, CodingRecord, SourceRecord, Stance, Voice } from '#core/records.ts';
import { isQuotable } from '#core/citation.ts';
import { pagesOf } from '#core/text/pages.ts';
import { ParagraphNumbers } from '#core/text/paragraph-numbers.ts';
import { api } from '#renderer/api.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { useAnswer } from '#renderer/app/services/use-answer.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { Disclosure } from '#renderer/ui/disclosure.tsx';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { MenuButton } from '#renderer/ui/menu-button.tsx';
import { Quote } from '#renderer/ui/quote.tsx';
import { placeInWords } from '#words/citation.ts';
import { localeOf } from '#words/locale.ts';
import { CodingDetails } from '#renderer/common/codes/coding-details.tsx';
import { STANCES, VOICES } from '#renderer/common/codes/voices-and-stances.ts';
import { useSeenMemos } from '#renderer/common/memos/seen-memos.ts';
import { memoAbout } from '#renderer/common/memos/subject-writing.ts';
import { useReader } from './reader-store.ts';
import { useWorkingCoderId } from '#renderer/state/use-working-coder.ts';
import styles from './inspector.module.css';

export interface CodingCardProps {
  readonly coding: CodingRecord;
  readonly code: CodeRecord;
  readonly source: SourceRecord;
}

/** The focused coding: its words, its coder and time, and its details. */
export function CodingCard({ coding, code, source }: CodingCardProps) {
  const words = useWords();
  const { t, language } = words;
  const openText = useReader((state) => state.openText);
  const coder = useProject((state) => state.tables.coder.get(coding.coderId));
  const memos = useSeenMemos();
  const examples = useProject((state) => state.tables.codeExample);
  const readOnly = useProject((state) => state.open?.readOnly ?? true);
  const isOwn = useWorkingCoderId() === coding.coderId && !readOnly;
  const memo = memoAbout(memos.values(), { about: 'coding', id: coding.id });
  const isExample = [...examples.values()].some(({ codingId }) => codingId === coding.id);
  const quote =
    coding.start === null || coding.end === null
      ? null
      : (openText?.text().slice(coding.start, coding.end) ?? null);
  const { value: paged } = useAnswer(`pages ${source.id} ${source.textHash}`, (asking) =>
    asking.sources.pages({ id: source.id }),
  );
  const pages =
    coding.start === null || coding.end === null
      ? null
      : pagesOf(paged?.pages ?? [], { start: coding.start, end: coding.end });
  const { start } = coding;
  const paragraph = start === null || !openText ? null : new ParagraphNumbers(openText.text()).at(start);
  const place = placeInWords(words, { pages, paragraph });
  const date = new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'long' });
  const change = (fields: { voice?: Voice; stance?: Stance | null }): void => {
    api.codings.update({ ids: [coding.id], ...fields }).catch(showError);
  };
  return (
    <>
      {quote !== null && (
        <Quote colour={code.colour} lang={source.language ?? undefined}>
          {isQuotable(source.kind, coding.voice) ? t('reader:quoted', { quote: short(quote) }) : short(quote)}
        </Quote>
      )}
      <p className={styles.facts}>
        {[coder?.name, date.format(new Date(coding.createdAt))].filter(Boolean).join(', ')}
        {coding.start === null && <> · {t('reader:whole_source')}</>}
        {place !== '' && <> · {place}</>}
        {openText && (memo || !readOnly) && (
          <>
            {' · '}
            <LinkButton onPress={() => openText.memo()}>
              {memo ? t('reader:edit_memo') : t('reader:add_memo')}
            </LinkButton>
          </>
        )}
        {' · '}
        <LinkButton
          onPress={() => {
            api.codings.setExample({ ids: [coding.id], example: !isExample }).catch(showError);
          }}
        >
          {isExample ? t('reader:unpin_example') : t('reader:pin_example')}
        </LinkButton>
        {isOwn && openText && (
          <>
            {' · '}
            <LinkButton onPress={({ target }) => openText.recode(target.getBoundingClientRect())}>
              {t('reader:recode_short')}
            </LinkButton>
            {' · '}
            <LinkButton onPress={() => openText.remove()}>{t('reader:remove_short')}</LinkButton>
          </>
        )}
      </p>
      {memo && (
        <p className={styles.memo}>{[memo.title, memo.body].filter((part) => part !== '').join('\n')}</p>
      )}
      <div className={styles.controls}>
        {source.kind === 'interview' && coding.start !== null && (
          <MenuButton
            label={t(`reader:voice_${coding.voice ?? 'paraphrase'}`)}
            size="small"
            isDisabled={!isOwn}
            sections={[
              {
                title: t('reader:voice'),
                entries: VOICES.map((voice) => ({
                  id: voice,
                  label: t(`reader:voice_${voice}`),
                  checked: (coding.voice ?? 'paraphrase') === voice,
                  run: () => change({ voice }),
                })),
              },
            ]}
          />
        )}
        <MenuButton
          label={t(`reader:stance_${coding.stance ?? 'none'}`)}
          size="small"
          isDisabled={!isOwn}
          sections={[
            {
              title: t('reader:stance'),
              entries: STANCES.map((stance) => ({
                id: stance ?? 'none',
                label: t(`reader:stance_${stance ?? 'none'}`),
                checked: coding.stance === stance,
                run: () => change({ stance }),
              })),
            },
          ]}
        />
      </div>
      <Disclosure
        key={coding.id}
        level={3}
        title={t('reader:details')}
        defaultOpen={coding.weight !== null || coding.respondentId !== null || coding.translation !== null}
      >
        <CodingDetails coding={coding} source={source} isOwn={isOwn} />
      </Disclosure>
    </>
  );
}

function short(quote: string): string {
  const chars = [...quote];
  return chars.length <= 280 ? quote : `${chars.slice(0, 279).join('').trimEnd()}…`;
}
