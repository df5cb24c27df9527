import { standardOrigin } from './code-block.ts'

/** A chapter before the reference, in Markdown. */
export interface GuideSection {
  id: string
  title: string
  text: string
}

/** Figures that the guide names. */
export interface GuideLimits {
  maxBodyBytes: number
  maxTokens: number
  maxNesting: number
  maxAliases: number
  maxDirectives: number
  maxVariableValues: number
  maxVariableNesting: number
  maxDepth: number
  maxCost: number
  operationSeconds: number
  budgetWindowSeconds: number
  viewerBudget: number
  anonymousBudget: number
  minimumCost: number
  inputText: number
  inputList: number
  defaultPage: number
  maxPage: number
  moderateArmYears: number
  studiesUnderWay: number
}

/** What one must know before using the reference: it holds for every entry point, so none of them says it. */
export function guide(limits: GuideLimits): GuideSection[] {
  return [
    { id: 'start', title: 'Getting started', text: start },
    { id: 'authentication', title: 'Authentication', text: authenticationText(limits) },
    { id: 'errors', title: 'Errors', text: errors },
    { id: 'limits', title: 'Limits and cost', text: limitsText(limits) },
    { id: 'lists', title: 'Lists and pages', text: listsText(limits) },
    { id: 'transport', title: 'Trusted documents, subscriptions and files', text: transport },
    { id: 'units', title: 'Units, basis and quality', text: units },
    { id: 'evolution', title: 'How the API changes', text: evolution },
  ]
}

const start = `
A GraphQL API to the neodymium supply chain between China, India and Japan, with a simulator of supply risk.
There is one endpoint, \`POST /graphql\`, which takes and gives JSON:

\`\`\`sh
curl -s ${standardOrigin}/graphql -H 'content-type: application/json' \\
  -d '{"query":"{ country(iso3: \\"IND\\") { name } tradeAgreements(first: 3) { nodes { title status } } }"}'
\`\`\`

Send \`query\`, and \`variables\` where the operation has some. Ask with \`Accept: application/graphql-response+json\` to have the HTTP
status tell a request that could not run from one that did. Queries may also be sent by GET, with a header that a page of another
origin could not send unasked, such as \`graphql-require-preflight: 1\`; without one they are refused with \`CSRF_PREVENTED\`. Mutations by GET are refused.

[Open /graphql in a browser](/graphql) for an editor that has the first examples of this page in tabs. The entry points below show the
operations of the project that use them, each as a document, and as a command where it has all of its variables.

From TypeScript, use the typed client: \`npm run pack:sdk\` in the project packs it, to be installed elsewhere and imported as \`monazite/sdk\`. For other
clients and languages, generate your own from \`schema/schema.graphql\`, which is the same contract as this page.

A type with \`!\` is never null. Where a value can be null, its description says when.
`

function authenticationText({ moderateArmYears }: GuideLimits): string {
  return `
Send an API key, which begins with \`mzk_\`, or a JSON Web Token of the issuer that the server is set up for:

\`\`\`sh
curl -s ${standardOrigin}/graphql -H 'authorization: Bearer mzk_…' \\
  -H 'content-type: application/json' -d '{"query":"{ __typename }"}'
\`\`\`

A credential that is unknown, expired or revoked is refused with 401; it never counts as none. Without one you are anonymous, and may do
what the operator leaves to everybody. What a caller may do is the sum of its scopes:

| Scope | Allows |
| --- | --- |
| \`read\` | to read the data set, and scenarios, simulations and analyses that are shared or your own |
| \`simulate\` | \`simulate\`, \`preview\`, \`compare\` and \`attribute\` up to ${count(moderateArmYears)} simulated years (arms × draws × years); to share what is stored, and to delete runs and analyses |
| \`analyse\` | all of that at any size, \`sensitivity\`, \`recommend\`, scenarios of your own |
| \`admin\` | API keys: to list, make and revoke those of any owner, with any scopes |

A field that needs a scope you lack is answered with the code \`FORBIDDEN\`, and \`extensions.requiredScopes\` names it. What you store is
yours: others cannot see it, change it or tell that it is there, until you share it by \`setVisibility\` with whoever has its id. All callers without
a credential are one caller. \`Query.viewer\` says who you are here and what you may do.

Every query needs \`read\`, but for \`Query.viewer\` and \`Query.apiKeys\`; what else an entry point needs, its description says, and each example below. An
arm is one set of levers, the baseline included. A study whose years are left to a scenario counts with the most years that a run may have.
`
}

const errors = `
**Failures that are foreseen are part of the schema.** A mutation answers with a union: its result, or a member of the interface \`Error\`
with a \`code\` for programs and a \`message\` for people. Ask for \`__typename\` and select both. \`InvalidInputError\` lists every value
that was refused, each with its \`path\` below the input, such as \`china.oxide.severityByYear.1\`. None of them is worth the same request again.

| \`code\` of a member | Member | Meaning |
| --- | --- | --- |
| \`INVALID_INPUT\` | \`InvalidInputError\` | values that the model cannot take, or that contradict each other |
| \`NOT_FOUND\` | \`NotFoundError\` | what the input names is not there, or is not yours |
| \`LIMIT_EXCEEDED\` | \`LimitExceededError\` | sound, but more than is computed at once |
| \`VERSION_CONFLICT\` | \`VersionConflictError\` | it was changed since you read it; nothing was changed now |

**Everything else is in \`errors\`**, with a code in \`extensions.code\` where there is one:

| Code | Meaning |
| --- | --- |
| \`GRAPHQL_PARSE_FAILED\` | the document is no GraphQL |
| \`DOCUMENT_TOO_LARGE\` | the document is beyond a limit of its size |
| \`GRAPHQL_VALIDATION_FAILED\` | it does not fit the schema |
| \`OPERATION_RESOLUTION_FAILURE\` | \`operationName\` names none of the operations |
| \`BAD_USER_INPUT\` | an argument or a variable cannot be served, such as an id that is none or is of another type; \`argument\` or \`variable\` names it |
| \`BAD_REQUEST\` | the HTTP request is malformed |
| \`NOT_FOUND\` | of a subscription or a file: it is not there, or not for you to read |
| \`TOO_MANY_SUBSCRIPTIONS\` | you have as many open as one caller may |
| \`QUERY_TOO_DEEP\` | fields are nested too deeply |
| \`QUERY_TOO_COSTLY\` | the operation asks for too much at once |
| \`RATE_LIMITED\` | your points are spent; \`retryAfterSeconds\` says when they are there again |
| \`OPERATION_TIMEOUT\` | the operation took too long and was ended |
| \`UNAUTHENTICATED\` | the credential is not valid |
| \`FORBIDDEN\` | a scope is missing |
| \`CSRF_PREVENTED\` | the page of another origin could have made a browser send this |
| \`PERSISTED_DOCUMENT_NOT_FOUND\`, \`DOCUMENT_NOT_TRUSTED\` | no trusted document has this id; this server runs trusted documents alone |
| \`UNSUPPORTED_MEDIA_TYPE\` | the body is not JSON |
| \`REQUEST_ENTITY_TOO_LARGE\` | the body has too many bytes |
| \`NOT_ACCEPTABLE\` | the \`Accept\` header takes nothing that is served |
| \`METHOD_NOT_ALLOWED\` | a file is read by GET alone |
| \`SERVICE_UNAVAILABLE\` | the server has more to do than it can, and did nothing; or the database, or what your credential is checked by, does not answer or has no space left, and whether a mutation was carried out is not known. The message says which. Ask again after \`Retry-After\`; the same \`simulate\` again stores nothing twice |
| \`INTERNAL_SERVER_ERROR\` | a fault of the server; \`requestId\` finds it in the server's log |

| HTTP status | Meaning |
| --- | --- |
| 200 | the operation ran; \`errors\` may still name fields that failed, and the older \`application/json\` reports a faulty document so too |
| 400 | it did not run: malformed, against the schema, or a variable of a wrong type |
| 401 | the credential is not valid |
| 403 | this server does not take such a request from you |
| 404 | there is no such file or page, or it is not for you to read |
| 405, 406 | a mutation by GET, or another method than there is; no acceptable type of answer |
| 408, 431 | the request came too slowly; its headers are too large |
| 413, 415 | the body is too large; it is compressed, or not \`application/json\` |
| 429 | you have asked for too much lately; \`Retry-After\` says for how many seconds to wait |
| 500 | a fault of the server |
| 503 | the server is overloaded, or something that it needs does not answer; \`Retry-After\` says for how many seconds to wait |

Every answer has the header \`x-request-id\`; send your own to follow a request through the logs.
`

function limitsText(limits: GuideLimits): string {
  return `
| Of a request | At most |
| --- | --- |
| body | ${count(limits.maxBodyBytes)} bytes |
| document | ${count(limits.maxTokens)} tokens, ${limits.maxNesting} brackets open at once |
| aliases, directives | ${limits.maxAliases}, ${limits.maxDirectives} |
| values in variables | ${count(limits.maxVariableValues)}, ${limits.maxVariableNesting} levels deep |
| a text in an argument | ${count(limits.inputText)} characters |
| depth | ${limits.maxDepth} fields below each other, through fragments |
| cost | ${count(limits.maxCost)} |
| a list in an input | ${limits.inputList} entries |
| a page | ${limits.maxPage} entries |
| time | ${limits.operationSeconds} seconds |

The cost of an operation is counted with its variables before it runs. A field costs 1, times the page sizes of all the lists that it stands in; a
field that runs the model costs more, by the number of runs. So smaller pages and fewer fields make a request cheaper. \`extensions.cost\` of an answer says
what it was counted as (\`requested\`), what it came to (\`actual\`), and what you have left (\`available\`). Callers have points to spend on cost in a window of ${limits.budgetWindowSeconds} seconds, ${count(limits.viewerBudget)} with a credential and ${count(limits.anonymousBudget)} for each address without; a request costs ${limits.minimumCost} at least. \`Query.rateLimit\` says how many are left, and where they do not suffice, the answer
is 429 with \`Retry-After\`.

Studies have limits of their own, see \`StudyLimit\`; beyond them they answer with \`LimitExceededError\`. An operation that is not done in its time ends with
\`OPERATION_TIMEOUT\`. A study of more than ${count(limits.moderateArmYears)} simulated years (arms × draws × years) goes on at the workers all the same: the same request again joins it, or finds it stored. \`simulate\` with \`wait: false\` answers at once, and its error bars are computed in the
background. A caller may have ${limits.studiesUnderWay} such studies under way.
`
}

function listsText({ defaultPage, maxPage }: GuideLimits): string {
  return `
Lists that can grow are Relay connections. \`first\` and \`after\` page forwards, \`last\` and \`before\` backwards; a page has ${defaultPage} entries
if you do not say, and ${maxPage} at most. Take the entries from \`nodes\`, and the cursor of the next page from \`pageInfo { hasNextPage endCursor }\`:

\`\`\`graphql
query ($after: String) {
  observations(first: 50, after: $after) {
    nodes { year value unit basis }
    pageInfo { hasNextPage endCursor }
  }
}
\`\`\`

\`totalCount\` is counted only where it is asked for. Cursors and ids are opaque. Whatever has an \`id\` can be had again by \`Query.node\`; slugs and codes such as
\`iso3\` are further keys for people.
`
}

const transport = `
**Trusted documents.** The shipped operations run by their hash alone: send \`documentId\` (\`sha256:…\`, as in \`schema/persisted-documents.json\`) instead of \`query\`, or
the older \`extensions.persistedQuery\`. A server may be set to take no others.

**GET.** A GET from a program needs a header that a page of another origin could not send without asking, such as \`graphql-require-preflight: 1\`. Answers carry an
\`ETag\`; \`If-None-Match\` spares an unchanged one.

**Subscriptions** are server-sent events: ask with \`Accept: text/event-stream\`. Each event \`next\` has an answer, \`complete\` ends the stream, and a comment every 12 seconds
keeps it alive. After a break, subscribe again: the first event has the state as it is.

**Files.** \`/export/observations.csv\` has all observations, narrowed by the fields of \`ObservationFilter\` as parameters (\`indicator\` as often as needed), and
\`/export/simulations/<id>.csv\` has the years of a stored run and of its baseline. Credentials and rights are those of the API. Texts that a spreadsheet would run as a
formula have an apostrophe before them.
`

const units = `
Every number says what it is. Its unit is in the name of the field (\`outputTonnes\`, \`priceUsdPerKg\`, \`horizonYears\`) or beside it, as \`Unit\`.
Shares are from 0 to 1, money names its currency, instants are \`DateTime\` in UTC, and dates are \`PartialDate\`, as exact as they are known.

Tonnes of what, is the \`Basis\`: a tonne of oxide is not a tonne of metal or of magnets. Fields in tonnes that take an argument \`basis\` convert, and give
neodymium-praseodymium oxide unless told otherwise; where the composition is not known, they do not guess. \`Quality\` says how far a number can be relied on, and
\`sources\` where it is from. Evidence that contradicts itself is listed, not averaged.
`

const evolution = `
The API grows by addition: types, fields, optional arguments, enum values and members of unions may be added at any time, so let programs bear values
that they do not know. Whatever is to go is deprecated first, with the reason and the date from which it may be gone; this page marks it. A change that
could break a client comes only with a new major version; below version 1.0.0, the next minor version is enough, as 0.2.0 is after 0.1.0.
`

function count(number: number): string {
  return number.toLocaleString('en')
}
