"""A small desk: submits an article, reviews a claim of it, and sees its own review come by."""

import os
import sys
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any
from uuid import uuid4

import grpc
from factdesk.v1.article_pb2 import Article
from factdesk.v1.article_service_pb2 import SubmitArticleRequest
from factdesk.v1.article_service_pb2_grpc import ArticleServiceStub
from factdesk.v1.change_pb2 import Change
from factdesk.v1.claim_pb2 import Claim
from factdesk.v1.claim_service_pb2 import GetClaimRequest, ListClaimsRequest, WatchChangesRequest
from factdesk.v1.claim_service_pb2_grpc import ClaimServiceStub
from factdesk.v1.review_pb2 import Verdict
from factdesk.v1.review_service_pb2 import ReviewClaimRequest
from factdesk.v1.review_service_pb2_grpc import ReviewServiceStub
from google.rpc.error_details_pb2 import BadRequest, ErrorInfo
from grpc_status import rpc_status

BODY = (
    "A ferry struck the pier at Harl on Monday. Twelve people were hurt, the coast guard said. "
    "About 140 passengers were on board, according to the ferry line. A fisherman spoke of dozens "
    "of injured; that number could not be verified."
)


class Desk:
    """The three services, each call with the key and with a deadline."""

    def __init__(self, channel: grpc.Channel, key: str | None) -> None:
        self.metadata = [("authorization", f"Bearer {key}")] if key else []
        self.articles = ArticleServiceStub(channel)
        self.claims = ClaimServiceStub(channel)
        self.reviews = ReviewServiceStub(channel)

    def call(self, rpc: Callable[..., Any], request: Any, seconds: float = 15) -> Any:
        return rpc(request, timeout=seconds, metadata=self.metadata)

    def submit(self, article: Article) -> Article:
        """Submits an article and waits for its claims. Sent again, the id makes it the same one."""
        once, wait = str(uuid4()), timedelta(seconds=10)
        request = SubmitArticleRequest(article=article, request_id=once, wait=wait)
        return self.call(self.articles.SubmitArticle, request)

    def figures(self, article: Article) -> tuple[list[Claim], str]:
        """An article's open figures, page by page, best first; and where to watch from."""
        request = ListClaimsRequest(parent=article.name, page_size=2)
        request.filter = "kind = FIGURE AND state = PENDING"
        request.order_by = "check_worthiness desc"
        claims: list[Claim] = []
        cursor = ""
        while True:
            page = self.call(self.claims.ListClaims, request)
            claims += page.claims
            cursor = cursor or page.watch_cursor  # the first page's: nothing after it is missed
            if not page.next_page_token:
                return claims, cursor
            request.page_token = page.next_page_token

    def review(self, claim: Claim, **decision: Any) -> Claim:
        """Gives a verdict. Where the claim has changed, reads it again and decides again."""
        while True:
            request = ReviewClaimRequest(name=claim.name, etag=claim.etag, **decision)
            request.request_id = str(uuid4())
            try:
                return self.call(self.reviews.ReviewClaim, request)
            except grpc.RpcError as error:
                if error.code() != grpc.StatusCode.ABORTED:
                    raise
                print("somebody was faster:", *told(error), sep="\n  ")
                # Where people decide, they would look at it again here.
                claim = self.call(self.claims.GetClaim, GetClaimRequest(name=claim.name))

    def watch(self, article: Article, cursor: str, seconds: float) -> Iterator[Change]:
        """Reviews since a cursor, for so long. Streams end at times: it goes on where one ended."""
        end = time.monotonic() + seconds
        request = WatchChangesRequest(parent=article.name, kinds=["CHANGE_KIND_REVIEW"])
        request.cursor = cursor
        while True:
            try:
                for change in self.call(self.claims.WatchChanges, request, end - time.monotonic()):
                    if not change.HasField("heartbeat"):
                        yield change
                    request.cursor = change.cursor
            except grpc.RpcError as error:
                if error.code() == grpc.StatusCode.DEADLINE_EXCEEDED:
                    return
                # On OUT_OF_RANGE (a restored backup) a caller would list again.
                if error.code() != grpc.StatusCode.UNAVAILABLE:
                    raise
                print("the stream ended, going on")
                time.sleep(1)


def told(error: grpc.RpcError) -> Iterator[str]:
    """What a refusal tells a program: the reason with its facts, and every bad field."""
    status = rpc_status.from_call(error) if isinstance(error, grpc.Call) else None
    for detail in status.details if status else ():
        info, bad = ErrorInfo(), BadRequest()
        if detail.Unpack(info):
            yield " ".join([info.reason, *(f"{k}={v}" for k, v in info.metadata.items())])
        elif detail.Unpack(bad):
            yield from (f"{field.field}: {field.description}" for field in bad.field_violations)


def run(desk: Desk) -> None:
    try:
        desk.submit(Article(uri="harl"))
    except grpc.RpcError as error:
        if error.code() != grpc.StatusCode.INVALID_ARGUMENT:
            raise
        print("an article without text is refused:", *told(error), sep="\n  ")

    article = desk.submit(Article(publisher="Harl Observer", title="Ferry hits pier", body=BODY))
    claims, cursor = desk.figures(article)
    print(f"{article.name} has figures:", *(claim.proposition for claim in claims), sep="\n  ")
    if not claims:
        sys.exit("there is nothing to review")

    asked = "Asked the coast guard and the ferry line; neither knows of dozens."
    desk.review(claims[0], verdict="VERDICT_UNVERIFIED", rationale=asked)
    # Then the hospital calls back. `claims[0]` has the etag from before the first review by now.
    quote = {"kind": "EVIDENCE_KIND_INTERVIEW", "bearing": "BEARING_REFUTES", "quote": "We saw 12."}
    last = desk.review(claims[0], verdict="VERDICT_DISPUTED", evidence=[quote])

    for change in desk.watch(article, cursor, seconds=30):
        verdict = change.review.review.verdict
        print(f"{change.person} gave {Verdict.Name(verdict)} to “{change.review.claim.text}”")
        if verdict == last.verdict:
            return
    sys.exit("the review did not come by within 30 seconds")


if __name__ == "__main__":
    address = os.environ.get("FACTDESK_ADDRESS", "127.0.0.1:50051")
    with grpc.insecure_channel(address) as channel:
        try:
            run(Desk(channel, os.environ.get("FACTDESK_KEY")))
        except grpc.RpcError as error:
            sys.exit("\n  ".join([f"{error.code().name}: {error.details()}", *told(error)]))
