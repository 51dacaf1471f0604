// A small desk: submits an article, reviews a claim of it, and sees its own review come by.

import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { MessageInitShape } from "@bufbuild/protobuf";
import { Code, ConnectError, createClient, type Interceptor } from "@connectrpc/connect";
import { createGrpcTransport } from "@connectrpc/connect-node";
import { type Article, type ArticleSchema } from "./gen/factdesk/v1/article_pb.js";
import { ArticleService } from "./gen/factdesk/v1/article_service_pb.js";
import { ChangeKind } from "./gen/factdesk/v1/change_pb.js";
import type { Claim } from "./gen/factdesk/v1/claim_pb.js";
import { ClaimService } from "./gen/factdesk/v1/claim_service_pb.js";
import { Bearing, EvidenceKind, Verdict } from "./gen/factdesk/v1/review_pb.js";
import { type ReviewClaimRequestSchema, ReviewService } from "./gen/factdesk/v1/review_service_pb.js";
import { BadRequestSchema, ErrorInfoSchema } from "./gen/google/rpc/error_details_pb.js";

const address = process.env.FACTDESK_ADDRESS ?? "127.0.0.1:50051";
const key = process.env.FACTDESK_KEY;

const withKey: Interceptor = (next) => (request) => {
  if (key) request.header.set("authorization", `Bearer ${key}`);
  return next(request);
};
const transport = createGrpcTransport({
  baseUrl: `http://${address}`,
  interceptors: [withKey],
  defaultTimeoutMs: 15_000, // every call has a deadline
});
const articles = createClient(ArticleService, transport);
const claims = createClient(ClaimService, transport);
const reviews = createClient(ReviewService, transport);

const body =
  "A ferry struck the pier at Harl on Monday. Twelve people were hurt, the coast guard said. " +
  "About 140 passengers were on board, according to the ferry line. A fisherman spoke of dozens " +
  "of injured; that number could not be verified.";

async function run() {
  try {
    await submit({ uri: "harl" });
  } catch (error) {
    if (codeOf(error) !== Code.InvalidArgument) throw error;
    console.log(["an article without text is refused:", ...told(error)].join("\n  "));
  }

  const article = await submit({ publisher: "Harl Observer", title: "Ferry hits pier", body });
  const [found, cursor] = await figures(article);
  console.log([`${article.name} has figures:`, ...found.map((c) => c.proposition)].join("\n  "));

  const dozens = found[0];
  if (!dozens) throw new Error("there is nothing to review");
  const rationale = "Asked the coast guard and the ferry line; neither knows of dozens.";
  await review(dozens, { verdict: Verdict.UNVERIFIED, rationale });
  // Then the hospital calls back. `dozens` has the etag from before the first review by now.
  const said = { kind: EvidenceKind.INTERVIEW, bearing: Bearing.REFUTES, quote: "We saw 12." };
  const last = await review(dozens, { verdict: Verdict.DISPUTED, evidence: [said] });

  const done = new AbortController();
  for await (const { person, subject } of watch(article, cursor, 30_000, done.signal)) {
    if (subject.case !== "review") continue; // a heartbeat
    const verdict = subject.value.review?.verdict ?? Verdict.UNSPECIFIED;
    console.log(`${person} gave ${Verdict[verdict]} to “${subject.value.claim?.text}”`);
    if (verdict === last.verdict) done.abort(); // `return` would leave the stream open
  }
  if (!done.signal.aborted) throw new Error("the review did not come by within 30 seconds");
}

/** Submits an article and waits for its claims. Sent again, the id makes it the same one. */
function submit(article: MessageInitShape<typeof ArticleSchema>): Promise<Article> {
  return articles.submitArticle({ article, requestId: randomUUID(), wait: { seconds: 10n } });
}

/** An article's open figures, page by page, best first; and where to watch from. */
async function figures(article: Article): Promise<[Claim[], string]> {
  const filter = "kind = FIGURE AND state = PENDING";
  const wanted = { parent: article.name, filter, orderBy: "check_worthiness desc", pageSize: 2 };
  let page = await claims.listClaims(wanted);
  const found = page.claims;
  const cursor = page.watchCursor; // the first page's: nothing after it is missed
  while (page.nextPageToken) {
    page = await claims.listClaims({ ...wanted, pageToken: page.nextPageToken });
    found.push(...page.claims);
  }
  return [found, cursor];
}

/** Gives a verdict. Where the claim has changed, reads it again and decides again. */
async function review(
  claim: Claim,
  decision: MessageInitShape<typeof ReviewClaimRequestSchema>,
): Promise<Claim> {
  for (;;) {
    const { name, etag } = claim;
    try {
      return await reviews.reviewClaim({ ...decision, name, etag, requestId: randomUUID() });
    } catch (error) {
      if (codeOf(error) !== Code.Aborted) throw error;
      console.log(["somebody was faster:", ...told(error)].join("\n  "));
      claim = await claims.getClaim({ name }); // where people decide, they would look again here
    }
  }
}

// What a stream ends with where the server stops and, the last two, where the line breaks.
const lost = [Code.Unavailable, Code.Canceled, Code.Aborted];

/** Reviews since a cursor, for so long. Streams end at times: it goes on where one ended. */
async function* watch(article: Article, cursor: string, ms: number, signal: AbortSignal) {
  const end = Date.now() + ms;
  for (;;) {
    const request = { parent: article.name, kinds: [ChangeKind.REVIEW], cursor };
    const options = { timeoutMs: end - Date.now(), signal };
    try {
      for await (const change of claims.watchChanges(request, options)) {
        yield change;
        cursor = change.cursor;
      }
    } catch (error) {
      if (signal.aborted || codeOf(error) === Code.DeadlineExceeded) return;
      // On OUT_OF_RANGE (a restored backup) a caller would list again.
      if (!lost.includes(codeOf(error))) throw error;
      console.log("the stream ended, going on");
      await pause(1_000);
    }
  }
}

function codeOf(error: unknown): Code {
  return ConnectError.from(error).code;
}

/** What a refusal tells a program: the reason with its facts, and every bad field. */
function told(error: unknown): string[] {
  const refusal = ConnectError.from(error);
  const reasons = refusal.findDetails(ErrorInfoSchema).map(({ reason, metadata }) =>
    [reason, ...Object.entries(metadata).map(([name, value]) => `${name}=${value}`)].join(" "),
  );
  const bad = refusal.findDetails(BadRequestSchema).flatMap((detail) => detail.fieldViolations);
  return [...reasons, ...bad.map(({ field, description }) => `${field}: ${description}`)];
}

run().catch((error: unknown) => {
  console.error([String(error), ...told(error)].join("\n  "));
  process.exitCode = 1;
});
