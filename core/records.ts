// The rows of a project as plain values: what the database stores, what a Change carries and what the
// renderer holds, as `core/tables` describes them. Field names are those of the columns in camel case. Times
// are ISO 8601 in UTC; dates may be partial (`2019`, `2019-12`, `2019-12-05`). `null` means "not stated".
import type { TableName, tables } from './tables/all.ts';
import type { RowOf } from './tables/description.ts';

export type { TableName } from './tables/all.ts';

type Rows = { [T in TableName]: RowOf<(typeof tables)[T]> };

/**
 * Every table whose rows a Change may carry. An interface, so that the type checker knows that a row of any
 * table has an id.
 */
export interface Records extends Rows {}

export type ProjectRecord = Records['project'];
export type CoderRecord = Records['coder'];
export type ClassRecord = Records['class'];
export type SourceRecord = Records['source'];
export type AttributeRecord = Records['attribute'];
export type AttributeValueRecord = Records['attributeValue'];
export type RespondentRecord = Records['respondent'];
export type SourceRespondentRecord = Records['sourceRespondent'];
export type RefusedPassageRecord = Records['refusedPassage'];
export type AdjudicationRecord = Records['adjudication'];
export type CodebookVersionRecord = Records['codebookVersion'];
export type SubmissionRecord = Records['submission'];
export type BlindRoundRecord = Records['blindRound'];
export type BlindRoundCoderRecord = Records['blindRoundCoder'];
export type BlindRoundEventRecord = Records['blindRoundEvent'];
export type RecodingRecord = Records['recoding'];
export type ReportSectionRecord = Records['reportSection'];
export type ReportParagraphRecord = Records['reportParagraph'];
export type ReportNumberRecord = Records['reportNumber'];
export type ReviewRecord = Records['review'];
export type CodeRecord = Records['code'];
export type ThemeCodeRecord = Records['themeCode'];
export type OwnPinRecord = Records['ownPin'];
export type CodeExampleRecord = Records['codeExample'];
export type CodingRecord = Records['coding'];
export type MemoRecord = Records['memo'];
export type ComparisonRecord = Records['comparison'];
export type VerdictRecord = Records['verdict'];
export type VerdictEvidenceRecord = Records['verdictEvidence'];
export type SummaryRecord = Records['summary'];
export type SummaryQuoteRecord = Records['summaryQuote'];
export type WordRuleRecord = Records['wordRule'];
export type SourcePagesRecord = Records['sourcePages'];
export type ImportRunRecord = Records['importRun'];
export type ExclusionReasonRecord = Records['exclusionReason'];
export type DistinctPairRecord = Records['distinctPair'];
export type KeptTableRecord = Records['keptTable'];
export type TableExportRecord = Records['tableExport'];
export type SampleRecord = Records['sample'];
export type SavedQueryRecord = Records['savedQuery'];
export type TimelineEventRecord = Records['timelineEvent'];
export type ExchangePartsRecord = Records['exchangeParts'];
export type ExchangeFileRecord = Records['exchangeFile'];

export type SourceKind = SourceRecord['kind'];
export type SourceStatus = SourceRecord['status'];
export type Coverage = ClassRecord['coverage'];
export type CoderKind = CoderRecord['kind'];
export type AttributeType = AttributeRecord['type'];
export type CodeStatus = CodeRecord['status'];
export type Prompted = NonNullable<CodeRecord['prompted']>;
export type Voice = NonNullable<CodingRecord['voice']>;
export type Stance = NonNullable<CodingRecord['stance']>;
export type VerdictValue = NonNullable<VerdictRecord['value']>;
export type Judgement = NonNullable<VerdictRecord['meaning']>;
/** A number from 0 to 11: which of the twelve code colours; screens pick the light or dark value. */
export type ColourIndex = CodeRecord['colour'];
