"""The audit chain: canonical bytes, links, signatures, checkpoints, verification. Pure functions over bytes."""

from models.journal.chain import (
    Checkpoint,
    Entry,
    Fault,
    Head,
    append,
    canonical,
    checkpoint,
    genesis,
    link,
    parse,
    parse_checkpoint,
    short_code,
    signed_by,
    verify,
)

__all__ = [
    "Checkpoint",
    "Entry",
    "Fault",
    "Head",
    "append",
    "canonical",
    "checkpoint",
    "genesis",
    "link",
    "parse",
    "parse_checkpoint",
    "short_code",
    "signed_by",
    "verify",
]
