"""An extractor of one's own: finds wind speeds, which become claims of every article."""

import os
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import grpc
from factdesk.extractor.v1.extractor_service_pb2 import (
    ExtractedClaim,
    ExtractedFigure,
    ExtractRequest,
    ExtractResponse,
    Stretch,
)
from factdesk.extractor.v1.extractor_service_pb2_grpc import (
    ExtractorServiceServicer,
    add_ExtractorServiceServicer_to_server,
)

# Name and version: what ReextractArticle tells its users they go to. Any change of what is
# found is a new version.
NAME = "winds/1"

SENTENCE = re.compile(r"[^.!?\n]+")
SPEED = re.compile(r"\b(?:(?P<bound>up to|at least|about) )?(?P<number>\d+) knots\b")
BOUNDS = {"up to": "BOUND_AT_MOST", "at least": "BOUND_AT_LEAST", "about": "BOUND_ABOUT"}


def claims(text: str) -> Iterator[ExtractedClaim]:
    """Each sentence with a speed. Python counts in code points, as spans do."""
    for sentence in SENTENCE.finditer(text):
        words = sentence.group().strip()
        start = sentence.start() + sentence.group().index(words)
        for speed in SPEED.finditer(text, start, start + len(words)):
            figure = ExtractedFigure(
                measure="MEASURE_OTHER",
                unit_noun="knots",
                unit="knot",
                bound=BOUNDS.get(speed["bound"], "BOUND_EXACTLY"),
                low=float(speed["number"]),
                text=speed.group(),
                span=Stretch(start=speed.start(), end=speed.end()),
            )
            yield ExtractedClaim(
                kind="KIND_FIGURE",
                text=words,  # must be what stands at the span, to the letter
                span=Stretch(start=start, end=start + len(words)),
                figure=figure,
                rules=["wind speed"],
            )


class Winds(ExtractorServiceServicer):
    """The service: one call, which may come again for the same text."""

    def Extract(self, request: ExtractRequest, context: grpc.ServicerContext) -> ExtractResponse:
        if request.language_code and not request.language_code.startswith("en"):
            return ExtractResponse(extractor=NAME, language_unsupported=True)
        found = list(claims(request.text))
        return ExtractResponse(extractor=NAME, language_code="en", claims=found)


if __name__ == "__main__":
    limits = [("grpc.max_receive_message_length", 16 << 20)]  # a text has up to 2 MiB
    server = grpc.server(ThreadPoolExecutor(max_workers=8), options=limits)
    add_ExtractorServiceServicer_to_server(Winds(), server)
    host = os.environ.get("WINDS_HOST", "127.0.0.1")
    port = server.add_insecure_port(f"{host}:{os.environ.get('WINDS_PORT', '50061')}")
    server.start()
    print(f"{NAME} listens on {host}:{port}", flush=True)
    server.wait_for_termination()
