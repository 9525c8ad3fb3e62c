// What a coder may ask for: during a second pass nobody else's codings.
import { refuseOthersCodings } from '#core/query/blind-queries.ts';
import type { QueryRequest } from '#core/query/query-result.ts';
import type { Query } from '#core/query/query.ts';
import { readQuery } from '#core/query/read-query.ts';
import { resolveQuery } from '#core/query/resolve-query.ts';
import { blindCoderId } from './blind-history.ts';
import type { QueryContext } from './context.ts';

type Asker = Pick<QueryContext, 'db' | 'coderId'>;

/** Throws `conflict` during a second pass if the query, by its ids, asks for the codings of anybody else. */
export function expectOwnCodings({ db, coderId }: Asker, query: Query): void {
  const blindId = blindCoderId(db, coderId);
  if (blindId !== null) refuseOthersCodings(query, blindId);
}

/** The request of a query; during a second pass in the layer of that pass, whatever layer was asked for. */
export function confined<R extends Pick<QueryRequest, 'layer'>>({ db, coderId }: Asker, request: R): R {
  const blindId = blindCoderId(db, coderId);
  return blindId === null ? request : { ...request, layer: { coderId: blindId } };
}

/** The query of a text with the ids of the project. Throws as `expectOwnCodings`. */
export function resolvedIn(context: Asker & Pick<QueryContext, 'counting'>, text: string): Query {
  const query = resolveQuery(context.counting.corpus, readQuery(text));
  expectOwnCodings(context, query);
  return query;
}
