"""The readings of posts: from the cache where it has them, else read now and kept there."""

from collections.abc import Callable, Collection, Iterable, Sequence

from dashboard.records import Post, Reading
from dashboard.storage import pipeline
from dashboard.storage.durable import delete_unfinished
from dashboard.storage.input_files import Inputs, with_texts
from dashboard.storage.inputs import Input, extraction_fingerprint, snapshot_id_of
from dashboard.storage.progress import Progress, silent
from dashboard.storage.reading_cache import HeldReadings, ReadingCache, delete_old_caches
from dashboard.storage.tables import LEXICON
from dashboard.storage.versions import AnyPost, Version
from dashboard.storage.workspace import WITH_FALLBACK, Workspace


def read_all(workspace: Workspace, inputs: Inputs, versions: Sequence[Version], progress: Progress) -> list[Reading]:
    """The readings of all current posts, in the order of `versions`, from the cache where it has them."""
    cache = cache_of(workspace, inputs)
    current_posts = with_texts(workspace, [version.post for version in versions if version.is_current])
    readings = read_through(cache, inputs, current_posts, progress)
    cache.compact(post.content_hash for post in current_posts)
    delete_old_caches(workspace.snapshots / "cache")
    return readings


held_readings = HeldReadings()


def read_some(
    workspace: Workspace, inputs: Inputs, posts: Sequence[AnyPost], progress: Progress = silent
) -> list[Reading]:
    """The readings of some posts, in their order; of the cache only theirs are held."""
    held = held_readings.made_by(reading_fingerprint(inputs.identity))
    found = {post.content_hash: held.find(post.content_hash) for post in posts}
    new = with_texts(workspace, [post for post in posts if found[post.content_hash] is None])
    if new:
        cache = cache_of(workspace, inputs, {post.content_hash for post in new})
        for reading in read_through(cache, inputs, new, progress):
            found[reading.post.content_hash] = reading
            held.keep(reading)
        cache.flush()
    return [known for post in posts if (known := found[post.content_hash]) is not None]


def cache_of(workspace: Workspace, inputs: Inputs, wanted: Collection[str] | None = None) -> ReadingCache:
    """The cache of readings by this extractor with these names."""
    folder = workspace.snapshots / "cache" / reading_fingerprint(inputs.identity)
    delete_unfinished(folder)
    return ReadingCache(folder, wanted)


def read_through(cache: ReadingCache, inputs: Inputs, posts: Sequence[Post], progress: Progress) -> list[Reading]:
    """The readings of `posts`, in their order; what is not in the cache is read and put there."""
    reader: Callable[[Post], Reading] | None = None
    readings = []
    for number, post in enumerate(posts, start=1):
        reading = cache.find(post)
        if reading is None:
            reader = reader or pipeline.make_reader(inputs.tables.reference)
            reading = reader(post)
            cache.keep(reading)
        readings.append(reading)
        progress("Reading posts", number, len(posts))
    return readings


def reading_fingerprint(identity: Iterable[Input]) -> str:
    """16 hex digits for what a reading depends on besides its post: the extractor, and the names it knows."""
    known = {*WITH_FALLBACK, *(header.file for header in LEXICON)}
    names = [one for one in identity if one[0] in known]
    return snapshot_id_of(names, extraction_fingerprint())
