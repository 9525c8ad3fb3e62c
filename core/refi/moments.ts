// Dates and times of exchange files: `xsd:dateTime`, with a zone or without one.

const dateTime = /^(\d{4,})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(\.\d+)?(Z|[+-]\d\d:\d\d)?$/;

/** The moment as ISO 8601 in UTC; one without a zone is taken for UTC. Null for what is no moment. */
export function momentOf(literal: string | null): string | null {
  const written = literal?.trim() ?? '';
  const found = dateTime.exec(written);
  if (!found) return null;
  const time = Date.parse(found[8] === undefined ? `${written}Z` : written);
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}
