"""What changed → the next version number of a client."""

from __future__ import annotations

from enum import IntEnum
from typing import Final

from packaging.version import InvalidVersion, Version

from .changes import Level
from .config import SCHEMES


class Step(IntEnum):
    """The part of a version number that grows."""

    NONE = 0
    PATCH = 1
    MINOR = 2
    MAJOR = 3

    @property
    def word(self) -> str:
        return self.name.lower()


SEMANTIC, OF_API = SCHEMES
_STEPS: Final = {
    Level.INVISIBLE: Step.PATCH,
    Level.COMPATIBLE: Step.MINOR,
    Level.RISKY: Step.MINOR,
    Level.BREAKING: Step.MAJOR,
}


def parsed(text: str) -> Version | None:
    """A version by PEP 440, None for what is none; a `v` before it is passed over."""
    try:
        return Version(text)
    except InvalidVersion:
        return None


def needed(current: Version, level: Level | None) -> Step:
    """The smallest step that tells of a change; before 1.0 the minor number breaks.

    Semantic Versioning 2.0.0, items 4, 6, 7 and 8.
    """
    if level is None:
        return Step.NONE
    step = _STEPS[level]
    if current.major == 0:
        return {Step.MAJOR: Step.MINOR, Step.MINOR: Step.PATCH}.get(step, step)
    return step


def next_version(
    current: Version, level: Level | None, api: Version | None, scheme: str = SEMANTIC
) -> Version:
    """The version that a scheme proposes; `api` is that of the document.

    By the numbers of users it is at least that of the API.
    """
    if scheme == OF_API and api is not None:
        if api.release[:2] != (current.major, current.minor):
            return Version(f"{api.major}.{api.minor}.0")
        return _stepped(current, min(needed(current, level), Step.PATCH))
    found = _stepped(current, needed(current, level))
    if api is not None and (level is not None) and api.release > found.release:
        return Version(api.base_version)
    return found


def step_between(old: Version, new: Version) -> Step:
    """Which number of two versions differs; NONE where the new one is no later one.

    What comes after a pre-release of X.0.0 is as far from it as X.0.0 from what was before.
    """
    if new <= old:
        return Step.NONE
    before = _size(old) if old.is_prerelease else Step.PATCH
    if new.major != old.major:
        return Step.MAJOR
    return max(before, Step.MINOR) if new.minor != old.minor else before


def is_enough(current: Version, chosen: Version, level: Level | None) -> bool:
    """Whether a version tells of what changed."""
    return step_between(current, chosen) >= max(needed(current, level), Step.PATCH)


def _settled(version: Version) -> tuple[int, int, int]:
    return version.major, version.minor, version.micro


def _size(version: Version) -> Step:
    """The step that a number like X.0.0 or X.Y.0 is."""
    if version.micro:
        return Step.PATCH
    return Step.MINOR if version.minor else Step.MAJOR


def _stepped(current: Version, step: Step) -> Version:
    if step is Step.NONE:
        return current
    if current.is_prerelease and _size(current) >= step:
        return Version(current.base_version)
    major, minor, micro = _settled(current)
    match step:
        case Step.MAJOR:
            return Version(f"{major + 1}.0.0")
        case Step.MINOR:
            return Version(f"{major}.{minor + 1}.0")
        case _:
            return Version(f"{major}.{minor}.{micro + 1}")
