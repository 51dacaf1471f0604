# The factdesk binary in a small image; `docker compose up` builds it.

# Manifests with empty sources: all that our dependencies depend on. A stage of
# its own makes them, so that a new crate needs no line here, and a changed
# source leaves the result, and with it the next stage's first layers, as it was.
FROM rust:1.95-bookworm AS manifests
WORKDIR /src
COPY Cargo.toml Cargo.lock ./
COPY crates crates
RUN find crates -type f ! -name Cargo.toml ! -name build.rs ! -path '*/src/lib.rs' \
        ! -path '*/src/main.rs' ! -path '*/src/bin/*' -delete \
    && find crates -type d -empty -delete \
    && find crates -name '*.rs' | while read -r file; do echo 'fn main() {}' > "$file"; done

FROM rust:1.95-bookworm AS build
WORKDIR /src
COPY --from=manifests /src .
# What came of the empty sources is forgotten again: the real ones may be older,
# and cargo goes by age.
RUN cargo build --release --locked -p factdesk \
    && rm -r target/release/.fingerprint/factdesk*
COPY . .
RUN cargo build --release --locked -p factdesk

FROM debian:bookworm-slim
COPY --from=build /src/target/release/factdesk /usr/local/bin/factdesk
# Where the history's key is kept; a volume mounted here begins as this directory's owner has it.
RUN install -d -m 700 -o 10001 -g 10001 /var/lib/factdesk
# Nobody in particular; a number, so that whoever runs it can see that it is not root.
USER 10001:10001
EXPOSE 50051
ENTRYPOINT ["factdesk"]
