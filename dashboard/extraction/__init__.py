"""Text in, records out; touches no file but the vocabularies beside it, no database, no network."""

from dashboard.extraction.reading import read_post
from dashboard.extraction.words.vocabulary import Vocabulary, load_vocabulary

__all__ = ["Vocabulary", "load_vocabulary", "read_post"]
