"""Files into posts. Pages and feeds are read by `dashboard.capture.reading`, imported where it is used: `run` starts
without a parser."""

from dashboard.capture.bad_input import BadInput
from dashboard.capture.decoding import decode
from dashboard.capture.files import MAX_POST_BYTES, read_bytes
from dashboard.capture.front_matter import join_front_matter, split_front_matter
from dashboard.capture.posts import (
    markdown_of,
    post_from_fields,
    read_jsonl,
    read_markdown,
    read_text_file,
)

__all__ = [
    "MAX_POST_BYTES",
    "BadInput",
    "decode",
    "join_front_matter",
    "markdown_of",
    "post_from_fields",
    "read_bytes",
    "read_jsonl",
    "read_markdown",
    "read_text_file",
    "split_front_matter",
]
